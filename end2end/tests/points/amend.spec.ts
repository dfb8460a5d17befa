// The first ten minutes: what was sent can be changed as if it had never been sent,
// or taken back. Afterwards the city says no, and nothing typed is lost.
import { savedAfter, watchSaving } from "../fixtures/stored";
import { expect, languages, test } from "../fixtures/test";
import { Points } from "../pages/points";
import { applied, claimed, Standing, standing } from "../pages/standing";
import { visit } from "../pages/visit";

const own = { volunteer_hours: claimed("100") };

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("what was sent comes back, is changed and takes the place of the first", async ({ page, words, audit, startCity }) => {
      test.slow();
      const city = await startCity();
      const app = new Standing(page, words, city, await applied(city, own));
      const points = new Points(page, words);
      await app.open();
      await expect(page.getByRole("timer")).toHaveText(words.like("standing.until"));
      await audit("standing-received");
      await app.button("standing.amend").click();

      await expect(page).toHaveURL(/\/apply\/check$/);
      await expect(page.getByText(words.t("points.check.changing", { number: app.number }))).toBeVisible();
      await audit("amend-check");
      await visit(page, points.path("giving"));
      await expect(points.form.input("volunteer_hours")).toHaveValue("100");
      await points.answer("volunteer_hours", "149");
      // An identity number is in no draft and in no answer: it is asked again.
      await visit(page, points.path("apply/applicant"));
      await points.whoAmI();
      await points.next();
      await app.button("points.check.submit_change").click();

      await expect(page).toHaveURL(new RegExp(`${app.path()}$`));
      await expect(app.item("volunteering")).toContainText(words.t("standing.points", { n: 6 }));
      expect((await standing(city, app.number)).facts.volunteer_hours.value).toBe("149");
    });
  });
}

test("a change goes on after a reload, with what was typed where drafts are kept", async ({ page, words, audit, startCity }) => {
  test.slow();
  const city = await startCity();
  const app = new Standing(page, words, city, await applied(city, own));
  const points = new Points(page, words);
  await watchSaving(page);
  await app.open();
  await app.button("standing.amend").click();
  await expect(page).toHaveURL(/\/apply\/check$/);

  // Without drafts what was sent comes back from the city.
  await page.reload();
  const changing = page.getByText(words.t("points.check.changing", { number: app.number }));
  await expect(changing).toBeVisible();
  await expect(app.button("points.check.submit_change")).toBeVisible();
  await visit(page, points.path("giving"));
  await expect(points.form.input("volunteer_hours")).toHaveValue("100");

  await page.getByRole("button", { name: words.t("draft.yes"), exact: true }).click();
  await points.answer("volunteer_hours", "149");
  await savedAfter(page, "149");
  await page.reload();
  await expect(points.form.input("volunteer_hours")).toHaveValue("149");
  await expect(page.getByRole("heading", { name: words.t("draft.offer"), exact: true })).toHaveCount(0);
  await visit(page, points.path("apply/applicant"));
  await points.whoAmI();
  await points.next();
  await expect(changing).toBeVisible();
  await audit("amend-after-reload");
  await app.button("points.check.submit_change").click();
  await expect(page).toHaveURL(new RegExp(`${app.path()}$`));
  expect((await standing(city, app.number)).facts.volunteer_hours.value).toBe("149");

  // It is over: what is begun next is a new application.
  await page.goto(`${city.url}${points.path("giving")}`);
  await expect(points.form.input("volunteer_hours")).toHaveValue("");
});

test("after ten minutes the change is refused, and what was typed is still there", async ({ page, words, audit, startCity, watch }) => {
  test.slow();
  const city = await startCity();
  const app = new Standing(page, words, city, await applied(city, own));
  const points = new Points(page, words);
  await app.open();
  await app.button("standing.amend").click();
  await expect(page).toHaveURL(/\/apply\/check$/);
  await visit(page, points.path("giving"));
  await points.answer("volunteer_hours", "149");
  await visit(page, points.path("apply/applicant"));
  await points.whoAmI();
  await points.next();
  await expect(app.button("points.check.submit_change")).toBeVisible();
  await city.turn({ minutes: 11 });
  watch.expectStatus(409, `/api/v1/points/applications/${app.number}/amendment`);
  await app.button("points.check.submit_change").click();
  await expect(page.getByText(words.t("submit.refused.too_late_to_amend"))).toBeVisible();
  await audit("amend-too-late");
  await visit(page, points.path("giving"));
  await expect(points.form.input("volunteer_hours")).toHaveValue("149");

  // The page of the application says what can be done instead.
  await app.open();
  await expect(app.button("standing.amend")).toHaveCount(0);
  await expect(page.getByText(words.t("standing.amend.over"))).toBeVisible();
});

test("taking it back is asked about first, by keyboard too", async ({ page, words, audit, keyboard, startCity }) => {
  const city = await startCity();
  const app = new Standing(page, words, city, await applied(city, own));
  await app.open();
  await keyboard.press(app.button("standing.withdraw"));
  const dialog = page.getByRole("dialog", { name: words.t("standing.withdraw.title") });
  await expect(dialog).toBeVisible();
  await expect(dialog).toContainText(words.t("standing.withdraw.traceless"));
  await audit("standing-withdraw");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(app.button("standing.withdraw")).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(dialog).toBeVisible();
  await keyboard.press(app.button("standing.withdraw.press"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.t("standing.title.withdrawn"));
  await expect(dialog).toBeHidden();
  await audit("standing-withdrawn");
});

test("later it is closed as withdrawn, and that is said before", async ({ page, words, startCity }) => {
  const city = await startCity();
  const app = new Standing(page, words, city, await applied(city, own));
  await city.turn({ minutes: 30 });
  await app.open();
  await app.button("standing.withdraw").click();
  const dialog = page.getByRole("dialog", { name: words.t("standing.withdraw.title") });
  await expect(dialog).toContainText(words.t("standing.withdraw.closes"));
  await app.button("standing.withdraw.press").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.t("standing.title.withdrawn"));
  expect((await standing(city, app.number)).state).toBe("withdrawn");
});
