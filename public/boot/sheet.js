// The page of all questions by itself: opens its program (src/sheet_alone) and, for
// everything that is not on the sheet, starts the whole portal in its place. What was
// answered goes along.
import init, { answers, open } from "sheet-program";
import dictionaries from "sheet-words";
import { app, askForTable, files, isAble, openPortal, restLater, spoken, startPortal } from "./portal.js";

// It knows nothing of drafts and of who is signed in.
function isFirstVisit() {
  try {
    const isSignedIn = (localStorage.getItem("portal.session_mark") || "").startsWith("in.");
    return !isSignedIn && localStorage.getItem("portal.keep_drafts") === null;
  } catch (refused) {
    return true;
  }
}

function remember(key, value) {
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
  } catch (refused) {
    // Then it is as chosen until the page is closed.
  }
}

function look(attribute, value) {
  const root = document.documentElement;
  if (value) root.setAttribute(attribute, value);
  else root.removeAttribute(attribute);
}

const press = (button, pressed) => button.setAttribute("aria-pressed", String(pressed));

// Draws the page; false where it cannot.
async function show() {
  const [{ locale, languages }, table] = await Promise.all([
    spoken(),
    askForTable(),
    init({ module_or_path: app.sheetWasm }),
  ]);
  const words = dictionaries[locale];
  if (!words || !table || !table.ok) return false;
  // The whole portal may want to read it too.
  const scheme = new Uint8Array(await table.clone().arrayBuffer());
  const purpose = new URLSearchParams(location.search).get("purpose") ?? undefined;
  const now = Date.parse(table.headers.get("date")) || Date.now();
  return open(locale, languages.join(), JSON.stringify(words), scheme, purpose, now) && follow(words["app.offline"]);
}

// Hears what is pressed outside the sheet.
function follow(offline) {
  let leaving = false;

  async function goOn(address) {
    if (leaving) return;
    leaving = true;
    document.documentElement.setAttribute("aria-busy", "true");
    try {
      // They are here already, unless somebody was very quick.
      const answered = await Promise.all(files.map((file) => fetch(file)));
      if (answered.some((answer) => !answer.ok)) throw new Error("a file is missing");
    } catch (missing) {
      leaving = false;
      document.documentElement.removeAttribute("aria-busy");
      const banner = document.createElement("p");
      banner.className = "banner banner--offline";
      banner.textContent = offline;
      document.getElementById("sheet-offline").replaceChildren(banner);
      return;
    }
    document.removeEventListener("click", hear);
    window.portalAnswers = answers();
    if (address !== location.href) history.pushState(null, "", address);
    await startPortal();
    document.documentElement.removeAttribute("aria-busy");
  }

  function hear(event) {
    const touched = event.target.closest("a[href], button");
    if (!touched || touched.closest("#sheet")) return;
    const { drafts, elder, locale: language, look: theme } = touched.dataset;
    if (elder !== undefined) {
      const chosen = touched.getAttribute("aria-pressed") === "true" ? "" : "elder";
      look("data-mode", chosen);
      remember("portal.mode", chosen);
      press(touched, chosen !== "");
    } else if (theme !== undefined) {
      look("data-theme", theme);
      remember("portal.theme", theme);
      for (const button of touched.parentElement.children) press(button, button === touched);
    } else if (language) {
      remember("portal.locale", language);
      goOn(location.href);
    } else if (drafts) {
      remember("portal.keep_drafts", drafts);
      goOn(location.href);
    } else if (touched.href) {
      const isHere = touched.getAttribute("href").startsWith("#");
      const isElsewhere = touched.origin !== location.origin || touched.target;
      const isNewTab = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
      if (isHere || isElsewhere || isNewTab) return;
      event.preventDefault();
      goOn(touched.href);
    }
  }
  document.addEventListener("click", hear);
  return true;
}

async function openAlone() {
  if (!isAble()) return;
  // What keeps this page from opening, the whole portal knows to say.
  if (!(await show().catch(() => false))) return openPortal();
  window.portalStarted();
  restLater([]);
}

if (isFirstVisit()) openAlone();
else openPortal();
