// Reporting a problem, from the choice of a service to the receipt and the case.
import * as data from "../fixtures/data";
import { jpeg, png } from "../fixtures/papers";
import { readQr } from "../fixtures/qr";
import { expect, languages, test } from "../fixtures/test";
import { Cases } from "../pages/cases";
import { Receipt } from "../pages/receipt";
import { Report } from "../pages/report";

/** "Accepted within 30 minutes" and so on, as the city's data promises them. */
const promises = (code: string) =>
  data.city.matter_classes.find((one: any) => one.id === data.service(code).service.matter_class).promises as { clause: string }[];

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("with questions of every kind, photos and a name; then followed by number and code", async ({ page, words, city, audit, phone }) => {
      test.slow();
      const report = new Report(page, words);
      const code = "lift";
      await page.goto("/report");
      await expect(report.tile(code)).toBeVisible();
      await audit("report-start");
      await report.tile(code).click();
      await report.expectStep("details");
      const { service, attributes } = data.service(code);
      await expect(page.locator("main")).toContainText(words.of(service.service_name));
      // The note is no question, and is read all the same.
      const note = attributes.find((one) => !one.variable)!;
      await expect(page.getByText(words.of(note.description))).toBeVisible();
      await audit("report-details-empty");
      await report.pick(code, "signs", "stopped");
      await report.pick(code, "signs", "light");
      await report.pick(code, "only_lift", "no");
      await report.form.type("floors", "18");
      await report.form.type("registration", "梯11 浙C12345");
      await report.form.day("stopped_at", { year: 2026, month: 11, day: 20 });
      await page.locator("#f-stopped_at-hour").fill("7");
      await page.locator("#f-stopped_at-minute").fill("05");
      await report.form.type("who", "9 楼有坐轮椅的老人");
      await audit("report-details");
      await report.next();

      await report.expectStep("where");
      await report.where("新渡路 86 号 3 幢", "xindu");
      const community = data.city.units.find((one: any) => one.id === "xindu").communities[0];
      await report.form.choose("report:community:xindu", words.of(community.name));
      await audit("report-where");
      await report.next();

      await report.expectStep("describe");
      await report.form.type("report:description", "昨天早上起停在 5 楼，按什么都没有反应。");
      await report.photos.setInputFiles([jpeg("门口.jpg"), png("panel.png")]);
      await expect(page.getByText(words.like("ui.files.done"))).toHaveCount(2);
      await audit("report-describe");
      await report.next();

      await report.expectStep("contact");
      await audit("report-contact-empty");
      await report.named("李小满", phone);
      await audit("report-contact");
      await report.next();

      await report.expectStep("check");
      for (const sent of ["18", "梯11 浙C12345", "9 楼有坐轮椅的老人", "新渡路 86 号 3 幢", "门口.jpg", "panel.png", "李小满"]) {
        await expect(page.locator("main")).toContainText(sent);
      }
      // What the city promises is said before anything is sent.
      const promised = page.getByRole("region", { name: words.t("report.promised") });
      await expect(promised.getByRole("listitem")).toHaveCount(promises(code).length);
      await audit("report-check");
      await report.send.click();

      const receipt = new Receipt(page, words);
      const { number, code: access } = await receipt.read();
      expect(number).toMatch(/^LG\d{2}-\d{4}-\d{4}$/);
      await expect(receipt.card.getByRole("listitem").filter({ hasText: /\.(jpg|png)/ })).toHaveCount(2);
      await audit("report-receipt");
      expect(await readQr(receipt.qr)).toBe(`${city.url}/cases/${number}`);

      // Without an account: number and code open it, in a fresh page.
      const cases = new Cases(page, words);
      await page.goto("/cases/lookup");
      await audit("lookup-empty");
      await cases.lookUp(number.toLowerCase().replaceAll("-", ""), `${access.slice(0, 3)} ${access.slice(3)}`);
      await cases.expectCase(number);
      await expect(page.locator("main")).toContainText("9 楼有坐轮椅的老人");
      await expect(page.locator("main")).not.toContainText(phone);
      await audit("case-by-code");
    });

    test("anonymous, without a question or a photo", async ({ page, words }) => {
      const report = new Report(page, words);
      await report.fillShort();
      await report.send.click();
      const { number, code } = await new Receipt(page, words).read();
      const cases = new Cases(page, words);
      await page.goto("/cases");
      await cases.lookUp(number, code);
      await cases.expectCase(number);
    });

    test("the search finds a service by the resident's own words", async ({ page, words, audit }) => {
      const report = new Report(page, words);
      await page.goto("/report");
      const groups = new Set(data.services.map((one) => words.of(one.service.group)));
      expect(groups.size).toBeGreaterThanOrEqual(4);
      for (const group of groups) await expect(page.getByRole("heading", { name: group })).toBeVisible();
      const tiles = page.locator(".services a");
      await expect(tiles).toHaveCount(data.services.length);
      for (const typed of locale === "en" ? ["Lamp", "street l"] : ["灯不亮", "ludeng", "ld"]) {
        await report.search.fill(typed);
        await expect(report.tile("street-light")).toBeVisible();
        expect(await tiles.count(), typed).toBeLessThan(data.services.length);
      }
      await audit("report-search");
      await report.search.fill("完全没有这种东西");
      await expect(page.getByText(words.t("report.search.none"), { exact: true })).toBeVisible();
      await audit("report-search-none");
      await report.search.fill("");
      await expect(tiles).toHaveCount(data.services.length);
    });

    test("without net it is not sent, says so, and goes by itself when the net is back", async ({ page, words, net, audit }) => {
      const report = new Report(page, words);
      await report.fillShort();
      await net(false);
      await report.send.click();
      await expect(page.getByText(words.t("submit.offline"))).toBeVisible();
      await audit("report-unsent");
      await net(true);
      await new Receipt(page, words).read();
    });
  });
}

test("a press of a button sends once, however often it is pressed", async ({ page, words }) => {
  const report = new Report(page, words);
  await report.fillShort();
  let sent = 0;
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().includes("/requests.json")) sent += 1;
  });
  await report.send.dblclick();
  await new Receipt(page, words).read();
  expect(sent).toBe(1);
});

test("an answer that was lost is asked for again under the same key: one case", async ({ page, words, city, watch }) => {
  watch.expect(/net::ERR_/);
  const report = new Report(page, words);
  await report.fillShort();
  const keys: string[] = [];
  await page.route("**/open311/v2/requests.json*", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    keys.push(route.request().headers()["idempotency-key"]);
    // The first one arrives and is answered; the answer never reaches the page.
    if (keys.length === 1) {
      await route.fetch();
      return route.abort("connectionreset");
    }
    return route.continue();
  });
  await report.send.click();
  const { number } = await new Receipt(page, words).read();
  expect(keys.length).toBeGreaterThan(1);
  expect(new Set(keys).size).toBe(1);
  // Numbers of a day are counted up: the next report has the next one.
  const next = await city.report();
  expect(Number(next.number.slice(-4))).toBe(Number(number.slice(-4)) + 1);
});
