// What becomes of an application: each item with its state and reason, one's own
// count against the office's, warnings, and papers that are asked for.
import { readFileSync } from "node:fs";
import { pdf } from "../fixtures/papers";
import { phoneOf, wang } from "../fixtures/residents";
import { expect, languages, test } from "../fixtures/test";
import { Account } from "../pages/account";
import { Form } from "../pages/form";
import { applied, claimed, Standing, standing, turnUntil } from "../pages/standing";
import { visit } from "../pages/visit";

/** More years in the city than the register holds; a tax that no register knows. */
const own = { pension_city: claimed("9"), income_tax: claimed("1500") };

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("each item says where it stands; a paper that is asked for is sent", async ({ page, words, audit, startCity }) => {
      test.slow();
      const city = await startCity();
      const number = await applied(city, own);
      const asked = await turnUntil(city, number, ({ state }) => state === "correcting");
      const points = asked.official.interval;
      const app = new Standing(page, words, city, number);
      await app.open();
      const confirmed = words.t("standing.points", { n: points.confirmed });
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.t("standing.title.so_far", { points: confirmed }));

      // What would count nothing is warned of first.
      const warning = page.locator(".warning--zero");
      await expect(warning).toContainText(words.t("standing.warning.counts_zero"));
      await expect(warning).toContainText(words.like("ui.promise.running"));
      await expect(app.now).toContainText(words.t("standing.todo.papers", { n: 1 }));

      // 9 years instead of 6: three points, said with both counts.
      const insurance = app.item("insurance_city");
      await expect(insurance).toContainText(words.t("standing.check.rejected"));
      await expect(insurance).toContainText(words.t("standing.less", { n: 3 }));
      await expect(insurance).toContainText(words.like("standing.you"));
      await expect(insurance).toContainText(words.like("standing.office"));
      const tax = app.item("income_tax");
      await expect(tax).toContainText(words.t("standing.check.needs_paper"));
      await expect(tax).toContainText(words.t("standing.waits", { n: 3 }));
      await expect(app.item("blood")).toContainText(words.t("standing.check.confirmed"));
      await expect(app.section("standing.history").locator(".timeline > li")).toHaveCount(asked.history.length);
      await audit("standing-correcting");

      await app.link("standing.asked.send").click();
      await expect(page).toHaveURL(new RegExp(`${app.path("/correct")}$`));
      await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
      await audit("standing-correct");
      // Nothing to send: said on top, and nothing is sent.
      await app.consent.check();
      await app.button("standing.correct.send").click();
      await expect(page.locator("#error-summary")).toBeFocused();
      await expect(page.locator("#error-summary")).toContainText(words.t("standing.correct.empty"));
      await audit("standing-correct-empty");
      await page.locator("#paper-income_tax-input").setInputFiles(pdf("tax.pdf"));
      await expect(page.locator(".files")).toContainText(words.like("ui.files.done"));
      await app.button("standing.correct.send").click();

      await expect(page).toHaveURL(new RegExp(`${app.path()}$`));
      await expect(app.section("standing.asked")).toContainText(words.t("standing.asked.received"));
      expect((await standing(city, number)).correction.items[0].received).toBe(true);
      await audit("standing-corrected");

      // The paper proves it, and the history says so.
      await turnUntil(city, number, ({ state }) => state === "settled");
      await app.open();
      await expect(app.item("income_tax")).toContainText(words.t("standing.check.confirmed"));
      await expect(app.section("standing.history")).toContainText("+3");
      await audit("standing-settled");
    });
  });
}

test("a fact that was wrong is put right instead of proven, and the history says so", async ({ page, words, audit, startCity }) => {
  test.slow();
  const city = await startCity();
  const number = await applied(city, own);
  await turnUntil(city, number, ({ state }) => state === "correcting");
  const app = new Standing(page, words, city, number);
  const form = new Form(page, words);
  await app.open("/correct");
  // What was sent stands in the question; nothing changed is nothing to send.
  const tax = form.input("income_tax");
  await expect(tax).toHaveValue("1500");
  await app.button("standing.correct.send").click();
  await expect(form.summary).toBeFocused();
  await form.summary.getByRole("link", { name: words.t("standing.correct.empty") }).click();
  await expect(tax).toBeFocused();
  await tax.fill("x");
  await app.button("standing.correct.send").click();
  await expect(page.locator("#f-income_tax-error")).toBeVisible();
  await audit("standing-correct-fact-mistake");

  // Leaving the page loses nothing; the city's refusal does not either.
  await tax.fill("0");
  await visit(page, app.path());
  await app.link("standing.asked.send").click();
  await expect(tax).toHaveValue("0");
  await app.button("standing.correct.send").click();
  await expect(page).toHaveURL(new RegExp(`${app.path()}$`));
  const now = await standing(city, number);
  expect(now.facts.income_tax.value).toBe("0");
  expect(now.state).toBe("checking");
  const why = now.history.at(-1).causes[0].why;
  await expect(app.section("standing.history")).toContainText(words.of(why));
  await audit("standing-correct-fact");
});

test("the calculation is kept from the page of the application, after the receipt is gone", async ({ page, words, audit, startCity }) => {
  const city = await startCity();
  const app = new Standing(page, words, city, await applied(city, own));
  await app.open();
  const keep = app.section("points.keep.title");
  await keep.getByText(words.t("points.keep.steps"), { exact: true }).click();
  await expect(keep.locator(".tree__total")).toBeVisible();
  await audit("standing-calculation");
  const download = page.waitForEvent("download");
  await app.button("points.keep.download").click();
  const file = JSON.parse(readFileSync(await (await download).path(), "utf8"));
  expect(file.number).toBe(app.number);
  expect(file.facts.income_tax.value).toBe("1500");
  const { official } = await standing(city, app.number);
  expect(file.explained.id).toBe(official.id);
});

test("without a session it leads to signing in, and back", async ({ page, words, startCity }) => {
  const city = await startCity();
  const number = await applied(city, own);
  const app = new Standing(page, words, city, number);
  await page.goto(city.url + app.path());
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await city.turn({ minutes: 2 });
  await new Account(page, words).signIn(wang);
  await expect(page).toHaveURL(new RegExp(`${app.path()}$`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.like("standing.title.so_far"));
});

test("somebody else's application looks as if there were none", async ({ page, words, audit, startCity, watch }) => {
  const city = await startCity();
  const number = await applied(city, own);
  watch.expectStatus(404, `/api/v1/points/applications/${number}`);
  await new Account(page, words).already(city, phoneOf("somebody else"));
  await page.goto(city.url + new Standing(page, words, city, number).path());
  await expect(page.getByText(words.t("standing.missing_title"))).toBeVisible();
  await audit("standing-missing");
});

test("where no answer comes it can be asked again", async ({ page, words, audit, startCity, watch }) => {
  const city = await startCity();
  const app = new Standing(page, words, city, await applied(city, own));
  watch.expect(/net::ERR_FAILED/);
  await page.route("**/api/v1/points/applications/*", (route) => route.abort());
  await app.signIn();
  await page.goto(city.url + app.path());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.t("error.failed"));
  await audit("standing-failed");
  await page.unroute("**/api/v1/points/applications/*");
  await app.button("error.again").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.like("standing.title.so_far"));
});

test("the case and the receipt lead there", async ({ page, words, startCity }) => {
  const city = await startCity();
  const app = new Standing(page, words, city, await applied(city, own));
  await app.signIn();
  await page.goto(`${city.url}/cases/${app.number}`);
  await app.link("standing.open").click();
  await expect(page).toHaveURL(new RegExp(`${app.path()}$`));
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});
