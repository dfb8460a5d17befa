// Rounds with their dates and lines, and the published list: names masked, what
// decided as columns, ties explained, one's own line marked.
import * as data from "../fixtures/data";
import { expect, languages, test } from "../fixtures/test";
import { applied, Standing, standing } from "../pages/standing";

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("rounds have dates and a line; the list masks names and says what decided", async ({ page, words, audit, city }) => {
      const rounds = (await city.call("GET", `/api/v1/points/rounds?scheme=${data.scheme.id}`)).body.items;
      await page.goto(`/points/rounds/${data.scheme.id}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.t("rounds.title"));
      for (const round of rounds) {
        await expect(page.getByRole("heading", { name: words.of(round.title), exact: true })).toBeVisible();
      }
      await audit("rounds");

      const lot = rounds.find((round: any) => round.tie === "lot" && round.state === "settled");
      const card = page.locator("section.card").filter({ has: page.getByRole("heading", { name: words.of(lot.title), exact: true }) });
      await expect(card).toContainText(lot.line);
      await card.getByRole("link").click();
      await expect(page).toHaveURL(new RegExp(`/points/rounds/${data.scheme.id}/${lot.id}$`));
      await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
      await expect(page.getByText(words.t("rounds.lot_seed", { seed: lot.lot_seed }))).toBeVisible();
      const rows = page.locator(".ranking tbody tr");
      const list = (await city.call("GET", `/api/v1/points/rounds/${lot.id}/ranking`)).body;
      await expect(rows).toHaveCount(list.items.length);
      for (const key of lot.keys) await expect(page.locator(".ranking thead")).toContainText(words.of(key.label));
      for (const name of await rows.locator("th").allTextContents()) expect(name.trim()).toMatch(/^\p{Script=Han}\*+$/u);
      await audit("ranking");

      // The rest comes on demand, below what is there.
      await page.getByRole("button", { name: words.t("rounds.more"), exact: true }).click();
      const next = (await city.call("GET", `/api/v1/points/rounds/${lot.id}/ranking?cursor=${encodeURIComponent(list.next)}`)).body;
      await expect(rows).toHaveCount(list.items.length + next.items.length);
      // The focus is where one reads on.
      await expect(rows.nth(list.items.length).locator("th")).toBeFocused();
    });
  });
}

test("one's own place stands on the application and is marked on the list", async ({ page, words, audit, startCity }) => {
  test.slow();
  const city = await startCity();
  const app = new Standing(page, words, city, await applied(city, {}, "hukou"));
  const { round: id } = await standing(city, app.number);
  const rounds = (await city.call("GET", `/api/v1/points/rounds?scheme=${data.scheme.id}`)).body.items;
  const round = rounds.find((round: any) => round.id === id);
  await city.turnTo(`${round.published_on}T18:00:00+08:00`);
  const { place } = await standing(city, app.number);
  await app.open();
  const card = app.section("standing.round");
  await expect(card).toContainText(words.t("standing.place", { place: place.place, of: words.t("standing.place.of", { n: place.of }) }));
  await audit("standing-placed");
  await card.getByRole("link", { name: words.t("rounds.list"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  const own = page.locator(".ranking__own");
  const more = page.getByRole("button", { name: words.t("rounds.more"), exact: true });
  while ((await own.count()) === 0) {
    const rows = await page.locator(".ranking tbody tr").count();
    await more.click();
    await expect.poll(() => page.locator(".ranking tbody tr").count()).toBeGreaterThan(rows);
  }
  await expect(own).toContainText(words.t("rounds.you"));
  await expect(own.locator("td").first()).toHaveText(String(place.place));
  await audit("ranking-own");
});

test("a list that is not published is said to come", async ({ page, words, audit, city, watch }) => {
  watch.expectStatus(404, "/ranking");
  const rounds = (await city.call("GET", `/api/v1/points/rounds?scheme=${data.scheme.id}`)).body.items;
  const coming = rounds.find((round: any) => !["published", "settled"].includes(round.state));
  await page.goto(`/points/rounds/${data.scheme.id}/${coming.id}`);
  await expect(page.getByText(words.t("rounds.not_published"))).toBeVisible();
  await audit("ranking-not-published");
});
