// A link from a receipt opens a case on a phone: number and code stand behind the #.
// They leave the address bar and the history before anything else is asked for; the
// program takes them from here, once (src/state/opened.rs).
(function () {
  function take() {
    if (!/^#case=/.test(location.hash)) return;
    window.portalCase = location.hash;
    history.replaceState(history.state, "", location.pathname + location.search);
  }
  take();
  // Opened again in a tab that shows the portal already.
  window.addEventListener("hashchange", take);
})();
