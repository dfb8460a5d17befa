// A photo of 12 megapixels on its way to the city: how large it arrives, how long it
// takes until it leaves, and the longest task on the page meanwhile. Fails over 400 KB,
// or where a task keeps the page from answering for more than 50 ms.
//
// CHROME=… CITY_API=… [PORTAL_DIST=…] [BENCH_ROUNDS=5]
import { createRequire } from "node:module";
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startCity } from "../compare/city.mjs";

const ROUNDS = Number(process.env.BENCH_ROUNDS || 5);
const MOST_BYTES = 400_000;
const MOST_MILLISECONDS = 50;

const end2end = join(dirname(fileURLToPath(import.meta.url)), "../..");
const { chromium } = createRequire(join(end2end, "package.json"))("playwright-core");
const folder = join(end2end, ".data/bench/photo");
mkdirSync(join(folder, "schemes"), { recursive: true });

/**
 * A street by night, as far as a JPEG can tell: large shapes, edges at every scale and
 * the noise of a small sensor. The same every time; `seed` makes another one.
 */
async function taken(seed) {
  const canvas = new OffscreenCanvas(4000, 3000);
  const context = canvas.getContext("2d");
  let state = seed;
  const random = () => (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) / 0x7fffffff;
  const sky = context.createLinearGradient(0, 0, 0, 3000);
  for (const [at, colour] of [[0, "#223"], [0.5, "#765"], [1, "#332"]]) sky.addColorStop(at, colour);
  context.fillStyle = sky;
  context.fillRect(0, 0, 4000, 3000);
  for (let shape = 0; shape < 4000; shape++) {
    const size = 400 * random() ** 3 + 6;
    context.fillStyle = `hsl(${360 * random()} ${30 * random()}% ${15 + 60 * random()}%)`;
    context.fillRect(4000 * random(), 3000 * random(), size, size * (0.3 + random()));
  }
  const pixels = context.getImageData(0, 0, 4000, 3000);
  for (let at = 0; at < pixels.data.length; at += 4) {
    const noise = 26 * (random() + random() - 1);
    for (let channel = 0; channel < 3; channel++) pixels.data[at + channel] += noise;
  }
  context.putImageData(pixels, 0, 0);
  const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.85 });
  const text = await new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.readAsDataURL(blob);
  });
  return text.slice(text.indexOf(",") + 1);
}

/** Notes tasks over 50 ms, and the longest time in which nothing else could run. */
function watchPage() {
  globalThis.watched = { long: [], gap: 0 };
  new PerformanceObserver((seen) => watched.long.push(...seen.getEntries().map((task) => task.duration))).observe({ type: "longtask" });
  // A message to oneself waits only for the task that runs.
  const { port1, port2 } = new MessageChannel();
  let last = performance.now();
  port1.onmessage = () => {
    const now = performance.now();
    watched.gap = Math.max(watched.gap, now - last);
    last = now;
    setTimeout(() => {
      last = performance.now();
      port2.postMessage(0);
    }, 1);
  };
  port2.postMessage(0);
}

const city = await startCity(process.env.CITY_API, process.env.PORTAL_DIST ?? join(end2end, "../dist"), join(folder, "schemes"));
const browser = await chromium.launch({ executablePath: process.env.CHROME, args: ["--no-sandbox"] });
let failed = false;
try {
  const line = (...columns) => console.log(columns.map((column) => String(column).padStart(14)).join(""));
  line("photo", "arrives", "leaves after", "longest task", "longest gap");
  for (let round = 1; round <= ROUNDS; round++) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "zh-CN" });
    const page = await context.newPage();
    await page.goto(`${city.url}/`);
    const file = join(folder, `photo-${round}.jpg`);
    writeFileSync(file, Buffer.from(await page.evaluate(taken, round), "base64"));
    await page.goto(`${city.url}/report/road-damage/describe`);
    await page.waitForSelector("#f-report-photos-input", { state: "attached" });
    await page.waitForTimeout(500);
    await page.evaluate(watchPage);
    const sent = page.waitForRequest((request) => request.method() === "POST" && request.url().endsWith("/attachments"));
    const before = Date.now();
    await page.setInputFiles("#f-report-photos-input", file);
    const request = await sent;
    const after = Date.now() - before;
    await page.waitForSelector(".files__state--done");
    const { long, gap } = await page.evaluate(() => watched);
    const bytes = Number((await request.allHeaders())["content-length"]);
    const longest = Math.max(0, ...long);
    failed ||= !(bytes <= MOST_BYTES) || longest > MOST_MILLISECONDS;
    const kilobytes = (bytes) => `${Math.round(bytes / 1000).toLocaleString("en-US")} KB`;
    line(kilobytes(statSync(file).size), kilobytes(bytes), `${after} ms`, longest ? `${Math.round(longest)} ms` : "under 50 ms", `${Math.round(gap)} ms`);
    await context.close();
  }
} finally {
  await browser.close();
  await city.stop();
}
if (failed) {
  console.error(`Over ${MOST_BYTES / 1000} KB, or over ${MOST_MILLISECONDS} ms without an answer.`);
  process.exitCode = 1;
}
