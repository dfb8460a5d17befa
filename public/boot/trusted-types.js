// The default Trusted Types policy. The framework builds its static parts from
// strings written at compile time; those are plain markup. A string that could
// run something is refused, whoever made it.
(function () {
  if (!window.trustedTypes || !trustedTypes.createPolicy) return;
  var runs = /<\s*\/?\s*(script|iframe|object|embed|base|meta|link|style|form\s[^>]*action)\b|[\s"'\/]on[a-z]+\s*=|javascript:|srcdoc/i;
  trustedTypes.createPolicy("default", {
    createHTML: function (text) { return runs.test(text) ? null : text; },
    // A worker may come from this host only.
    createScriptURL: function (url) { return new URL(url, document.baseURI).origin === location.origin ? url : null; },
    createScript: function () { return null; }
  });
})();
