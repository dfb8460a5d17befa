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

if (!WebAssembly.validate(sample)) {
  window.portalFailed("old", "WebAssembly without bulk memory or references");
} else {
  import(app.dataset.script)
    .then((glue) => glue.default({ module_or_path: app.dataset.wasm }))
    .then(() => dispatchEvent(new CustomEvent("TrunkApplicationStarted")))
    .catch((why) => window.portalFailed(why instanceof WebAssembly.RuntimeError ? "broken" : "missing", String(why)));
}
