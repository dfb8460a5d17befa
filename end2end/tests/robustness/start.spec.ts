// What one sees before the portal runs, and when it cannot run: never a dead
// screen, always a way on.
import type { Locator } from "@playwright/test";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dist } from "../fixtures/city";
import * as data from "../fixtures/data";
import { expect, test } from "../fixtures/test";
import { Points } from "../pages/points";

/** A copy of the portal after `harm` was done to it. */
function harmed(harm: (folder: string) => void): string {
  const folder = mkdtempSync(join(tmpdir(), "portal-harmed-"));
  copies.push(folder);
  cpSync(dist, folder, { recursive: true });
  harm(folder);
  return folder;
}

const copies: string[] = [];

test.afterAll(() => {
  for (const folder of copies.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The files of one kind, with their compressed twins. */
const files = (folder: string, name: RegExp) => readdirSync(folder).filter((file) => name.test(file)).map((file) => join(folder, file));

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the three tasks and the telephone of the hall are there", async ({ page }) => {
    await page.goto("/", { waitUntil: "load" });
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    for (const path of ["/points", "/report", "/cases"]) await expect(page.locator(`main a[href="${path}"]`)).toBeVisible();
    const phone = data.city.hall.phone as string;
    await expect(page.getByRole("link", { name: phone })).toHaveAttribute("href", /^tel:\d+$/);
    await expect(page.locator("noscript")).toBeVisible();
    await expect(page.locator("#stopped")).toBeHidden();
  });
});

test("the first view stands before the app has come", async ({ page, auditor }) => {
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/", { waitUntil: "commit" });
  for (const path of ["/points", "/report", "/cases"]) await expect(page.locator(`#first-view a[href="${path}"]`)).toBeVisible();
  await expect(page.getByRole("link", { name: data.city.hall.phone })).toBeVisible();
  expect(await auditor.violations()).toEqual([]);
  await auditor.picture("first-view");
  release();
  await expect(page.locator("html")).toHaveAttribute("data-started", "");
  await expect(page.locator("#first-view")).toHaveCount(0);
});

const broken: [string, (folder: string) => void][] = [
  ["the wasm is missing", (folder) => files(folder, /\.wasm(\.br|\.gz)?$/).forEach((file) => rmSync(file))],
  [
    "the wasm is cut off",
    (folder) => {
      files(folder, /\.wasm\.(br|gz)$/).forEach((file) => rmSync(file));
      files(folder, /\.wasm$/).forEach((file) => truncateSync(file, 50_000));
    },
  ],
  [
    "the script is missing",
    (folder) => files(folder, /^portal.*\.js(\.br|\.gz)?$/).forEach((file) => rmSync(file)),
  ],
];

for (const [what, harm] of broken) {
  test(`when ${what}, a page says so and offers a way on`, async ({ page, watch, auditor, startCity }) => {
    watch.expect(/status of 404/, /Failed to load module script/, /integrity/i, /MIME type/);
    const city = await startCity(harmed(harm));
    await page.goto(`${city.url}/points`);
    const title = page.locator("#stopped-title");
    await expect(title).toBeVisible();
    await expect(title).toBeFocused();
    await expect(page.locator("#stopped").getByRole("link", { name: data.city.hall.phone })).toBeVisible();
    await expect(page.locator("#stopped-reload")).toBeVisible();
    expect(await auditor.violations()).toEqual([]);
    await auditor.picture(`stopped-${what.replaceAll(" ", "-")}`);
  });
}

test("after the files have come back, the way on works", async ({ page, watch, startCity }) => {
  watch.expect(/status of 404/, /Failed to load module script/, /integrity/i);
  const kept: [string, Buffer][] = [];
  const city = await startCity(harmed((folder) => {
    for (const file of files(folder, /\.wasm(\.br|\.gz)?$/)) {
      kept.push([file, readFileSync(file)]);
      rmSync(file);
    }
  }));
  await page.goto(`${city.url}/`);
  await expect(page.locator("#stopped-reload")).toBeVisible();
  for (const [file, content] of kept) writeFileSync(file, content);
  await page.locator("#stopped-reload").click();
  await expect(page.locator("html")).toHaveAttribute("data-started", "");
  await expect(page.locator("#stopped")).toBeHidden();
});

