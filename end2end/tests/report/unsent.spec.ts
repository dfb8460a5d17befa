// A report that cannot be sent at once: kept, shown, sent by itself when it can be;
// changed or taken back until then; and others begun meanwhile.
import type { Page, Route as Asked } from "@playwright/test";
import { jpeg } from "../fixtures/papers";
import { entries } from "../fixtures/outbox";
import { stored } from "../fixtures/stored";
import { expect, languages, test } from "../fixtures/test";
import { Receipt } from "../pages/receipt";
import { Report } from "../pages/report";

/** Reports cannot leave until the function given back is called. */
async function hold(page: Page): Promise<() => Promise<void>> {
  const isReport = (url: URL) => url.pathname.endsWith("/requests.json");
  const refuse = (route: Asked) => (route.request().method() === "POST" ? route.abort() : route.continue());
  await page.context().route(isReport, refuse);
  return () => page.context().unroute(isReport, refuse);
}

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("what has not left is kept over a reload, shown, and sent once", async ({ page, words, city, watch, audit }) => {
      watch.expect(/net::ERR_/);
      const report = new Report(page, words);
      await report.fillShort();
      const letGo = await hold(page);
      await report.send.click();
      await expect(page.getByText(words.t("outbox.waiting"))).toBeVisible();
      await expect(page.getByText(words.t("outbox.kept"))).toBeVisible();
      await audit("report-unsent-card");
      const [kept] = await entries(page);
      await page.goto("/");
      const strip = page.getByRole("link", { name: words.t("outbox.strip.look"), exact: true });
      await expect(strip).toBeVisible();
      await audit("report-unsent-strip");
      await strip.click();
      await expect(page.getByRole("heading", { name: words.t("outbox.title"), exact: true })).toBeVisible();
      await audit("report-unsent-shelf");
      await letGo();
      await page.getByRole("button", { name: words.t("outbox.now"), exact: true }).click();
      await page.getByRole("button", { name: words.t("outbox.receipt"), exact: true }).click();
      const { number } = await new Receipt(page, words).read();
      expect(kept.key).toMatch(/^[0-9a-f]{32}$/);
      // Numbers of a day are counted up: the next report has the next one.
      const next = await city.report();
      expect(Number(next.number.slice(-4))).toBe(Number(number.slice(-4)) + 1);
      await expect.poll(() => entries(page)).toEqual([]);
    });

    test("without net it can be changed before it goes, with its photo", async ({ page, words, net }) => {
      const report = new Report(page, words);
      await report.choose("road-damage");
      await report.where("新渡路 92 号");
      await report.next();
      await report.form.type("report:description", "人行道的砖松了。");
      await net(false);
      await report.photos.setInputFiles([jpeg("砖.jpg")]);
      await expect(page.getByText(words.t("file.fault.offline"))).toBeVisible();
      await report.next();
      await report.anonymous();
      await report.next();
      await report.expectStep("check");
      await report.send.click();
      await expect(page.getByText(words.t("submit.offline"))).toBeVisible();
      await expect(page.getByText(words.like("outbox.photo.waiting"))).toBeVisible();
      await page.getByRole("button", { name: words.t("outbox.change"), exact: true }).click();
      await report.expectStep("check");
      expect(await entries(page)).toEqual([]);
      await page.getByRole("link", { name: words.t("ui.back"), exact: true }).click();
      await page.getByRole("link", { name: words.t("ui.back"), exact: true }).click();
      await report.expectStep("describe");
      await expect(report.form.input("report:description")).toHaveValue("人行道的砖松了。");
      await report.form.type("report:description", "人行道的砖松了三块。");
      await report.next();
      await report.next();
      await report.expectStep("check");
      await report.send.click();
      await expect(page.getByText(words.t("submit.offline"))).toBeVisible();
      await net(true);
      const receipt = new Receipt(page, words);
      await receipt.read();
      await expect(receipt.card.getByRole("listitem").filter({ hasText: /\.jpg/ })).toHaveCount(1);
    });

    test("the next one from the same place takes one tap", async ({ page, words, audit }) => {
      const report = new Report(page, words);
      await report.fillShort();
      await report.send.click();
      await new Receipt(page, words).read();
      await page.getByRole("button", { name: words.t("report.same_place"), exact: true }).click();
      await expect(page.getByText(words.t("report.same_place.note", { place: "新渡路 92 号" }))).toBeVisible();
      await audit("report-same-place");
      await report.tile("manhole").click();
      await expect(report.form.input("report:address")).toHaveValue("新渡路 92 号");
    });

    test("reports half filled in stand together and can be opened or deleted", async ({ page, words, audit }) => {
      const report = new Report(page, words);
      await report.choose("road-damage");
      await page.getByRole("button", { name: words.t("draft.yes"), exact: true }).click();
      await report.where("新渡路 92 号");
      await report.choose("manhole");
      await report.where("江口路 1 号");
      await page.goto("/report");
      const begun = page.getByRole("region", { name: words.t("report.begun") });
      await expect(begun.getByRole("listitem")).toHaveCount(2);
      await audit("report-begun");
      await begun.getByRole("button", { name: words.t("draft.delete"), exact: true }).first().click();
      await expect(begun.getByRole("listitem")).toHaveCount(1);
      await begun.getByRole("link", { name: words.t("draft.take"), exact: true }).click();
      await expect(page).toHaveURL(/\/report\/[\w-]+\/where$/);
    });
  });
}

test("a second tab does not send what the first is sending", async ({ page, context, words, city }) => {
  const report = new Report(page, words);
  await report.fillShort();
  const keys: string[] = [];
  let answer = () => {};
  const answered = new Promise<void>((done) => (answer = done));
  const isReport = (url: URL) => url.pathname.endsWith("/requests.json");
  await context.route(isReport, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    keys.push(route.request().headers()["idempotency-key"]);
    await answered;
    return route.continue();
  });
  await report.send.click();
  await expect.poll(() => keys.length).toBe(1);
  const other = await context.newPage();
  await other.goto(`${city.url}/report`);
  await expect(other.getByRole("heading", { name: words.t("outbox.title"), exact: true })).toBeVisible();
  // As often as it likes.
  await other.getByRole("button", { name: words.t("outbox.now"), exact: true }).click();
  await other.reload();
  await expect(other.getByRole("heading", { name: words.t("outbox.title"), exact: true })).toBeVisible();
  expect(keys).toHaveLength(1);
  answer();
  await new Receipt(page, words).read();
  await expect(other.getByRole("heading", { name: words.t("outbox.title"), exact: true })).toBeHidden();
  expect(keys).toHaveLength(1);
  await other.close();
});

test("who wants nothing kept is told to stay, and nothing is kept", async ({ page, words, watch, phone }) => {
  watch.expect(/net::ERR_/);
  const report = new Report(page, words);
  await report.choose("road-damage");
  await page.getByRole("button", { name: words.t("draft.no"), exact: true }).click();
  await report.where("新渡路 92 号");
  await report.next();
  await report.form.type("report:description", "人行道的砖松了。");
  await report.next();
  await report.named("李小满", phone);
  await report.next();
  await report.expectStep("check");
  const letGo = await hold(page);
  await report.send.click();
  await expect(page.getByText(words.t("outbox.until_closed"))).toBeVisible();
  expect(await stored(page)).not.toContain(phone);
  await letGo();
  await new Receipt(page, words).read();
});
