// Loads the app; the names of its two files are in the page (see Trunk.toml).
// A module, so that a browser too old for the app does not stumble over it.
const app = document.querySelector('meta[name="portal-app"]');
try {
  const glue = await import(app.dataset.script);
  await glue.default({ module_or_path: app.dataset.wasm });
  dispatchEvent(new CustomEvent("TrunkApplicationStarted"));
} catch (why) {
  const kind = why instanceof WebAssembly.RuntimeError ? "broken"
    : why instanceof WebAssembly.CompileError ? "old"
    : "missing";
  window.portalFailed(kind, String(why));
}
