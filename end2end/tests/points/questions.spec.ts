// Questions that matter: each says when its answer can no longer change
// anything, takes "not sure" for an answer, and tells what an answer has moved.
import * as data from "../fixtures/data";
import { expect, languages, test } from "../fixtures/test";
import { inputId } from "../pages/form";
import { Points } from "../pages/points";
import { visit } from "../pages/visit";

const kinds = ["pension", "medical", "injury", "unemployment", "maternity"];

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("what an answer moved is said once the answers rest, and why a cap kept some of it", async ({ page, words, audit }) => {
      const points = new Points(page, words);
      const moved = page.locator("#score .score__moved");
      const voice = page.locator("#score [aria-live=polite]");
      await points.begin("school");
      await expect(moved).toHaveText("");
      await points.answer("education", "senior_secondary");
      const education = words.t("moved.item", { about: words.of(data.node("education").title), points: "+50" });
      const total = words.t("moved.total", { from: "0", to: "50" });
      for (const place of [moved, voice]) {
        await expect(place).toContainText(education);
        await expect(place).toContainText(total);
      }
      // A phone says it in the bar at the top, too.
      await expect(page.locator(".score-strip__moved")).toHaveText(education);
      await audit("points-moved");

      await visit(page, points.path("giving"));
      await expect(moved).toHaveText("");
      await points.answer("volunteer_hours", "999");
      const volunteering = words.of(data.node("volunteering").title);
      await expect(moved).toContainText(words.t("moved.item", { about: volunteering, points: "+30" }));
      await expect(moved).toContainText(words.t("moved.capped", { about: volunteering, points: "30" }));
      await expect(voice).toContainText(words.t("moved.total", { from: "50", to: "80" }));
      // What moves nothing says so: nobody waits for the last sentence to change.
      await points.answer("marrow", "none");
      await expect(moved).toHaveText(words.t("moved.same", { points: "80" }));
    });

    test("a question that can no longer change anything says so and why", async ({ page, words, audit }) => {
      const points = new Points(page, words);
      await points.begin("school");
      await points.next();
      await points.expectSubject("insurance");
      const row = (kind: string) => page.locator(".years__row").filter({ has: page.locator(`#${inputId(`${kind}_province`)}`) });
      const skip = row("maternity").locator(".field__skip");
      await expect(row("pension").locator(".field__skip")).toHaveCount(0);
      // Three kinds of 20 years reach the cap of 50, here and in the province.
      for (const kind of kinds.slice(0, 3)) await points.answers({ [`${kind}_province`]: "20", [`${kind}_city`]: "20" });
      await expect(skip).toHaveText(
        words.t("questions.can_skip", { why: words.t("questions.capped", { about: words.of(data.node("insurance_province").title), cap: "50" }) }),
      );
      // What has been answered is not called needless.
      await expect(row("pension").locator(".field__skip")).toHaveCount(0);
      await audit("points-skip");
      await points.answer("injury_city", "5");
      await expect(skip).toHaveCount(0);
    });

    test("not sure is an answer of every kind of question, and none is taken for zero", async ({ page, words, audit }) => {
      test.slow();
      const points = new Points(page, words);
      const notSure = words.t("ui.not_sure");
      await points.begin("school");
      await points.next();
      await points.expectSubject("insurance");
      // A row of a table: both numbers at once; a number takes it back.
      const row = page.locator(".years__row").first();
      const tick = row.getByLabel(notSure);
      await tick.check();
      await points.answer("pension_province", "3");
      await expect(tick).not.toBeChecked();
      await tick.check();
      await expect(points.form.input("pension_province")).toHaveValue("");
      // Every question of every subject has it.
      for (const subject of data.scheme.subjects.filter((one) => one.facts.some((fact) => !fact.purposes || fact.purposes.includes("school")))) {
        await visit(page, points.path(subject.id));
        await points.expectSubject(subject.id);
        for (const fact of subject.facts) {
          const input = points.form.input(fact.id);
          const group = points.form.group(fact.id);
          if ((await input.or(group).count()) === 0) continue;
          const own = page.locator("fieldset, .field-with-tick").filter({ has: input.or(group) }).getByLabel(notSure);
          await expect(own.first(), `${fact.id} can be not sure`).toBeVisible();
        }
      }
      // So has a part of a record.
      await visit(page, points.path("achievements"));
      await points.answer("has_patents", true);
      await points.form.input("patents").click();
      const parts = page.locator(".rows__fields");
      await expect(parts.getByLabel(notSure)).toHaveCount(data.fact("patents").fields!.length);
      await points.form.day("patents.0.date", { year: new Date().getFullYear() - 1, month: 3, day: 1 });
      for (const part of await parts.getByLabel(notSure).all()) await part.check();
      await audit("points-not-sure");
      await points.next();
      await points.expectSubject("giving");
      await visit(page, points.path("result"));
      await points.unfold();
      await expect(points.worth("patents")).toHaveText(words.t("score.range", { least: "0", most: "30" }));
      await expect(points.worth("insurance_province")).toHaveText(words.like("score.range"));
    });
  });
}

test("the keyboard alone answers, hears what moved and keeps its place", async ({ page, words }) => {
  const points = new Points(page, words);
  await points.open("giving");
  await points.form.input("volunteer_hours").focus();
  await page.keyboard.type("149");
  await expect(points.form.input("volunteer_hours")).toBeFocused();
  const volunteering = words.of(data.node("volunteering").title);
  await expect(page.locator("#score [aria-live=polite]")).toContainText(words.t("moved.item", { about: volunteering, points: "+6" }));
  await expect(points.form.input("volunteer_hours")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(page.locator("#f-volunteer_hours-not-sure")).toBeChecked();
  await expect(points.worth("volunteering")).toHaveText(words.t("score.range", { least: "0", most: "30" }));
});
