// What the result says beyond the score: how to get more, what the coming year
// brings, and which questions still matter.
import * as data from "../fixtures/data";
import { expect, languages, test } from "../fixtures/test";
import { f1, Points } from "../pages/points";
import { visit } from "../pages/visit";

const line = data.scheme.purposes.find((one) => one.id === "school")!.line_title;

/** A day as the portal writes it. */
function day(locale: string, date: Date): string {
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (locale === "zh-CN") return `${year} 年 ${month + 1} 月 ${date.getUTCDate()} 日`;
  const name = date.toLocaleString("en-GB", { month: "long", timeZone: "UTC" });
  return `${date.getUTCDate()} ${name} ${year}`;
}

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("F1 without the skill is told what a certificate adds, what is full and what the year brings", async ({
      page,
      words,
      city,
      audit,
    }) => {
      test.slow();
      const points = new Points(page, words);
      const now = await city.now();
      await points.begin("school");
      for (const { subject, fill } of f1(now)) {
        await points.expectSubject(subject);
        await fill(points);
        if (subject === "education") await points.answer("skill", "none");
        if (subject === "giving") await points.answer("volunteer_hours", "999");
        await points.next();
      }
      await expect(page).toHaveURL(/\/result$/);
      // 224.8 without the 40 of grade 4, and 30 for volunteering in place of 6.
      await expect(points.figure).toContainText("208.8");

      const plan = page.getByRole("region", { name: words.t("plan.title") });
      await plan.locator("summary", { hasText: words.like("plan.more") }).click();
      const about = words.of(data.node("skill").title);
      const grade = words.of(data.fact("skill").options!.find((one) => one.id === "grade_5")!.label);
      const skill = plan.getByRole("listitem").filter({ has: page.getByRole("heading", { name: words.t("plan.deed", { about, what: grade }) }) });
      await expect(skill).toContainText("+20");
      await expect(skill).toContainText(words.t("plan.total", { points: "228.8" }));
      const volunteering = words.t("plan.full", { about: words.of(data.node("volunteering").title) });
      const full = plan.getByRole("listitem").filter({ has: page.getByRole("heading", { name: volunteering }) });
      await expect(full).toContainText("+0");
      await expect(full).toContainText(words.t("plan.full_why", { cap: "30" }));

      // The picture is named by the heading and by the sentence that says it.
      const ahead = page.getByRole("region", { name: words.t("forecast.title") });
      await expect(ahead.getByRole("paragraph").first()).toContainText(words.like("forecast.ends"));
      await expect(ahead.getByRole("paragraph").first()).toContainText(words.t("forecast.above", { points: "30", line: words.of(line) }));
      const curve = ahead.locator(".curve");
      await expect(curve).toHaveRole("img");
      await expect(curve).toHaveAccessibleName(words.like("forecast.title"));
      await expect(curve).toHaveAccessibleName(words.like("forecast.ends"));
      await audit("points-plan");

      // What does not come into question is struck out and can be put back.
      await skill.getByRole("button").click();
      await expect(skill).toHaveCount(0);
      await expect(plan.getByRole("heading", { name: words.t("plan.title") })).toBeFocused();
      await plan.getByRole("button", { name: words.t("plan.put_back") }).click();
      await expect(skill).toHaveCount(1);
    });

    test("the forecast names the day on which a year of the permit is full", async ({ page, words, city, audit }) => {
      const points = new Points(page, words);
      const now = await city.now();
      await points.begin("hukou");
      await visit(page, points.path("residence", "hukou"));
      await points.permitFor(58, now);
      await visit(page, points.path("result", "hukou"));
      // It began 58 months ago on the first: its fifth year is full in two
      // months, and is worth 5 points.
      const fifth = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 2, 1));
      const ahead = page.getByRole("region", { name: words.t("forecast.title") });
      // The first list is the year without the plan.
      const causes = ahead.locator(".causes").first().locator("> li");
      await expect(causes).toHaveCount(1);
      await expect(causes).toContainText(day(locale, fifth));
      await expect(causes).toContainText(words.of(data.node("residence").title));
      await expect(causes).toContainText(/满 5 年|5 years completed/);
      await expect(causes).toContainText("+5");
      await expect(ahead.getByRole("paragraph").first()).toContainText(day(locale, fifth));
      await audit("points-forecast");
    });

    test("below the line the plan leads to it, and open questions come by what they move", async ({ page, words, audit }) => {
      const points = new Points(page, words);
      await points.begin("school");
      await points.answer("skill", "none");
      await visit(page, points.path("giving"));
      await points.answer("volunteer_hours", "0");
      await points.answer("blood_ml", "0");
      await visit(page, points.path("result"));
      const plan = page.getByRole("region", { name: words.t("plan.title") });
      await expect(plan).toContainText(words.like("plan.reaches"));
      // Of the single answers that reach it, the one that is worth most.
      const step = plan.locator(".plan > li").first();
      await expect(step).toContainText(words.of(data.node("home").title));
      await expect(step).toContainText("+80");
      await expect(step).toContainText(words.t("plan.unanswered"));
      // The year with that plan stands beside the year without, in words too.
      const ahead = page.getByRole("region", { name: words.t("forecast.title") });
      await expect(ahead.locator(".curve path.curve__plan")).toHaveAttribute("d", /^M0/);
      await expect(ahead.getByRole("paragraph").nth(1)).toContainText(words.like("forecast.plan_ends", { now: 80 }));
      await expect(ahead.locator(".curve")).toHaveAccessibleName(words.like("forecast.plan_ends"));
      await expect(ahead.locator(".legend > li")).toHaveText([words.t("forecast.legend_now"), words.t("forecast.legend_plan")]);
      const open = page.getByRole("region", { name: words.t("points.result.open") });
      const moves = open.locator(".moves__by");
      await expect(moves.first()).toHaveText(words.t("questions.unlimited"));
      await open.locator("summary").first().click();
      const education = open.getByRole("listitem").filter({ hasText: words.of(data.fact("education").label) });
      await expect(education.first()).toContainText(words.t("questions.moves", { points: "80" }));
      await audit("points-questions");
    });
  });
}
