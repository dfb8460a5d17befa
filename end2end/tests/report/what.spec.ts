// What is the matter: found by its sound and in spite of a slip, by category, and not
// mistaken for something else.
import * as data from "../fixtures/data";
import { expect, languages, test } from "../fixtures/test";
import { Report } from "../pages/report";
import { Receipt } from "../pages/receipt";

const groups = (language: "zh-CN" | "en") => [...new Set(data.services.map((one) => one.service.group[language]!))];

test("Chinese is found by its sound: in full, by initials, in between and with a slip", async ({ page, words, audit }) => {
  // No keyword helps: cities do not write how theirs sound.
  for (const { service } of data.services) expect(service.keywords["zh-CN"]).not.toMatch(/[a-z]/);
  const fetched: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/pinyin.txt")) fetched.push(request.url());
  });
  const report = new Report(page, words);
  await page.goto("/report");
  await expect(report.tile("street-light")).toBeVisible();
  await report.search.fill("灯");
  await expect(report.tile("street-light")).toBeVisible();
  expect(fetched, "who writes characters fetches no table").toHaveLength(0);
  for (const typed of ["ld", "ludeng", "luden", "lude", "LuDeng", "lu deng", "路deng", "ldbl"]) {
    await report.search.fill(typed);
    await expect(report.tile("street-light"), typed).toBeVisible();
    await expect(page.locator("a.service").first(), typed).toContainText("路灯");
  }
  for (const [typed, code] of [["ludemg", "street-light"], ["ludneg", "street-light"], ["zaosen", "noise"], ["dti", "lift"], ["dianti", "lift"], ["jg", "manhole"]]) {
    await report.search.fill(typed);
    await expect(report.tile(code), typed).toBeVisible();
  }
  await report.search.fill("ludemg");
  await expect(page.locator("a.service")).toHaveCount(1);
  await audit("report-search-sound");
  await report.search.fill("qqqq");
  await expect(page.getByText(words.t("report.search.none"), { exact: true })).toBeVisible();
  expect(fetched).toHaveLength(1);
});

test("without the table the rest of the search works", async ({ page, words, watch }) => {
  watch.expectStatus(404, "/pinyin.txt");
  await page.route("**/pinyin.txt", (route) => route.fulfill({ status: 404, body: "" }));
  const report = new Report(page, words);
  await page.goto("/report");
  await report.search.fill("ld");
  await expect(page.getByText(words.t("report.search.none"), { exact: true })).toBeVisible();
  await report.search.fill("路灯");
  await expect(report.tile("street-light")).toBeVisible();
});

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("a category shows its kinds alone, a second press all again", async ({ page, words, audit }) => {
      const report = new Report(page, words);
      await page.goto("/report");
      const tiles = page.locator("button.category");
      await expect(tiles).toHaveCount(groups(locale).length);
      await audit("report-categories");
      const group = data.service("noise").service.group;
      const tile = tiles.filter({ hasText: words.of(group) });
      await tile.click();
      await expect(tile).toHaveAttribute("aria-pressed", "true");
      const kinds = data.services.filter((one) => words.of(one.service.group) === words.of(group));
      await expect(page.locator("a.service")).toHaveCount(kinds.length);
      await expect(report.tile("noise")).toBeVisible();
      await audit("report-category-chosen");
      // A search looks everywhere.
      await report.search.fill(words.of(data.service("lift").service.service_name));
      await expect(report.tile("lift")).toBeVisible();
      await report.search.fill("");
      await tile.click();
      await expect(tile).toHaveAttribute("aria-pressed", "false");
      await expect(page.locator("a.service")).toHaveCount(data.services.length);
    });

    test("what a kind is not for is said before going on, with the way to go instead", async ({ page, words, audit }) => {
      const report = new Report(page, words);
      await report.choose("street-light");
      await report.expectStep("details");
      const { service } = data.service("street-light") as any;
      await expect(page.locator("main")).toContainText(words.of(service.description));
      const elsewhere = page.getByRole("region", { name: words.t("report.not_for") });
      await expect(elsewhere.getByRole("listitem")).toHaveCount(service.not_for.length);
      await expect(elsewhere.getByRole("link", { name: words.t("report.not_for.call", { phone: "95598" }) })).toHaveAttribute("href", "tel:95598");
      await audit("report-not-for");
      const other = words.of(data.service("property").service.service_name);
      await elsewhere.getByRole("link", { name: words.t("report.not_for.choose", { service: other }) }).click();
      await expect(page).toHaveURL(/\/report\/property\/where$/);
      // Only before the first step; and nothing where the city says nothing.
      await expect(page.getByRole("region", { name: words.t("report.not_for") })).toHaveCount(0);
    });

    test("questions come in their order, and one that depends on another only after it", async ({ page, words, audit }) => {
      const report = new Report(page, words);
      await report.open("noise", "details");
      const asked = data.service("noise").attributes.filter((one) => one.code !== "shop_or_site");
      const labels = await page.locator("main form .field__label").allTextContents();
      const order = asked.map((one) => labels.findIndex((label) => label.includes(words.of(one.description))));
      expect(order.every((at) => at >= 0)).toBe(true);
      expect(order).toEqual([...order].sort((one, other) => one - other));
      await expect(report.form.input("shop_or_site")).toHaveCount(0);
      await report.pick("noise", "source", "shop");
      await report.form.type("shop_or_site", "音乐餐厅");
      await audit("report-depends");
      await report.pick("noise", "source", "home");
      await expect(report.form.input("shop_or_site")).toHaveCount(0);
      await report.pick("noise", "times", "night");
      await report.next();
      await report.where("新渡路 92 号");
      await report.next();
      await report.form.type("report:description", "每天晚上都吵。");
      await report.next();
      await report.anonymous();
      await report.next();
      await report.expectStep("check");
      await expect(page.locator("main")).not.toContainText("音乐餐厅");
      const sent = page.waitForRequest((request) => request.method() === "POST" && request.url().endsWith("/requests.json"));
      await report.send.click();
      expect((await sent).postData()).not.toContain("shop_or_site");
      await new Receipt(page, words).read();
    });
  });
}

test("what is reported most stands first", async ({ page, words, startCity }) => {
  const city = await startCity();
  const first = async () => {
    await page.goto(`${city.url}/report`);
    await expect(page.locator("button.category").first()).toBeVisible();
    return [await page.locator(".category__name").first().textContent(), await page.locator("a.service .service__name").first().textContent()];
  };
  expect(await first()).toEqual([groups("zh-CN")[0], words.of(data.services[0].service.service_name)]);
  const most = data.service("fire-lane").service;
  for (let n = 0; n < 2; n++) await city.report({ service_code: "fire-lane" });
  expect(await first()).toEqual([words.of(most.group), words.of(most.service_name)]);
});
