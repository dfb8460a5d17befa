// Answers that cannot be: each fault in its own sentence, at the field and on top.
import { idNumber, wrongIdNumber } from "../fixtures/residents";
import { expect, languages, test } from "../fixtures/test";
import { Account } from "../pages/account";
import type { Mistake } from "../pages/form";
import { Points } from "../pages/points";
import { visit } from "../pages/visit";

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("numbers", async ({ page, words, audit }) => {
      const points = new Points(page, words);
      await points.open("insurance");
      const typed: [string, string, string, Record<string, string | number>][] = [
        ["pension_province", "five", "fault.not_a_number", {}],
        ["pension_city", "51", "fault.above_max", { max: 50, unit: words.of({ "zh-CN": "年", en: " years" }) }],
        ["medical_province", "-1", "fault.below_min", {}],
        ["medical_city", "1.234", "fault.too_many_decimals", { decimals: 2 }],
      ];
      for (const [id, text] of typed) await points.answer(id, text);
      await points.next();
      const mistakes: Mistake[] = typed.map(([at, , key]) => ({ at, says: words.like(key) }));
      await points.form.expectMistakes(mistakes);
      for (const [id, text] of typed) await expect(points.form.input(id)).toHaveValue(text);
      await audit("points-numbers-wrong");
      // Put right one by one, the way on opens.
      for (const [id] of typed) await points.answer(id, "3");
      await points.next();
      await points.expectSubject("residence");
    });

    test("days that do not exist, are not complete, or have not come", async ({ page, words, audit }) => {
      const points = new Points(page, words);
      await points.open("about_you", "hukou");
      const days: [object, string, object][] = [
        [{ year: 1990, month: 2, day: 30 }, "fault.no_such_day", { year: 1990, month: 2, day: 30 }],
        [{ year: 1990, month: 13, day: 1 }, "fault.no_such_month", { month: 13 }],
        [{ year: 1990, month: "", day: "" }, "fault.date_without_month_and_day", {}],
        [{ year: 1990, month: 5, day: "" }, "fault.date_without_day", {}],
        [{ year: 90, month: 5, day: 1 }, "fault.year_not_four_digits", {}],
        [{ year: 1990, month: "May", day: 1 }, "fault.date_not_digits", {}],
        [{ year: 2090, month: 5, day: 1 }, "fault.in_the_future", {}],
        [{ year: 1890, month: 5, day: 1 }, "fault.before_earliest", {}],
      ];
      for (const [day, key, values] of days) {
        await points.form.day("birth_date", day);
        await points.next();
        const says = words.like(key, values as Record<string, number>);
        await points.form.expectMistakes([{ at: "birth_date", says }]);
        if (key === "fault.no_such_day") await audit("points-day-wrong");
      }
      await expect(points.form.input("birth_date")).toHaveValue("1890");
    });

    test("an identity number with a wrong check digit, and its relatives", async ({ page, words, phone, audit }) => {
      const points = new Points(page, words);
      await page.goto(points.path("apply/verified"));
      await new Account(page, words).signIn(phone);
      await visit(page, points.path("apply/applicant"));
      await points.next();
      await points.form.expectMistakes([
        { at: "applicant_name", says: words.t("fault.missing_name") },
        { at: "applicant_id_number", says: words.t("fault.missing_id_number") },
      ]);
      const right = idNumber();
      const numbers: [string, string, object][] = [
        [wrongIdNumber(), "fault.id_check_digit", {}],
        [right.slice(0, 15), "fault.id_too_short", { missing: 3 }],
        [`${right}12`, "fault.id_too_long", { over: 2 }],
        [`A${right.slice(1)}`, "fault.id_characters", {}],
        [idNumber("33038319861314002"), "fault.id_birth_date", {}],
      ];
      await points.form.type("applicant_name", "李小满");
      for (const [typed, key, values] of numbers) {
        await points.form.type("applicant_id_number", typed);
        await points.next();
        await points.form.expectMistakes([{ at: "applicant_id_number", says: words.t(key, values as Record<string, number>) }]);
        await expect(points.form.input("applicant_id_number")).toHaveValue(typed);
        if (key === "fault.id_check_digit") await audit("apply-id-wrong");
      }
      await expect(points.form.input("applicant_name")).toHaveValue("李小满");
    });

    test("spans that end before they begin, or do not end", async ({ page, words, audit }) => {
      const points = new Points(page, words);
      await points.open("residence");
      await points.form.yes("has_permit");
      await points.form.input("permit").click();
      await points.form.day("permit.0.from", { year: 2020, month: 5, day: 20 });
      await points.next();
      await points.form.expectMistakes([{ at: "permit.0.to", says: words.t("fault.period_without_end") }]);
      await points.form.day("permit.0.to", { year: 2019, month: 5, day: 20 });
      await points.next();
      await points.form.expectMistakes([{ at: "permit.0.to", says: words.t("fault.period_backwards") }]);
      await expect(points.form.input("permit.0.from")).toHaveValue("2020");
      await audit("points-span-wrong");
    });
  });
}
