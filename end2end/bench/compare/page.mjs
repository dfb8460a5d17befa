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
 * @returns {Promise<{interactive: number, bytes: number}>} milliseconds from the
 *   start of the navigation until an answer to the first question shows in the
 *   total on screen, and the bytes that came over the network until then
 */
export async function coldLoad(browser, way, url, firstStep) {
  const tab = await fresh(browser);
  try {
    let bytes = 0;
    tab.devtools.on("Network.loadingFinished", ({ encodedDataLength }) => { bytes += encodedDataLength; });
    await tab.devtools.send("Network.emulateNetworkConditions", SLOW_4G);
    await slowProcessor(tab);
    await tab.page.goto(url, { waitUntil: "commit", timeout: 60_000 });
    const interactive = await tab.page.evaluate((css) => probe.untilInteractive(css), selector(way, firstStep));
    return { interactive, bytes };
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
 * Gives one answer with the keyboard.
 * @returns {Promise<number>} milliseconds from the key to the painted total
 * @throws where the page does not arrive at the total that the answer leads to
 */
export async function give({ page }, way, step) {
  const input = page.locator(selector(way, step));
  await input.waitFor({ state: "attached", timeout: 20_000 });
  await input.evaluate((element) => {
    element.scrollIntoView({ block: "center" });
    element.focus({ preventScroll: true });
    if (element.type === "number" || element.type === "text") element.select();
    return probe.quiet();
  });
  // Listening first: a key can overtake what is asked of the page.
  await page.evaluate((expected) => { probe.arrived = probe.untilTotal(expected); }, step.total);
  await page.keyboard.press(step.kind === "choice" || step.kind === "flag" ? "Space" : String(step.answer));
  const { waited, total } = await page.evaluate(() => probe.arrived);
  if (waited === undefined) throw new Error(`${way}: after ${step.item} = ${step.answer} the total is ${total} and should be ${step.total}`);
  return waited;
}

/** Throws where a group's subtotal on the page is not as it should be. */
export async function assertSubtotals({ page }, way, subtotals) {
  for (const [group, points] of Object.entries(subtotals)) {
    const shown = await page.evaluate((id) => probe.subtotal(id), group);
    if (shown !== points) throw new Error(`${way}: ${group} shows ${shown} and should show ${points}`);
  }
}
