// Estimating without signing in: the score of the published table, unknown as a
// range, caps said, nothing typed lost.
import * as data from "../fixtures/data";
import { expect, languages, test } from "../fixtures/test";
import { f1, f1Worth, Points } from "../pages/points";
import { visit } from "../pages/visit";

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("vector F1 comes to 224.8, part by part", async ({ page, words, city, audit }) => {
      test.slow();
      const points = new Points(page, words);
      await page.goto("/points");
      await expect(page.getByText(words.of(data.scheme.notice)).first()).toBeVisible();
      await audit("points-start");
      await points.begin("school");
      await audit("points-empty");
      for (const { subject, fill } of f1(await city.now())) {
        await points.expectSubject(subject);
        await fill(points);
        if (subject === "residence" || subject === "achievements") await audit(`points-${subject}`);
        await points.next();
      }
      await expect(page).toHaveURL(/\/result$/);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.t("points.result.title", { points: "224.8" }));
      await expect(points.figure).toContainText("224.8");
      await points.unfold();
      for (const [id, worth] of Object.entries(f1Worth)) await expect(points.worth(id), id).toHaveText(worth);
      await expect(page.locator(".tree__total .tree__points")).toHaveText("224.8");
      // What the table has and this scheme has not is said.
      await page.getByText(words.t("points.start.left_out")).click();
      for (const line of data.scheme.left_out) await expect(page.getByText(words.of(line))).toBeVisible();
      await audit("points-result");
    });
  });
}

test("the score moves as one types, and what is unknown is a range", async ({ page, words }) => {
  const points = new Points(page, words);
  await points.begin("school");
  const possible = page.locator("#score .shades dd").nth(2);
  // Patents and taxes have no limit, so neither has the most that is possible.
  await expect(possible).toHaveText(words.t("score.no_limit"));
  await expect(points.figure).toHaveText(`0 ${words.t("score.unit_open_end")}`);
  await points.answer("education", "bachelor");
  await expect(points.figure).toContainText("80");
  await points.answer("education", "junior_secondary");
  await expect(points.figure).toContainText("40");
  // "Not sure" takes it out of what is claimed, not out of what is possible.
  await points.form.group("education").getByLabel(words.t("ui.not_sure")).check();
  await expect(points.figure).not.toContainText("40");
  await visit(page, points.path("result"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.like("points.result.open_end"));
  await points.unfold();
  await expect(points.worth("education")).toHaveText(words.t("score.range", { least: "0", most: "80" }));
  await expect(points.worth("volunteering")).toHaveText(words.t("score.range", { least: "0", most: "30" }));
});

test("a cap is said where it cuts", async ({ page, words }) => {
  const points = new Points(page, words);
  await points.begin("school");
  await visit(page, points.path("giving"));
  await points.answers({ volunteer_hours: "999", blood_ml: "200" });
  await points.next();
  await expect(page).not.toHaveURL(/giving$/);
  await page.getByRole("link", { name: words.t("ui.back") }).first().click();
  await points.expectSubject("giving");
  await expect(points.form.input("volunteer_hours")).toHaveValue("999");
  // 19 full times 50 hours are 57 points; 30 count.
  await expect(points.figure).toContainText("33");
  // The item says so right where the hours are typed, and follows the typing.
  const item = page.locator(".tree--flat li", { hasText: words.of(data.node("volunteering").title) });
  await expect(points.worth("volunteering")).toHaveText("30");
  await expect(item).toContainText(words.t("score.cap", { before: "57", bound: "30" }));
  await points.form.type("volunteer_hours", "149");
  await expect(points.worth("volunteering")).toHaveText("6");
  await expect(item.locator(".tree__cap")).toHaveCount(0);
  await points.form.type("volunteer_hours", "");
  await expect(points.worth("volunteering")).toHaveText(words.t("score.range", { least: "0", most: "30" }));
});

test("the language changes in the middle of a form and nothing typed is lost", async ({ page, words, audit }) => {
  const points = new Points(page, words);
  await points.begin("school");
  await points.answer("education", "senior_secondary");
  await points.next();
  await points.expectSubject("insurance");
  await points.answers({ pension_province: "4.9", pension_city: "4" });
  await page.getByRole("button", { name: words.t("app.language.en"), exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  const insurance = data.scheme.subjects.find((one) => one.id === "insurance")!;
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(insurance.title.en!);
  await expect(points.form.input("pension_province")).toHaveValue("4.9");
  await expect(points.form.input("pension_city")).toHaveValue("4");
  await expect(points.figure).toContainText("58");
  await page.getByRole("button", { name: words.t("app.language.zh-CN"), exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(points.form.input("pension_province")).toHaveValue("4.9");
  await audit("points-insurance");
});
