// The journeys run on the release build, served by the stand-in on a database
// of their own, under the real headers.
import { defineConfig } from "@playwright/test";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** The browser the setup found; the variable is set by `make test`. */
function chrome(): string {
  if (process.env.CHROME) return process.env.CHROME;
  const places = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ];
  const found = places.find((place) => existsSync(place));
  if (!found) throw new Error("No Chromium found: set CHROME=/path/to/chrome");
  return found;
}

/** A free port. Workers load this file again, so the first answer is kept for them. */
function port(): string {
  process.env.PORTAL_TEST_PORT ??= execFileSync(process.execPath, [
    "-e",
    "const s=require('net').createServer().listen(0,'127.0.0.1',()=>{process.stdout.write(String(s.address().port));s.close()})",
  ]).toString();
  return process.env.PORTAL_TEST_PORT;
}

const cityApi = process.env.CITY_API ?? join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "debug", "city-api");
// A folder nobody has used: each run starts with an empty city.
process.env.PORTAL_TEST_DB ??= join(mkdtempSync(join(tmpdir(), "portal-journeys-")), "portal.sqlite3");
const baseURL = process.env.BASE_URL ?? `http://127.0.0.1:${port()}`;

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [["list"]],
  use: {
    baseURL,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: chrome(),
      args: [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  projects: [
    { name: "phone", use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
    { name: "desktop", use: { viewport: { width: 1280, height: 800 } } },
  ],
  // BASE_URL points the journeys at a server that already runs.
  webServer: process.env.BASE_URL
    ? undefined
    : {
        command: `"${cityApi}" --port ${port()} --db "${process.env.PORTAL_TEST_DB}" --dist "${join(root, "dist")}" --demo`,
        url: `${baseURL}/healthz`,
        timeout: 30_000,
        stdout: "ignore",
        stderr: "pipe",
        gracefulShutdown: { signal: "SIGTERM", timeout: 3_000 },
      },
});