test("a page that dies says so, and starts again", async ({ page, auditor, watch }) => {
  // The browser writes every exception that nobody caught, this one too.
  watch.expect(/unreachable/);
  await page.goto("/points");
  await page.evaluate(() => {
    // What a panic ends in: the trap of the `unreachable` instruction.
    const bytes = Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11]);
    const dies = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports.f as () => void;
    setTimeout(dies);
  });
  await expect(page.locator("#stopped-title")).toBeFocused();
  // Nothing of the dead page can be reached any more.
  await expect(page.locator("#app")).toBeHidden();
  expect(await auditor.violations()).toEqual([]);
  await auditor.picture("stopped-died");
  await page.locator("#stopped-reload").click();
  await expect(page.locator("#stopped")).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test.describe("when the program itself dies", () => {
  test.beforeEach(async ({ page, words, watch }) => {
    watch.expect(/RuntimeError|out of bounds|unreachable|null function|signature mismatch/);
    // The app's own memory, taken where the browser hands it over.
    await page.addInitScript(() => {
      const wasm = WebAssembly as any;
      const instantiate = wasm.instantiateStreaming;
      wasm.instantiateStreaming = async (...given: unknown[]) => {
        const made = await instantiate.apply(wasm, given);
        (window as any).memory ??= made.instance.exports.memory;
        return made;
      };
    });
    const points = new Points(page, words);
    await points.begin("school");
    await page.getByRole("button", { name: words.t("draft.yes"), exact: true }).click();
    await points.answer("education", "bachelor");
    await expect(page.getByText(words.like("draft.saved"))).toBeVisible();
  });

  /** Every pointer of the program now leads nowhere; the press runs into it. */
  async function pressAndDie(target: Locator): Promise<void> {
    await target.evaluate((element: HTMLElement) => {
      new Uint8Array((window as any).memory.buffer).fill(0xff);
      element.click();
    });
  }

  test("in the middle of a form, that is said, and the draft is still there", async ({ page, words, auditor }) => {
    const points = new Points(page, words);
    await pressAndDie(points.form.option("education", words.of(data.fact("education").options![0].label)));
    await expect(page.locator("#stopped-title")).toBeFocused();
    await expect(page.locator("html")).toHaveAttribute("data-stopped", "broken");
    await expect(page.locator("#app")).toBeHidden();
    await expect(page.locator("#stopped").getByRole("link", { name: data.city.hall.phone })).toBeVisible();
    expect(await auditor.violations()).toEqual([]);
    await auditor.picture("stopped-program-died");

    await page.locator("#stopped-reload").click();
    await page.getByRole("button", { name: words.t("draft.take"), exact: true }).click();
    await expect(points.figure).toContainText("80");
  });

  test("at the button that leads on, the browser does not send the form instead", async ({ page, words }) => {
    const points = new Points(page, words);
    const before = page.url();
    await pressAndDie(points.form.next);
    await expect(page.locator("#stopped-title")).toBeFocused();
    // What was filled in must never be part of an address.
    expect(page.url()).toBe(before);
  });
});

const configs: [string, (file: string) => void][] = [
  ["is missing", (file) => rmSync(file)],
  ["is no JSON", (file) => writeFileSync(file, "{ not json")],
  ["lacks the languages", (file) => writeFileSync(file, JSON.stringify({ api: "/api/v1", open311: { endpoint: "/open311/v2" }, languages: [] }))],
];

for (const [what, harm] of configs) {
  test(`when config.json ${what}, a page says so in both languages`, async ({ page, watch, auditor, startCity }) => {
    watch.expect(/status of 404 .*config\.json/, /unreadable answer/);
    const city = await startCity(harmed((folder) => {
      files(folder, /^config\.json\.(br|gz)$/).forEach((file) => rmSync(file));
      harm(join(folder, "config.json"));
    }));
    await page.goto(`${city.url}/`);
    await expect(page.locator("#stopped-title")).toBeFocused();
    const said = page.locator("#stopped");
    await expect(said).toContainText(/[一-鿿]{4}/);
    await expect(said.locator("[lang=en]").first()).toContainText(/[a-z]{3,} [a-z]{3,}/);
    await expect(said.getByRole("link", { name: data.city.hall.phone })).toBeVisible();
    await expect(page.locator("#stopped-reload")).toBeVisible();
    expect(await auditor.violations()).toEqual([]);
    await auditor.picture(`config-${what.replaceAll(" ", "-")}`);
  });
}
