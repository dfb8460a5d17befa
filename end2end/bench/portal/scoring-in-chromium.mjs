// The measurements of scoring.sh (examples/points_speed.rs) in Chromium: the rules
// compiled as the portal is, on a blank page, with the whole processor and with one
// four times slower.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shrunk } from "../../setup/shrink.mjs";

const { chromium } = createRequire(join(import.meta.dirname, "../../package.json"))("playwright-core");
const folder = mkdtempSync(join(tmpdir(), "portal-scoring-"));
const build = `
  . end2end/setup/paths.sh
  . end2end/setup/wasm-switches.sh
  cargo build --offline --locked --quiet --target wasm32-unknown-unknown --profile wasm-release --example points_speed
  wasm-bindgen --target web --no-typescript --out-dir "$1" "$target_dir/wasm32-unknown-unknown/wasm-release/examples/points_speed.wasm"`;
execFileSync("bash", ["-c", build, "build", folder], { stdio: "inherit" });
const program = join(folder, "points_speed_bg.wasm");
writeFileSync(program, shrunk(program));

const types = { js: "text/javascript", wasm: "application/wasm", html: "text/html" };
const page = '<!doctype html><script type="module">import run from "/points_speed.js"; await run(); console.log("done");</script>';
const server = createServer((request, response) => {
  const name = request.url === "/" ? "" : request.url.slice(1);
  // Without these two the clock of a page is too coarse.
  const headers = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };
  try {
    const content = name ? readFileSync(join(folder, name)) : page;
    response.writeHead(200, { ...headers, "Content-Type": types[name.split(".").at(-1)] ?? types.html }).end(content);
  } catch (missing) {
    response.writeHead(404).end();
  }
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));

const browser = await chromium.launch({ executablePath: process.env.CHROME, args: ["--no-sandbox"] });
try {
  for (const slower of [1, 4]) {
    const tab = await browser.newPage();
    const session = await tab.context().newCDPSession(tab);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
    console.log(slower === 1 ? "the whole processor" : `processor ${slower}x slower`);
    const done = new Promise((resolve, reject) => {
      tab.on("console", (line) => (line.text() === "done" ? resolve() : console.log(`  ${line.text()}`)));
      tab.on("pageerror", reject);
    });
    await tab.goto(`http://127.0.0.1:${server.address().port}/`);
    await done;
    await tab.close();
  }
} finally {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true });
}
