// Loads the app; the names of its two files are in the page (see Trunk.toml).
// A module, so that a browser too old for the app does not stumble over it.

// The smallest program with what the app is made of: fill memory, extend a
// sign, convert without a trap, hold a reference. A browser that takes it and
// still refuses the app has been given a damaged file.
const sample = Uint8Array.from([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 4, 4, 1, 111, 0, 0, 5, 3, 1, 0, 0,
  10, 25, 1, 23, 0, 65, 0, 65, 0, 65, 0, 252, 11, 0, 65, 0, 192, 26, 67, 0, 0, 0, 0, 252, 0, 26, 11,
]);
const app = document.querySelector('meta[name="portal-app"]');

// Part of the program → its files. A part is named as its pages' addresses begin,
// but for the page of all questions.
const parts = JSON.parse(app.dataset.parts || "{}");
const [, first, ...rest] = location.pathname.split("/");
const part = first === "points" && rest[0] === "estimate" ? "sheet" : first;
// The first pages of the two forms need no part.
const needed = rest.length > 0 || first === "cases" ? part : "";
const opened = parts[needed] || [];

// So many of them, the largest first (end2end/setup/parts/place.mjs), are worth a
// place in the first row.
const LARGE = 3;

// What this page needs of them comes together with the program, not after it.
function preload(file) {
  const link = document.createElement("link");
  Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: "/" + file });
  document.head.append(link);
}

// What the program asks for first is asked for already: configuration, words, and
// the points table of the address come beside it, not one after the other behind it. It takes each answer once (src/api/early.rs); what is guessed wrong
// here it asks for itself.
const early = new Map();
window.portalEarly = (address) => {
  const answer = early.get(address);
  // Nothing any more, and nothing that is still to be asked for here.
  early.set(address, undefined);
  return answer;
};
async function ask(address, headers) {
  if (early.has(address)) return undefined;
  const signal = AbortSignal.timeout ? AbortSignal.timeout(15000) : undefined;
  const answer = fetch(address, { headers, signal });
  early.set(address, answer);
  return answer;
}

// As src/state/looks.rs chooses it.
function language(offered) {
  let chosen = null;
  try { chosen = localStorage.getItem("portal.locale"); } catch (refused) { chosen = null; }
  if (offered.includes(chosen)) return chosen;
  const kind = (tag) => tag.split("-")[0].toLowerCase();
  for (const tag of navigator.languages || []) {
    if (offered.includes(tag)) return tag;
    const near = offered.find((other) => kind(other) === kind(tag));
    if (near) return near;
  }
  return offered[0];
}

// Where the words of the language are, without the ending; nothing until it is known.
let dictionary = "";

async function askFirst() {
  // Plainly, as the page's `preload` asks: then it is the same request.
  const config = await (await ask("/config.json")).clone().json();
  const locale = language(config.languages);
  // A configuration that says nothing is for the program to complain about.
  if (!locale || typeof config.api !== "string") return;
  dictionary = `/locales/${encodeURIComponent(locale)}`;
  ask(`${dictionary}.json`).catch(() => {});
  if (parts[needed]) ask(`${dictionary}.${needed}.json`).catch(() => {});
  const isJourney = first === "points" && rest.length > 2 && !["applications", "rounds"].includes(rest[0]);
  const scheme = part === "sheet" ? rest[1] : isJourney ? rest[0] : "";
  const headers = { Accept: "application/json, application/problem+json" };
  if (/^[\w.-]+$/.test(scheme)) ask(`${config.api.replace(/\/+$/, "")}/schemes/${scheme}`, headers).catch(() => {});
}

// The other parts come when there is nothing else to do, one by one: the next
// page then opens at once, and without a network. Not where data is dear.
async function fetchRest() {
  if (navigator.connection && navigator.connection.saveData) return;
  for (const file of new Set(Object.values(parts).flat())) {
    if (opened.includes(file)) continue;
    try {
      await (await fetch("/" + file, { priority: "low" })).arrayBuffer();
    } catch (offline) {
      return;
    }
  }
  // Their words are kept here: a browser would ask again whether they are still true.
  for (const name of dictionary ? Object.keys(parts) : []) {
    const address = `${dictionary}.${name}.json`;
    if (early.has(address)) continue;
    try {
      const answer = await fetch(address, { priority: "low" });
      const words = await answer.arrayBuffer();
      early.set(address, Promise.resolve(new Response(words, answer)));
    } catch (offline) {
      return;
    }
  }
}

if (!WebAssembly.validate(sample)) {
  window.portalFailed("old", "WebAssembly without bulk memory or references");
} else {
  // A browser fetches six files at a time: the large parts go first, the small ones
  // behind what is asked for.
  opened.slice(0, LARGE).forEach(preload);
  askFirst().catch(() => {}).then(() => opened.slice(LARGE).forEach(preload));
  import(app.dataset.script)
    .then((glue) => glue.default({ module_or_path: app.dataset.wasm }))
    .then(() => dispatchEvent(new CustomEvent("TrunkApplicationStarted")))
    .then(() => (window.requestIdleCallback || setTimeout)(fetchRest))
    .catch((why) => window.portalFailed(why instanceof WebAssembly.RuntimeError ? "broken" : "missing", String(why)));
}
