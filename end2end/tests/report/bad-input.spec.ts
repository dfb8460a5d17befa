// A report that cannot go on yet: what is missing, too long or impossible.
import { expect, languages, test } from "../fixtures/test";
import { Report } from "../pages/report";

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("every step says what is missing or wrong, and keeps what was typed", async ({ page, words, audit }) => {
      const report = new Report(page, words);
      await report.open("noise", "details");
      await report.form.day("heard_at", { year: 2026, month: 2, day: 30 });
      await page.locator("#f-heard_at-hour").fill("23");
      await page.locator("#f-heard_at-minute").fill("10");
      await report.next();
      await report.form.expectMistakes([
        { at: "source", says: words.like("fault.missing_choice") },
        { at: "times", says: words.like("fault.missing_many") },
        { at: "heard_at", says: words.like("fault.no_such_day", { day: 30 }) },
      ]);
      await audit("report-details-wrong");
      await report.form.day("heard_at", { month: 3 });
      await page.locator("#f-heard_at-hour").fill("25");
      await report.pick("noise", "source", "square");
      await report.pick("noise", "times", "night");
      await report.next();
      await report.form.expectMistakes([{ at: "heard_at", says: words.t("fault.no_such_time") }]);
      await page.locator("#f-heard_at-hour").fill("23");
      await report.next();

      await report.expectStep("where");
      await report.next();
      await report.form.expectMistakes([{ at: "report:address", says: words.like("fault.missing_address") }]);
      await audit("report-where-wrong");
      await report.where("湖滨广场");
      await report.next();

      await report.expectStep("describe");
      await report.next();
      await report.form.expectMistakes([{ at: "report:description", says: words.like("fault.missing_text") }]);
      const long = "吵".repeat(1_003);
      await report.form.type("report:description", long);
      await report.next();
      await report.form.expectMistakes([{ at: "report:description", says: words.like("fault.too_long", { over: 3 }) }]);
      await expect(report.form.input("report:description")).toHaveValue(long);
      await audit("report-text-too-long");
      await report.form.type("report:description", "音响开到半夜。");
      await report.next();

      await report.expectStep("contact");
      await report.next();
      await report.form.expectMistakes([{ at: "report:reach", says: words.like("fault.missing_choice") }]);
      await report.named("李4", "138000");
      await report.next();
      await report.form.expectMistakes([
        { at: "report:name", says: words.t("fault.name_characters") },
        { at: "report:phone", says: words.t("fault.phone_too_short", { missing: 5 }) },
      ]);
      await audit("report-contact-wrong");
      await report.anonymous();
      await report.next();
      await report.expectStep("check");
    });

    test("a service that does not exist says so and leads back to the choice", async ({ page, words, audit }) => {
      await page.goto("/report/no-such-service/where");
      await expect(page.getByText(words.t("report.unknown"), { exact: true })).toBeVisible();
      await audit("report-unknown-service");
      await page.getByRole("link", { name: words.t("report.unknown.choose") }).click();
      await expect(page).toHaveURL(/\/report$/);
    });
  });
}
