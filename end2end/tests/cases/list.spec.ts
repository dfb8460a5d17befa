// My cases: what is shown stands in the address, what needs the resident comes first,
// and a long list comes page by page.
import { expect, languages, test } from "../fixtures/test";
import { wang } from "../fixtures/residents";
import { Account } from "../pages/account";

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("heaps with their counts, kind, order and search, all in the address", async ({ page, words, startCity, audit }) => {
      const own = await startCity();
      await new Account(page, words).already(own, wang);
      await page.goto(`${own.url}/cases`);
      const rows = page.locator(".cases > li");
      await expect(rows.first()).toContainText(words.t("case.needs_you"));
      const heap = (key: string) => page.locator(".heap").filter({ hasText: words.t(key) });
      const count = async (key: string) => Number(await heap(key).locator(".heap__count").textContent());
      const keys = ["needs_you", "open", "answered", "over"].map((state) => `cases.filter.${state}`);
      const counts = await Promise.all(keys.map(count));
      expect(counts.reduce((sum, one) => sum + one, 0)).toBe(await count("cases.filter.all"));
      await audit("cases-all");

      // By keyboard: the focus stays at what was chosen.
      await heap("cases.filter.over").focus();
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(/\/cases\?status=over$/);
      await expect(heap("cases.filter.over")).toBeFocused();
      await expect(heap("cases.filter.over")).toHaveAttribute("aria-current", "true");
      await expect(rows).toHaveCount(Math.min(counts[3], 50));
      for (const row of await rows.all()) await expect(row).toContainText(words.t("case.over"));
      await audit("cases-over");

      await page.locator("#cases-kind").selectOption("service");
      await expect(page).toHaveURL(/status=over&kind=service$/);
      await page.locator("#cases-sort").selectOption("newest");
      await expect(page).toHaveURL(/&sort=newest$/);

      // By number.
      await page.goto(`${own.url}/cases`);
      await expect(rows.first()).toBeVisible();
      const number = (await rows.nth(2).locator(".number").textContent())!;
      await page.locator("#cases-search").fill(` ${number} `);
      await page.keyboard.press("Enter");
      await expect(rows).toHaveCount(1);
      await expect(rows).toContainText(number);
      await expect(page).toHaveURL(new RegExp(`q=${number}$`));
      await page.reload();
      await expect(rows).toHaveCount(1);
      await expect(page.locator("#cases-search")).toHaveValue(number);
      await page.locator("#cases-search").fill("ZZZ-0");
      await page.keyboard.press("Enter");
      await expect(page.getByText(words.t("cases.none_such"), { exact: true })).toBeVisible();
      await audit("cases-none-such");
      await page.locator("main").getByRole("link", { name: words.t("cases.filter.all"), exact: true }).last().click();
      await expect(page).toHaveURL(/\/cases$/);
    });
  });
}

test("five thousand cases: the first page is there at once, and further ones soon", async ({ page, words, startCity }) => {
  test.slow();
  const own = await startCity();
  await new Account(page, words).already(own, wang);
  const real = await own.call("GET", "/api/v1/cases?limit=1", undefined, { Cookie: (await page.context().cookies()).map((one) => `${one.name}=${one.value}`).join("; ") });
  const like = real.body.items[0];
  // Many and long: by the contract, page by page.
  await page.route("**/api/v1/cases?*", async (route) => {
    const asked = new URL(route.request().url()).searchParams;
    const from = Number(asked.get("cursor") ?? 0);
    const limit = Number(asked.get("limit") ?? 20);
    const items = Array.from({ length: Math.min(limit, 5_000 - from) }, (_, at) => ({ ...like, number: `LG26-${from + at}` }));
    const next = from + limit < 5_000 ? String(from + limit) : undefined;
    await route.fulfill({ json: { items, next, counts: { open: 4_000, needs_you: 10, answered: 90, over: 900 } } });
  });
  const begun = Date.now();
  await page.goto(`${own.url}/cases`);
  await expect(page.locator(".cases > li")).toHaveCount(50);
  console.log(`cases: the first of 5,000 after ${Date.now() - begun} ms`);
  const more = page.getByRole("button", { name: words.t("cases.more"), exact: true });
  // Twenty pages, as hardly anybody does.
  const times: number[] = [];
  for (let pages = 2; pages <= 20; pages++) {
    const pressed = Date.now();
    await more.click();
    await page.waitForFunction((wanted) => document.querySelectorAll(".cases > li").length === wanted, pages * 50, { polling: 20 });
    times.push(Date.now() - pressed);
  }
  const last = times.slice(-10).reduce((sum, one) => sum + one, 0) / 10;
  console.log(`cases: a page at the beginning ${times[0]} ms, at 1,000 ${Math.round(last)} ms`);
  await expect(page.locator(".cases > li")).toHaveCount(1_000);
});
