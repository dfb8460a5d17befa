// "Is it one of these?": what others have reported close by is shown before anything is
// described. Following it takes the place of a second report.
import type { Page } from "@playwright/test";
import { City } from "../fixtures/city";
import { expect, languages, test } from "../fixtures/test";
import type { Words } from "../fixtures/words";
import { Report } from "../pages/report";

type Where = { lat: number; long: number };

/** Where a street of the city is. */
async function street(city: City, name: string): Promise<Where> {
  const answer = await city.call("GET", `/api/v1/city/places?q=${encodeURIComponent(name)}`);
  return answer.body.places[0];
}

/** A report so many metres north of a place. */
async function reported(city: City, at: Where, metres: number, fields: Record<string, string>): Promise<string> {
  const lat = (at.lat + metres / 111_195).toFixed(6);
  return (await city.report({ lat, long: at.long.toFixed(6), public: "true", ...fields })).number;
}

/** Opens "where" of a road, puts the pin at the street, and goes on. */
async function goOn(page: Page, words: Words, url: string): Promise<Report> {
  const report = new Report(page, words, url);
  await report.choose("road-damage");
  await report.form.type("report:address", "柳堤路");
  await report.found.first().click();
  await expect(report.pin).toBeVisible();
  return report;
}

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("one of them is followed instead of reported again", async ({ page, words, startCity, audit }) => {
      const city = await startCity();
      const at = await street(city, "柳堤路");
      const near = await reported(city, at, 40, { address_string: "柳堤路 12 号", description: "人行道的砖松了，轮椅过不去。" });
      await reported(city, at, 180, { address_string: "柳堤路 40 号", description: "路边有个坑。" });
      // Too far, and of another kind.
      await reported(city, at, 400, { address_string: "很远的地方" });
      await reported(city, at, 20, { service_code: "manhole", address_string: "井盖在这里" });
      // With a photo of the city's own host.
      await page.route("**/requests.json?*", async (route) => {
        const answer = await route.fetch();
        const rows = (await answer.json()).map((row: any) => (row.service_request_id === near ? { ...row, media_url: `${city.url}/icon-192.png` } : row));
        await route.fulfill({ response: answer, json: rows });
      });

      const report = await goOn(page, words, city.url);
      await expect(page.locator(".map__pin--seen")).toHaveCount(2);
      await report.next();
      await report.expectStep("seen");
      const cards = page.locator(".seen__card");
      await expect(cards).toHaveCount(2);
      // The nearest first, with enough to judge.
      const first = cards.first();
      await expect(first).toContainText("柳堤路 12 号");
      await expect(first).toContainText("轮椅过不去");
      await expect(first).toContainText(words.t("report.seen.away", { metres: 40 }));
      await expect(first).toContainText(words.like("report.seen.since"));
      await expect(first.getByRole("img", { name: words.t("report.seen.photo", { name: "柳堤路 12 号" }) })).toBeVisible();
      await expect(page.locator("main")).not.toContainText("很远的地方");
      await expect(page.locator("main")).not.toContainText("井盖在这里");
      await audit("report-seen");

      const posts: string[] = [];
      page.on("request", (request) => request.method() === "POST" && posts.push(request.url()));
      await first.getByRole("button", { name: words.like("report.seen.follow") }).click();
      const heading = page.getByRole("heading", { level: 1 });
      await expect(heading).toHaveText(words.t("report.seen.followed"));
      await expect(heading).toBeFocused();
      await audit("report-seen-followed");
      // Taken back, and after all.
      await page.getByRole("button", { name: words.t("report.seen.undo"), exact: true }).click();
      await first.getByRole("button", { name: words.like("report.seen.follow") }).click();
      await page.getByRole("button", { name: words.t("report.seen.look"), exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`/report/requests/${near}$`));
      expect(posts).toEqual([]);

      // It is kept on this device, and can be let go.
      await page.goto(`${city.url}/report`);
      const shelf = page.getByRole("region", { name: words.t("report.followed"), exact: true });
      await expect(shelf).toContainText("柳堤路 12 号");
      await expect(page.getByRole("region", { name: words.t("report.begun") })).toHaveCount(0);
      await audit("report-followed");
      await shelf.getByRole("button", { name: words.like("report.followed.drop") }).click();
      await expect(shelf).toHaveCount(0);
      await page.reload();
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(shelf).toHaveCount(0);
    });

    test("mine is another one: the report goes on and is not asked again", async ({ page, words, startCity }) => {
      const city = await startCity();
      await reported(city, await street(city, "柳堤路"), 60, { address_string: "柳堤路 12 号" });
      const report = await goOn(page, words, city.url);
      await report.next();
      await report.expectStep("seen");
      await page.getByRole("button", { name: words.like("report.seen.other") }).click();
      await report.expectStep("describe");
      await page.getByRole("link", { name: words.t("ui.back"), exact: true }).click();
      await report.expectStep("where");
      await report.next();
      await report.expectStep("describe");
    });
  });
}

test("where nobody has reported anything there is no page in between", async ({ page, words, startCity }) => {
  const city = await startCity();
  await reported(city, await street(city, "柳堤路"), 300, { address_string: "柳堤路 12 号" });
  const report = await goOn(page, words, city.url);
  await report.next();
  await report.expectStep("describe");
  // Nor by its address.
  await page.goto(`${city.url}/report/road-damage/seen`);
  await report.expectStep("describe");
});

test("a list that does not come keeps nobody back", async ({ page, words, watch, startCity }) => {
  const city = await startCity();
  watch.expect(/net::ERR_FAILED .*requests\.json/);
  await page.route("**/requests.json?*", (route) => route.abort());
  const report = await goOn(page, words, city.url);
  await report.next();
  await report.expectStep("describe");
});

test("another tab hears of what is followed and let go", async ({ page, context, words, startCity }) => {
  const city = await startCity();
  await reported(city, await street(city, "柳堤路"), 60, { address_string: "柳堤路 12 号" });
  const report = await goOn(page, words, city.url);
  await report.next();
  await page.getByRole("button", { name: words.like("report.seen.follow") }).click();
  const other = await context.newPage();
  await other.goto(`${city.url}/report`);
  const shelf = other.getByRole("region", { name: words.t("report.followed"), exact: true });
  await expect(shelf).toBeVisible();
  await page.getByRole("button", { name: words.t("report.seen.undo"), exact: true }).click();
  await expect(shelf).toHaveCount(0);
});
