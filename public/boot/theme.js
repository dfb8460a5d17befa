// Before the first paint: the look, the mode and the language chosen earlier
// on this device. Anything unknown is left to the system.
(function () {
  var root = document.documentElement;
  function chosen(key, values) {
    try {
      var value = localStorage.getItem(key);
      return value && values.test(value) ? value : null;
    } catch (refused) {
      return null;
    }
  }
  var theme = chosen("portal.theme", /^(light|dark)$/);
  var mode = chosen("portal.mode", /^(elder|kiosk)$/);
  var locale = chosen("portal.locale", /^[a-z]{2,3}(-[A-Za-z]{2,8})*$/);
  if (theme) root.setAttribute("data-theme", theme);
  if (mode) root.setAttribute("data-mode", mode);
  if (locale) root.setAttribute("lang", locale);
  // The first view is that of home; other pages wait under the header.
  if (location.pathname !== "/" && location.pathname !== "/index.html") root.setAttribute("data-inner", "");
})();
