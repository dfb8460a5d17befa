// A page in Chromium under the conditions of the comparison.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { selector } from "./selectors.mjs";

/** DevTools' preset "Slow 4G": 1.6 Mbit/s down and 750 kbit/s up, each less a tenth, and 150 ms × 3.75 for a request. */
export const SLOW_4G = {
  offline: false,
  latency: 150 * 3.75,
  downloadThroughput: (1_600_000 / 8) * 0.9,
  uploadThroughput: (750_000 / 8) * 0.9,
};

/** How many times slower the processor is. */
export const CPU = 4;

const PROBE = readFileSync(fileURLToPath(new URL("probe.js", import.meta.url)), "utf8");

/** A page with nothing kept from any other, and its DevTools session. */
export async function fresh(browser) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "zh-CN", timezoneId: "Asia/Shanghai" });
  const page = await context.newPage();
  await page.addInitScript(PROBE);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
  return { page, devtools, close: () => context.close() };
}

/**
 * Slows the page's processor down, or no longer. An idle page is not left slow:
 * Chromium slows by keeping the processor busy, which the other pages would feel.
 */
export const slowProcessor = ({ devtools }, rate = CPU) => devtools.send("Emulation.setCPUThrottlingRate", { rate });

/**
 * A first visit on a slow network with a slow processor.
 * @param {object} first a step of a walk at the first question
 * @param {object} last one at the last question
 * @returns {Promise<{interactive: number, complete: number, bytes: number}>}
 *   milliseconds from the start of the navigation until an answer to the first
 *   question shows in the total on screen, and until the last question is there
 *   too; the bytes that came over the network until then
 */
export async function coldLoad(browser, way, url, first, last) {
  const tab = await fresh(browser);
  try {
    let bytes = 0;
    tab.devtools.on("Network.loadingFinished", ({ encodedDataLength }) => { bytes += encodedDataLength; });
    await tab.devtools.send("Network.emulateNetworkConditions", SLOW_4G);
    await slowProcessor(tab);
    await tab.page.goto(url, { waitUntil: "commit", timeout: 60_000 });
    const measure = ([toFirst, toLast]) => Promise.all([probe.untilInteractive(toFirst), probe.untilThere(toLast)]);
    const [interactive, there] = await tab.page.evaluate(measure, [selector(way, first), selector(way, last)]);
    return { interactive, complete: Math.max(interactive, there), bytes };
  } finally {
    await tab.close();
  }
}

/** A page that is open and ready for answers, on a fast network. */
export async function opened(browser, url) {
  const tab = await fresh(browser);
  await tab.page.goto(url, { waitUntil: "load", timeout: 60_000 });
  await tab.page.waitForFunction(() => !Number.isNaN(probe.total()), undefined, { timeout: 60_000 });
  return tab;
}

/**
 * Gives one answer: types it, ticks it with the keyboard, or chooses it.
 * @returns {Promise<number>} milliseconds from the key, or the choice, to the painted total
 * @throws where the page does not arrive at the total that the answer leads to
 */
export async function give({ page }, way, step) {
  const control = page.locator(selector(way, step));
  await control.waitFor({ state: "attached", timeout: 20_000 });
  const isList = await control.evaluate(async (element) => {
    element.scrollIntoView({ block: "center" });
    element.focus({ preventScroll: true });
    if (["text", "number"].includes(element.type)) element.select();
    await probe.quiet();
    return element instanceof HTMLSelectElement;
  });
  const wanted = step.words ?? (step.answer ? "yes" : "no");
  const { waited, total } = isList
    ? await control.evaluate((list, [words, expected]) => probe.choose(list, words, expected), [wanted, step.total])
    : await press(page, step);
  if (waited === undefined) throw new Error(`${way}: after ${step.item} = ${step.answer} the total is ${total} and should be ${step.total}`);
  return waited;
}

async function press(page, { kind, answer, total }) {
  // Listening first: a key can overtake what is asked of the page.
  await page.evaluate((expected) => { probe.arrived = probe.untilTotal(expected); }, total);
  await page.keyboard.press(kind === "flag" ? "Space" : String(answer));
  return page.evaluate(() => probe.arrived);
}

/** Throws where a group's subtotal on the page is not as it should be. */
export async function assertSubtotals({ page }, way, subtotals) {
  for (const [group, points] of Object.entries(subtotals)) {
    const shown = await page.evaluate((id) => probe.subtotal(id), group);
    if (shown !== points) throw new Error(`${way}: ${group} shows ${shown} and should show ${points}`);
  }
}
