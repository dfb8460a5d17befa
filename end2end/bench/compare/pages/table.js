// The table of this page: it stands in the document, so no page waits for it.

/** The table as table.mjs writes it in `bench-ITEMS.table.json`. */
export const table = JSON.parse(document.getElementById("table").textContent);

/** Where the page goes. */
export const place = document.getElementById("page");
