// All questions on one page, opened by its address: a small program draws it and counts,
// and the whole portal takes its place, with the answers, as soon as something else is
// wanted.
import type { Page } from "@playwright/test";
import * as data from "../fixtures/data";
import { expect, languages, test } from "../fixtures/test";
import { Words } from "../fixtures/words";
import { Points } from "../pages/points";
import { Sheet } from "../pages/sheet";

/** The program there is: one draws in the place of the first view, the other takes that away. */
const alone = (page: Page) => page.locator("#first-view");
const whole = (page: Page) => page.locator("#app > *").first();

test("it comes with nothing but its own program, each file once, and the portal only afterwards", async ({ page, words }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "connection", { configurable: true, get: () => ({ saveData: true }) });
  });
  const sheet = new Sheet(page, words);
  await sheet.open(data.scheme.id);
  await sheet.answer("education", "bachelor");
  await expect(sheet.total).not.toHaveAttribute("data-total", "0");
  await expect(whole(page)).toHaveCount(0);
  await page.waitForLoadState("networkidle");
  const known = /^\/(points\/estimate\/[^/]+|api\/v1\/schemes\/[^/]+|config\.json|icon\.svg|(boot|sheet)-\w+\.js|portal-\w+\.css|sheet-\w+_bg\.wasm)$/;
  expect(asked.filter((path) => !known.test(path))).toEqual([]);
  expect([...new Set(asked)].sort()).toEqual([...asked].sort());
});

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("a link leads on to the portal, and the answers go along, there and back", async ({ page, words }) => {
      const sheet = new Sheet(page, words);
      const points = new Points(page, words);
      await sheet.open(data.scheme.id);
      await expect(alone(page)).toBeVisible();
      await expect(page).toHaveTitle(`${words.t("points.all.title")} · ${words.t("app.name")}`);
      await sheet.answer("education", "bachelor");
      const total = await sheet.total.textContent();
      await page.getByRole("link", { name: words.t("points.all.steps"), exact: true }).click();
      await points.expectSubject("education");
      await expect(points.figure).toContainText(total!);
      await expect(alone(page)).toHaveCount(0);
      await page.goBack();
      await sheet.expectWhole();
      await expect(sheet.input("education")).toHaveValue("bachelor");
      await expect(sheet.total).toHaveText(total!);
    });

    test("another language and the choice to keep drafts keep what was answered", async ({ page, words }) => {
      const sheet = new Sheet(page, words);
      await sheet.open(data.scheme.id);
      await sheet.answer("education", "bachelor");
      const total = await sheet.total.getAttribute("data-total");
      const other = languages.find((one) => one !== locale)!;
      await page.locator(`.site-tools [lang="${other}"]`).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(new Words(other).t("points.all.title"));
      await expect(sheet.input("education")).toHaveValue("bachelor");
      await expect(sheet.total).toHaveAttribute("data-total", total!);
    });

    test("a draft that is to be kept is there after a reload", async ({ page, words }) => {
      const sheet = new Sheet(page, words);
      await sheet.open(data.scheme.id);
      await sheet.answer("education", "bachelor");
      await page.getByRole("button", { name: words.t("draft.yes"), exact: true }).click();
      await expect(page.getByRole("button", { name: words.t("draft.delete"), exact: true })).toBeVisible();
      await page.reload();
      await page.getByRole("button", { name: words.t("draft.take"), exact: true }).click();
      await expect(sheet.input("education")).toHaveValue("bachelor");
    });

    test("the score is said once it has settled", async ({ page, words }) => {
      const sheet = new Sheet(page, words);
      await sheet.open(data.scheme.id);
      const voice = page.locator("#spoken");
      await expect(voice).toHaveText("");
      await sheet.answer("education", "bachelor");
      await expect(voice).toContainText((await sheet.total.textContent())!);
    });
  });
}

test("large print and colours follow at once and are remembered", async ({ page, words, audit }) => {
  const sheet = new Sheet(page, words);
  await sheet.open(data.scheme.id);
  const root = page.locator("html");
  const elder = page.getByRole("button", { name: words.t("app.elder") });
  await elder.click();
  await expect(root).toHaveAttribute("data-mode", "elder");
  await expect(elder).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: words.t("app.theme.dark"), exact: true }).click();
  await expect(root).toHaveAttribute("data-theme", "dark");
  await audit("points-all-alone-dark-elder");
  await page.reload();
  await sheet.expectWhole();
  await expect(root).toHaveAttribute("data-mode", "elder");
  await expect(root).toHaveAttribute("data-theme", "dark");
  await elder.click();
  await expect(root).not.toHaveAttribute("data-mode", "elder");
});

test("without a net nothing is lost: the page says so and stays, and goes on when it is back", async ({ page, words, net }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "connection", { configurable: true, get: () => ({ saveData: true }) });
  });
  const sheet = new Sheet(page, words);
  await sheet.open(data.scheme.id);
  await sheet.answer("education", "bachelor");
  const total = await sheet.total.getAttribute("data-total");
  await net(false);
  const result = page.getByRole("link", { name: words.t("points.all.result"), exact: true });
  await result.click();
  await expect(page.getByText(words.t("app.offline"), { exact: true })).toBeVisible();
  await expect(sheet.total).toHaveAttribute("data-total", total!);
  await expect(page).toHaveURL(/view=all/);
  await net(true);
  await result.click();
  await expect(page).toHaveURL(/\/result$/);
  await expect(page.locator(".score").first()).toContainText(total!);
});

test("a purpose there is not, and a table that cannot be read, are the whole portal's to say", async ({ page, words, watch }) => {
  await page.goto(`/points/estimate/${data.scheme.id}?view=all&purpose=nothing`);
  await expect(page.getByText(words.t("points.unknown_scheme"))).toBeVisible();
  watch.expect(/unreadable answer/);
  await page.route("**/api/v1/schemes/*", (route) => route.fulfill({ contentType: "application/json", body: "{" }));
  await page.goto(`/points/estimate/${data.scheme.id}?view=all`);
  await expect(whole(page)).toBeVisible();
  await expect(page.getByRole("button", { name: words.t("error.again"), exact: true })).toBeVisible();
});
