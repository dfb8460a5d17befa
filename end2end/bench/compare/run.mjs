// The portal's page with all questions beside the same questions written with
// other libraries: how soon a first visit can be used, and how soon an answer
// shows in the total. What is measured, and how: ../README.md.
//
// BENCH_ITEMS=120,480 BENCH_ROUNDS=5 BENCH_INPUTS=75 BENCH_WAYS=portal,react,… CHROME=… CITY_API=…
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, loadavg } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { walk } from "../table/answers.mjs";
import { assertAgreed } from "../table/agreed.mjs";
import { inOneLanguage, table, write } from "../table.mjs";
import { buildPages, WAYS } from "./build.mjs";
import { startCity } from "./city.mjs";
import { assertSubtotals, coldLoad, CPU, give, opened, SLOW_4G, slowProcessor } from "./page.mjs";
import { figures, printed } from "./report.mjs";
import { serveFolder } from "./serve.mjs";

const end2end = join(dirname(fileURLToPath(import.meta.url)), "../..");
const { chromium } = createRequire(join(end2end, "package.json"))("playwright-core");

const need = (name) => process.env[name] || stop(`${name} is not set; make bench sets it`);
const list = (name, otherwise) => (process.env[name] || otherwise).split(",").filter(Boolean);

const sizes = list("BENCH_ITEMS", "120,480").map(Number);
const rounds = Number(process.env.BENCH_ROUNDS || 5);
const ways = list("BENCH_WAYS", ["portal", ...Object.keys(WAYS)].join(","));
/** Answers given on each page in a round. */
const inputs = Math.ceil(Number(process.env.BENCH_INPUTS || 75) / rounds);
/** Answers given on each page before anything is measured, to compare the points. */
const CHECKED = 25;

function stop(reason) {
  console.error(reason);
  process.exit(2);
}

if (!sizes.every((size) => Number.isInteger(size) && size > 0) || !(rounds >= 1) || !(inputs >= 1)) {
  stop("BENCH_ITEMS, BENCH_ROUNDS or BENCH_INPUTS is no number");
}
for (const way of ways) if (way !== "portal" && !(way in WAYS)) stop(`BENCH_WAYS: there is no ${way}`);

const cityApi = need("CITY_API");
/** The built portal; PORTAL_DIST names another build, as for the journeys. */
const dist = process.env.PORTAL_DIST ?? join(end2end, "../dist");
const data = join(end2end, ".data/bench");
const folders = { tables: join(data, "tables"), schemes: join(data, "schemes"), site: join(data, "site") };

/** Every way gives the same total and subtotals after each of the same answers. */
async function assertAlike(browser, address, size) {
  const steps = walk(tables.get(size), CHECKED, 0);
  for (const way of ways) {
    const tab = await opened(browser, address(way, size));
    try {
      for (const step of steps) await give(tab, way, step);
      await assertSubtotals(tab, way, steps.at(-1).subtotals);
    } finally {
      await tab.close();
    }
  }
}

/** The first and the last question of a table, as steps of a walk name them. */
function ends({ groups }) {
  const step = (group, item) => ({ group: group.id, item: item.id, kind: item.kind });
  return [step(groups[0], groups[0].items[0]), step(groups.at(-1), groups.at(-1).items.at(-1))];
}

/** Measures all ways turn by turn, so that what else the machine does meets all of them. */
async function measure(browser, address, size) {
  const steps = walk(tables.get(size), inputs * rounds, 1);
  const [first, last] = ends(tables.get(size));
  const measured = new Map(ways.map((way) => [way, { loads: [], inputs: [] }]));
  const tabs = new Map();
  for (const way of ways) tabs.set(way, await opened(browser, address(way, size)));
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < ways.length; turn += 1) {
      const way = ways[(turn + round) % ways.length];
      const { loads, inputs: waits } = measured.get(way);
      const tab = tabs.get(way);
      loads.push(await coldLoad(browser, way, address(way, size), first, last));
      await slowProcessor(tab);
      for (const step of steps.slice(round * inputs, (round + 1) * inputs)) waits.push(await give(tab, way, step));
      await slowProcessor(tab, 1);
    }
    console.error(`${size} items: round ${round + 1} of ${rounds} done`);
  }
  for (const tab of tabs.values()) await tab.close();
  return measured;
}

const tables = new Map(sizes.map((size) => [size, inOneLanguage(table(size))]));
rmSync(folders.schemes, { recursive: true, force: true });
mkdirSync(folders.schemes, { recursive: true });
for (const size of sizes) {
  write(size, folders.tables);
  copyFileSync(join(folders.tables, `bench-${size}.json`), join(folders.schemes, `bench-${size}.json`));
  const compared = assertAgreed(cityApi, folders.tables, size);
  console.error(`${size} items: the portal's code scores ${compared} sets of answers like table/points.mjs`);
}
await buildPages(folders.site, [...tables.values()], ways);

const pages = await serveFolder(folders.site);
const city = ways.includes("portal") ? await startCity(cityApi, dist, folders.schemes) : null;
const address = (way, size) => way === "portal" ? `${city.url}/points/estimate/bench-${size}?view=all` : `${pages.url}/${way}-${size}.html`;
const browser = await chromium.launch({
  executablePath: need("CHROME"),
  args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
});
try {
  const results = {
    when: new Date().toISOString(),
    machine: { processor: cpus()[0]?.model, processors: cpus().length, load: loadavg()[0] },
    browser: browser.version(),
    conditions: { ...SLOW_4G, processor_times_slower: CPU, rounds, inputs: inputs * rounds },
    items: {},
  };
  const folder = join(end2end, "bench/results");
  const file = join(folder, `compare-${results.when.replace(/[:.]/g, "-")}.json`);
  mkdirSync(folder, { recursive: true });
  for (const size of sizes) {
    await assertAlike(browser, address, size);
    console.error(`${size} items: every page gives the same points for the same ${CHECKED} answers`);
    const measured = await measure(browser, address, size);
    results.items[size] = Object.fromEntries([...measured].map(([way, values]) => [way, { ...figures(values), ...values }]));
    // After each size: whoever stops it keeps what is measured.
    writeFileSync(file, `${JSON.stringify(results, null, 1)}\n`);
    console.log(`\n${printed(size, measured)}`);
  }
  console.log(`\n${results.machine.processor}, ${results.machine.processors} processors, Chromium ${results.browser}; every value is in ${file}`);
} finally {
  await browser.close();
  await city?.stop();
  await pages.stop();
}
