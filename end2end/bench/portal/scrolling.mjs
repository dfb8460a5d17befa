// The public list of 5,000 reports, on a processor four times slower: how many frames a
// second are painted while it is scrolled from its beginning to its end and back, and
// how many rows are in the page meanwhile.
//
// CHROME=… CITY_API=… [BENCH_ROWS=5000]
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { CPU, fresh, slowProcessor } from "../compare/page.mjs";

const ROWS = Number(process.env.BENCH_ROWS || 5000);
/** Pixels of a second: a long flick of the thumb. */
const SPEED = 3000;
const SECONDS = 15;

const end2end = join(dirname(fileURLToPath(import.meta.url)), "../..");
const { chromium } = createRequire(join(end2end, "package.json"))("playwright-core");

const folder = mkdtempSync(join(tmpdir(), "portal-scrolling-"));
const words = ["--port", "0", "--db", join(folder, "city.sqlite3"), "--dist", process.env.PORTAL_DIST ?? join(end2end, "../dist"), "--demo", "--public-rows", String(ROWS)];
const child = spawn(process.env.CITY_API, words, { stdio: ["ignore", "pipe", "inherit"] });
const ended = new Promise((done) => child.once("exit", done));

/** Scrolls by itself and notes when each frame began; runs in the page. */
async function scroll([speed, seconds, down]) {
  const frames = [];
  let rows = 0;
  const begun = performance.now();
  const from = scrollY;
  await new Promise((done) => {
    const frame = (now) => {
      frames.push(now);
      rows = Math.max(rows, document.querySelectorAll(".long-list__row").length);
      const passed = (now - begun) / 1000;
      scrollTo(0, from + (down ? 1 : -1) * speed * passed);
      if (passed < seconds) requestAnimationFrame(frame);
      else done();
    };
    requestAnimationFrame(frame);
  });
  return { frames, rows, moved: Math.abs(scrollY - from) };
}

/** Frames of each whole second. */
function perSecond(frames) {
  const counts = [];
  for (const frame of frames) {
    const second = Math.floor((frame - frames[0]) / 1000);
    counts[second] = (counts[second] ?? 0) + 1;
  }
  return Array.from(counts, (count) => count ?? 0).slice(0, -1);
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

try {
  const url = await new Promise((ready, failed) => {
    child.once("exit", (code) => failed(new Error(`the stand-in ended with ${code}`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const said = /^ready: (http\S+?)\/?$/.exec(line);
      if (said) ready(said[1]);
    });
  });
  const browser = await chromium.launch({ executablePath: process.env.CHROME, args: ["--no-sandbox"] });
  try {
    const tab = await fresh(browser);
    await tab.page.goto(`${url}/report/around`);
    await tab.page.waitForSelector(".around-card", { timeout: 60_000 });
    // All of it is loaded first: what is measured is scrolling, not the network.
    const loaded = await tab.page.evaluate(async () => {
      const end = () => Number(document.querySelector("[aria-posinset]:last-of-type")?.getAttribute("aria-setsize") ?? -1);
      const begun = performance.now();
      while (end() < 0 && performance.now() - begun < 240_000) {
        scrollTo(0, document.documentElement.scrollHeight);
        await new Promise((done) => setTimeout(done, 50));
      }
      const rows = end();
      scrollTo(0, 0);
      await new Promise((done) => setTimeout(done, 1000));
      return rows;
    });
    console.log(`${loaded} reports, processor ${CPU}x slower, ${SPEED} pixels a second for ${SECONDS} s each way`);
    if (loaded < ROWS) throw new Error("not all reports were loaded");
    await slowProcessor(tab);
    console.log(["", "fps, median", "worst second", "most rows"].map((word, i) => i ? word.padStart(16) : word.padEnd(10)).join(""));
    for (const [name, down] of [["down", true], ["up", false]]) {
      const { frames, rows, moved } = await tab.page.evaluate(scroll, [SPEED, SECONDS, down]);
      if (moved < SPEED * SECONDS * 0.8) throw new Error(`it scrolled ${Math.round(moved)} pixels only`);
      const seconds = perSecond(frames);
      console.log([name, median(seconds), Math.min(...seconds), rows].map((word, i) => i ? String(word).padStart(16) : word.padEnd(10)).join(""));
    }
    await tab.close();
  } finally {
    await browser.close();
  }
} finally {
  child.kill("SIGTERM");
  await ended;
  rmSync(folder, { recursive: true, force: true });
}
