// Watches over the app from outside: an app that did not load, or that died,
// can no longer say so itself. It shows the panel that index.html holds ready.
(function () {
  var TRIED = "portal.reloaded";
  var started = false;
  var over = false;

  function remember(value) {
    try {
      if (value === null) sessionStorage.removeItem(TRIED);
      else sessionStorage.setItem(TRIED, value);
      return true;
    } catch (refused) {
      return false;
    }
  }
  function triedAlready() {
    try {
      return sessionStorage.getItem(TRIED) !== null;
    } catch (refused) {
      return true;
    }
  }

  // kind: "missing" (a file did not come), "old" (a browser that cannot), "broken".
  function fail(kind, why) {
    if (over) return;
    // After a new release an old page may ask for files that are gone. One
    // reload fetches the new page; the mark keeps it from becoming a loop.
    if (kind === "missing" && !started && navigator.onLine !== false && !triedAlready() && remember("1")) {
      over = true;
      location.reload();
      return;
    }
    over = true;
    if (window.console) console.warn("portal stopped:", kind, why);
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", function () { show(kind); });
    else show(kind);
  }

  function show(kind) {
    var panel = document.getElementById("stopped");
    if (!panel) return;
    document.documentElement.setAttribute("data-stopped", kind);
    // The dead page goes, also for the keyboard; before a start the first view stays.
    var app = document.getElementById("app");
    if (app && started) {
      app.hidden = true;
      // With the app its main part has gone; this is what there is now.
      panel.firstElementChild.setAttribute("role", "main");
    }
    var words = panel.querySelectorAll(".stopped__" + kind);
    for (var i = 0; i < words.length; i++) words[i].hidden = false;
    panel.hidden = false;
    var reload = document.getElementById("stopped-reload");
    if (reload) reload.addEventListener("click", function () { location.reload(); });
    var title = document.getElementById("stopped-title");
    if (title) title.focus();
  }

  // A panic ends in a trap; nothing of the app works after it.
  function isTrap(error) {
    if (!error) return false;
    if (window.WebAssembly && error instanceof WebAssembly.RuntimeError) return true;
    return error instanceof RangeError && /wasm/.test(String(error.stack));
  }

  window.addEventListener("error", function (event) {
    var at = event.target;
    if (at && at !== window && at.nodeName) {
      // Only what the app needs: a missing icon or picture stops nobody.
      var needed = at.nodeName === "SCRIPT" || (at.nodeName === "LINK" && /^(modulepreload|stylesheet)$/.test(at.rel));
      if (!started && needed) fail("missing", at.src || at.href);
      return;
    }
    if (isTrap(event.error)) fail("broken", event.message);
  }, true);
  window.addEventListener("unhandledrejection", function (event) {
    if (isTrap(event.reason)) fail("broken", String(event.reason));
  });

  // The app sends everything itself. A form that the browser would send, because
  // the app has died over it, would show the answers in the address.
  document.addEventListener("submit", function (event) { event.preventDefault(); }, true);

  // Without modules or WebAssembly the app cannot come at all.
  if (!("noModule" in document.createElement("script")) || !window.WebAssembly) fail("old", "no modules or no WebAssembly");

  window.portalFailed = fail;
  // The app calls this when its first page stands.
  window.portalStarted = function () {
    started = true;
    remember(null);
    document.documentElement.setAttribute("data-started", "");
  };
})();
