// The page with all questions, on a processor four times slower: from an answer to
// the painted total, and the tasks that keep the page from answering, while it is
// drawn and while somebody types.
//
// CHROME=… CITY_API=… [BENCH_ROUNDS=5]
import { createRequire } from "node:module";
import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startCity } from "../compare/city.mjs";
import { CPU, fresh, give, slowProcessor } from "../compare/page.mjs";
import { walk } from "../table/answers.mjs";
import { inOneLanguage, table, write } from "../table.mjs";

const SIZES = [30, 120, 480];
/** Answers at each size. */
const ANSWERS = 15 * Number(process.env.BENCH_ROUNDS || 5);

const end2end = join(dirname(fileURLToPath(import.meta.url)), "../..");
const { chromium } = createRequire(join(end2end, "package.json"))("playwright-core");
const folder = join(end2end, ".data/bench/typing");
rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, "schemes"), { recursive: true });
for (const size of SIZES) {
  write(size, join(folder, "tables"));
  copyFileSync(join(folder, `tables/bench-${size}.json`), join(folder, `schemes/bench-${size}.json`));
}

/** Notes every task over 50 ms; runs in the page before anything of its own. */
function watchTasks() {
  globalThis.long = [];
  new PerformanceObserver((seen) => long.push(...seen.getEntries().map((task) => task.duration))).observe({ type: "longtask", buffered: true });
}

const at = (values, share) => [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)];
const tasks = (long) => `${long.length} (${Math.round(Math.max(0, ...long))} ms)`;

const city = await startCity(process.env.CITY_API, join(end2end, "../dist"), join(folder, "schemes"));
const browser = await chromium.launch({ executablePath: process.env.CHROME, args: ["--no-sandbox"] });
try {
  console.log(`processor ${CPU}x slower, ${ANSWERS} answers each; long tasks: how many over 50 ms (the longest)`);
  console.log(["", "median", "p95", "long, drawn", "long, typed"].map((word, i) => i ? word.padStart(16) : word.padEnd(10)).join(""));
  for (const size of SIZES) {
    const tab = await fresh(browser);
    await tab.page.addInitScript(watchTasks);
    await slowProcessor(tab);
    await tab.page.goto(`${city.url}/points/estimate/bench-${size}?view=all`);
    await tab.page.waitForSelector(".sheet:not([aria-busy])", { timeout: 60_000 });
    const drawn = await tab.page.evaluate(async () => { await probe.quiet(); return long.splice(0); });
    const waits = [];
    for (const step of walk(inOneLanguage(table(size)), ANSWERS, 2)) waits.push(await give(tab, "portal", step));
    const typed = await tab.page.evaluate(() => long.splice(0));
    await tab.close();
    const ms = (value) => `${value.toFixed(0)} ms`;
    console.log([`${size} items`, ms(at(waits, 0.5)), ms(at(waits, 0.95)), tasks(drawn), tasks(typed)].map((word, i) => i ? word.padStart(16) : word.padEnd(10)).join(""));
  }
} finally {
  await browser.close();
  await city.stop();
}
