// The program comes in parts: what one sees when a part does not come, and that
// the parts one has not asked for yet come while there is nothing else to do.
import type { Page, Request } from "@playwright/test";
import { readdirSync } from "node:fs";
import { dist } from "../fixtures/city";
import { expect, languages, test } from "../fixtures/test";
import { Points } from "../pages/points";
import { Words } from "../fixtures/words";
import { Report } from "../pages/report";
import { visit } from "../pages/visit";

const parts = "**/part-*.wasm";
const isPart = (request: Request) => /\/part-[^/]*\.wasm$/.test(request.url());
const all = readdirSync(dist).filter((file) => /^part-.*\.wasm$/.test(file)).sort();

/** The files of parts asked for from now on. */
function asked(page: Page): Set<string> {
  const names = new Set<string>();
  page.on("request", (request) => {
    if (isPart(request)) names.add(request.url().split("/").at(-1)!);
  });
  return names;
}

/** Says that data is dear on this device: nothing is fetched ahead. */
async function saveData(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "connection", { configurable: true, get: () => ({ saveData: true }) });
  });
}

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("a part that does not come is said; asked for again it opens, or the page says what is left to do", async ({ page, words, watch, audit }) => {
      // The browser writes the request that failed, the loader its reason.
      watch.expect(/net::ERR_FAILED/, /Failed to fetch/);
      await saveData(page);
      await page.route(parts, (route) => route.abort());
      await page.goto("/");
      await page.locator('main a[href="/cases"]').first().click();
      await expect(page.getByText(words.t("error.part_missing"), { exact: true })).toBeVisible();
      await expect(page.getByText(words.t("error.part_missing_text"), { exact: true })).toBeVisible();
      await expect(page).toHaveTitle(new RegExp(`^${words.t("error.part_missing")}`));
      await audit("part-missing");

      // In vain: then the website may have changed under one's feet.
      await page.getByRole("button", { name: words.t("error.again"), exact: true }).click();
      await expect(page.getByText(words.t("error.part_gone_text"), { exact: true })).toBeVisible();
      await audit("part-gone");
      const reloaded = page.waitForEvent("load");
      await page.getByRole("button", { name: words.t("error.reload"), exact: true }).click();
      await reloaded;

      // With the files back, asking again is enough.
      await expect(page.getByText(words.t("error.part_missing"), { exact: true })).toBeVisible();
      await page.unroute(parts);
      await page.getByRole("button", { name: words.t("error.again"), exact: true }).click();
      await expect(page.locator("#lookup-number")).toBeVisible();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.t("cases.title"));
      await expect(page).toHaveTitle(new RegExp(`^${words.t("cases.title")}`));
    });

    test("without net a part that was never fetched opens by itself when the net is back", async ({ page, words, watch, net, audit }) => {
      watch.expect(/Failed to fetch/);
      await saveData(page);
      await page.goto("/report");
      await expect(new Report(page, words).tile("road-damage")).toBeVisible();
      await net(false);
      await page.locator('a[href="/cases"]:visible').first().click();
      await expect(page.getByText(words.t("error.part_offline_text"), { exact: true })).toBeVisible();
      await audit("part-offline");
      await net(true);
      await expect(page.locator("#lookup-number")).toBeVisible();
      await expect(page.getByText(words.t("error.part_offline_text"), { exact: true })).toHaveCount(0);
    });

    test("what was fetched ahead opens without net", async ({ page, words, net, audit }) => {
      const names = asked(page);
      await page.goto("/report");
      await expect(new Report(page, words).tile("road-damage")).toBeVisible();
      await expect.poll(() => [...names].sort(), { message: "all parts come while nothing else is to do" }).toEqual(all);
      await page.waitForLoadState("networkidle");
      await net(false);
      await page.locator('a[href="/cases"]:visible').first().click();
      await expect(page.locator("#lookup-number")).toBeVisible();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.t("cases.title"));
      // A report's program is there too; the questions come from the city, and wait for the net.
      await visit(page, "/report/road-damage/where");
      await expect(page.getByText(words.t("error.offline_text"), { exact: true })).toBeVisible();
      await expect(page.getByText(words.t("error.part_offline_text"), { exact: true })).toHaveCount(0);
      await audit("part-here-city-offline");
      await net(true);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.t("report.where.title"));
    });
  });
}

test("words come with the part that says them, and change with the language", async ({ page, words, locale }) => {
  const other = languages.find((one) => one !== locale)!;
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await saveData(page);
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("data-started", "");
  const ofParts = () => asked.filter((path) => /^\/locales\/[^.]+\.\w+\.json$/.test(path));
  expect(ofParts()).toEqual([]);
  await page.locator('main a[href="/cases"]').first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.t("cases.title"));
  expect(ofParts()).toEqual([`/locales/${locale}.cases.json`]);
  await page.locator(`.site-tools [lang="${other}"]`).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(new Words(other).t("cases.title"));
  expect(ofParts()).toEqual([`/locales/${locale}.cases.json`, `/locales/${other}.cases.json`]);
});

test("words that do not come are asked for again with their part", async ({ page, words, watch }) => {
  watch.expect(/net::ERR_FAILED/, /Failed to fetch/);
  await saveData(page);
  await page.route("**/locales/*.cases.json", (route) => route.abort());
  await page.goto("/cases");
  await expect(page.getByText(words.t("error.part_missing"), { exact: true })).toBeVisible();
  await page.unroute("**/locales/*.cases.json");
  await page.getByRole("button", { name: words.t("error.again"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.t("cases.title"));
});

test("where data is dear nothing is fetched ahead, and the journeys work all the same", async ({ page, words }) => {
  await saveData(page);
  const names = asked(page);
  await page.goto("/points");
  await expect(page.locator('main a[href^="/points/"]').first()).toBeVisible();
  await page.waitForLoadState("networkidle");
  // Longer than the browser takes to find itself idle.
  await page.waitForTimeout(1_500);
  expect([...names]).toEqual([]);
  await new Points(page, words).begin("school");
  expect(names.size).toBeGreaterThan(0);
  expect(names.size).toBeLessThan(all.length);
});

test("a journey opened by its address asks for its parts before the program runs", async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  await page.route("**/portal-*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  const names = asked(page);
  await page.goto("/points/foshan-2016/school/education", { waitUntil: "commit" });
  const table = await page.locator('meta[name="portal-app"]').getAttribute("data-parts");
  const early = (JSON.parse(table ?? "{}").points as string[]).sort();
  await expect.poll(() => [...names].sort()).toEqual(early);
  await expect(page.locator("html")).not.toHaveAttribute("data-started", "");
  release();
  await expect(page.locator("html")).toHaveAttribute("data-started", "");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  // They were all it needed, and none came twice.
  const loaded = await page.evaluate(() =>
    performance.getEntriesByType("resource").filter((one) => /part-/.test(one.name)).map((one) => [(one as PerformanceResourceTiming).initiatorType, one.name]),
  );
  const preloaded = loaded.filter(([kind]) => kind === "link").map(([, name]) => name.split("/").at(-1));
  expect([...preloaded].sort()).toEqual(early);
});
