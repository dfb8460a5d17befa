// The whole portal: what is asked for before it is here, its start, and the parts of it
// that come when there is nothing else to do. The names of its files are in the page
// (see Trunk.toml).

// The smallest program with what the portal is made of: fill memory, extend a
// sign, convert without a trap, hold a reference. A browser that takes it and
// still refuses the portal has been given a damaged file.
const sample = Uint8Array.from([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 4, 4, 1, 111, 0, 0, 5, 3, 1, 0, 0,
  10, 25, 1, 23, 0, 65, 0, 65, 0, 65, 0, 252, 11, 0, 65, 0, 192, 26, 67, 0, 0, 0, 0, 252, 0, 26, 11,
]);
export const app = document.querySelector('meta[name="portal-app"]').dataset;

/** The two files the portal cannot start without. */
export const files = [app.script, app.wasm];

// Part of the program → its files. A part is named as its pages' addresses begin,
// but for the page of all questions.
const parts = JSON.parse(app.parts || "{}");
const [, first, ...rest] = location.pathname.split("/");
const part = first === "points" && rest[0] === "estimate" ? "sheet" : first;

// So many files of a part, the largest first (end2end/setup/parts/place.mjs), are worth
// a place in the first row.
const LARGE = 3;

// What this page needs of them comes together with the program, not after it.
function preload(file) {
  const link = document.createElement("link");
  Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: "/" + file });
  document.head.append(link);
}

// What the program asks for first is asked for already: configuration, words, and
// the points table of the address come beside it, not one after the other behind it.
// It takes each answer once (src/api/early.rs); what is guessed wrong here it asks for
// itself.
const early = new Map();
window.portalEarly = (address) => {
  const answer = early.get(address);
  // Nothing any more, and nothing that is still to be asked for here.
  early.set(address, undefined);
  return answer;
};

// Plainly, as a preload asks: then it is the same request.
function ask(address) {
  if (early.has(address)) return early.get(address);
  const signal = AbortSignal.timeout ? AbortSignal.timeout(15000) : undefined;
  const answer = fetch(address, { signal });
  // Whoever wants it hears of a failure.
  answer.catch(() => {});
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

/** The language, and those offered, from the configuration; a failure where that says nothing. */
export async function spoken() {
  const { languages } = await (await ask("/config.json")).clone().json();
  const locale = language(languages);
  if (!locale) throw new Error("no languages");
  dictionary = `/locales/${encodeURIComponent(locale)}`;
  return { locale, languages };
}

/** Asks for the points table of the address, if it is one's. */
export async function askForTable() {
  const { api } = await (await ask("/config.json")).clone().json();
  const isJourney = first === "points" && rest.length > 2 && !["applications", "rounds"].includes(rest[0]);
  const scheme = part === "sheet" ? rest[1] : isJourney ? rest[0] : "";
  if (/^[\w.-]+$/.test(scheme)) return ask(`${api.replace(/\/+$/, "")}/schemes/${scheme}`);
  return undefined;
}

// The other parts come when there is nothing else to do, one by one: the next
// page then opens at once, and without a network. Not where data is dear.
async function fetchRest(known) {
  if (navigator.connection && navigator.connection.saveData) return;
  const all = [...files, ...Object.values(parts).flat().map((file) => "/" + file)];
  for (const file of new Set(all)) {
    if (known.includes(file)) continue;
    try {
      await (await fetch(file, { priority: "low" })).arrayBuffer();
    } catch (offline) {
      return;
    }
  }
  // Their words are kept here: a browser would ask again whether they are still true.
  const words = Object.keys(parts).map((part) => `${dictionary}.${part}.json`);
  for (const address of dictionary ? [`${dictionary}.json`, ...words] : []) {
    if (early.has(address)) continue;
    try {
      const answer = await fetch(address, { priority: "low" });
      early.set(address, Promise.resolve(new Response(await answer.arrayBuffer(), answer)));
    } catch (offline) {
      return;
    }
  }
}

/** Fetches what is not `known` yet, later. */
export const restLater = (known) => (window.requestIdleCallback || setTimeout)(() => fetchRest(known));

/** Whether this browser can run the portal at all; where it cannot, that is said. */
export function isAble() {
  const able = WebAssembly.validate(sample);
  if (!able) window.portalFailed("old", "WebAssembly without bulk memory or references");
  return able;
}

/** Starts the portal. */
export async function startPortal() {
  try {
    const glue = await import(app.script);
    await glue.default({ module_or_path: app.wasm });
    dispatchEvent(new CustomEvent("TrunkApplicationStarted"));
  } catch (why) {
    window.portalFailed(why instanceof WebAssembly.RuntimeError ? "broken" : "missing", String(why));
  }
}

/** Starts it, with everything the page needs asked for beside it. */
export async function openPortal() {
  if (!isAble()) return;
  // The first pages of the two forms need no part.
  const needed = rest.length > 0 || first === "cases" ? part : "";
  const opened = parts[needed] || [];
  // A browser fetches six files at a time: the large parts go first, the small ones
  // behind what is asked for.
  opened.slice(0, LARGE).forEach(preload);
  const asked = spoken().then(() => {
    ask(`${dictionary}.json`);
    if (parts[needed]) ask(`${dictionary}.${needed}.json`);
    return askForTable();
  });
  // A configuration that says nothing is for the program to complain about.
  asked.catch(() => {}).then(() => opened.slice(LARGE).forEach(preload));
  await startPortal();
  restLater([...files, ...opened.map((file) => "/" + file)]);
}
