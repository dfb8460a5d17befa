// An appeal starts from where both counts differ; the answer stands on the page of
// the application, and a review can follow.
import { pdf } from "../fixtures/papers";
import { expect, languages, test } from "../fixtures/test";
import { applied, claimed, Standing, standing, turnUntil } from "../pages/standing";

const own = { pension_city: claimed("9") };

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("a recheck is drafted, sent with a paper, answered; then a review may follow", async ({ page, words, audit, startCity }) => {
      test.slow();
      const city = await startCity();
      const app = new Standing(page, words, city, await applied(city, own));
      const before = await turnUntil(city, app.number, ({ until }) => until.appeal);
      await app.open();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.like("standing.title.settled"));
      // How long the answer takes is said before anything is sent.
      expect(before.answered_within).toEqual({ recheck: 10, review: 15 });
      const within = words.t("time.working_days", { n: before.answered_within.recheck });
      const possible = app.section("standing.possible");
      await expect(possible).toContainText(words.like("standing.appeal.answered_within"));
      await expect(possible).toContainText(within);
      await app.link("standing.appeal.recheck").click();
      await expect(page).toHaveURL(new RegExp(`${app.path("/appeal")}$`));

      await expect(page.getByText(words.like("standing.appeal.answered_within"))).toContainText(within);
      // What differs is ticked, and a reason is drafted.
      const tick = page.locator("#appeal-items");
      const why = page.locator("#appeal-why-insurance_city");
      await expect(tick).toBeChecked();
      await expect(why).toHaveValue(words.like("standing.objection"));
      await audit("appeal");

      await why.fill("");
      await app.button("standing.appeal.send").click();
      await expect(page.locator("#error-summary")).toBeFocused();
      await expect(page.locator("#appeal-why-insurance_city-error")).toBeVisible();
      await tick.uncheck();
      await app.button("standing.appeal.send").click();
      await expect(page.locator("#error-summary")).toContainText(words.t("standing.appeal.no_items"));
      await audit("appeal-errors");

      await tick.check();
      await why.fill("我在龙港的单位交了九年，请看参保证明。");
      await app.consent.check();
      await page.locator("#papers input[type=file]:not([capture])").first().setInputFiles(pdf("insurance.pdf"));
      await expect(page.locator(".files")).toContainText(words.like("ui.files.done"));
      await app.button("standing.appeal.send").click();

      await expect(page).toHaveURL(new RegExp(`${app.path()}$`));
      const appeals = app.section("standing.appeals");
      await expect(appeals).toContainText("我在龙港的单位交了九年");
      await expect(appeals).toContainText(words.like("standing.appeal.answer_by"));
      await audit("appeal-waits");

      const answered = await turnUntil(city, app.number, ({ appeals }) => appeals[0].answered_at);
      await app.open();
      await expect(appeals).toContainText(words.t("standing.appeal.answered"));
      await expect(appeals).toContainText(words.of(answered.appeals[0].answer));
      const changed = Number(answered.official.interval.confirmed) - Number(before.official.interval.confirmed);
      expect(Number(answered.appeals[0].changed)).toBe(changed);
      await expect(app.link("standing.appeal.review")).toBeVisible();
      await audit("appeal-answered");
    });
  });
}

test("before the score is settled there is nothing to appeal against", async ({ page, words, audit, startCity }) => {
  const city = await startCity();
  const app = new Standing(page, words, city, await applied(city, own));
  expect((await standing(city, app.number)).until.appeal).toBeUndefined();
  await app.open("/appeal");
  await expect(page.getByText(words.t("standing.appeal.closed"))).toBeVisible();
  await audit("appeal-closed");
});
