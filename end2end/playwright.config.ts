// The journeys run on the release build under the real headers; each worker
// starts a city of its own (tests/fixtures/city.ts).
import { defineConfig } from "@playwright/test";
import { existsSync } from "node:fs";

/** The browser the setup found; `make test` sets the variable. */
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

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  workers: 2,
  fullyParallel: true,
  // A machine under load can be late for a test that is right. One more try, and
  // the totals name every test that needed it (setup/test.mjs).
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  use: {
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    // A trace tells everything and costs a third of the time: TRACE=1 asks for it.
    trace: process.env.TRACE ? "retain-on-failure" : "off",
    actionTimeout: 10_000,
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
});
