// Scoring in Chromium, as the portal's own code does it: one full evaluation, one
// changed answer, a plan, a forecast of a year. Milliseconds, the shortest of several.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const end2end = join(dirname(fileURLToPath(import.meta.url)), "../..");
const { chromium } = createRequire(join(end2end, "package.json"))("playwright-core");
const WHAT = ["evaluation", "change", "plan", "forecast"];
const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm" };

const server = createServer((request, response) => {
  const type = TYPES[extname(request.url)];
  const file = join(process.env.PORTAL_BENCH, request.url.slice(1));
  response.writeHead(200, { "content-type": type ?? "text/html" });
  response.end(type ? readFileSync(file) : "<!DOCTYPE html><title>scoring</title>");
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const browser = await chromium.launch({ executablePath: process.env.CHROME, args: ["--no-sandbox"] });
try {
  const page = await browser.newPage();
  const devtools = await page.context().newCDPSession(page);
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  console.log(`\nin Chromium ${browser.version()}, ms`.padEnd(40) + WHAT.map((what) => what.padStart(12)).join(""));
  for (const rate of [1, 4]) {
    await devtools.send("Emulation.setCPUThrottlingRate", { rate });
    for (const size of [60, 120, 480]) {
      const times = await page.evaluate(async ([size, what]) => {
        const { default: start, speed } = await import("/points_speed_browser.js");
        await start();
        return what.map((one) => speed(size, one));
      }, [size, WHAT]);
      console.log(`${size} items, processor ${rate}x slower`.padEnd(39) + times.map((time) => time.toFixed(3).padStart(12)).join(""));
    }
  }
} finally {
  await browser.close();
  server.close();
}
