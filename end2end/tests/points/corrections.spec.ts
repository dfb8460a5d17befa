// "This is wrong": a locked fact of a register is disputed with the right value,
// a reason and a paper; the case can be followed and the fact says so.
import * as data from "../fixtures/data";
import { jpeg } from "../fixtures/papers";
import { expect, languages, test } from "../fixtures/test";
import { Account } from "../pages/account";
import { Points } from "../pages/points";
import { visit } from "../pages/visit";

const registered = "13800000001";

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("a register that is wrong is corrected, and both values count until it is decided", async ({ page, words, startCity, audit }) => {
      test.slow();
      // The registers of the whole city change: a city of its own.
      const city = await startCity();
      await new Account(page, words).already(city, registered);
      const points = new Points(page, words);
      const fact = data.fact("education");
      await page.goto(`${city.url}${points.path("apply/verified")}`);
      const row = page.locator(".verified > li").filter({ hasText: words.of(fact.label) });
      const held = fact.options!.find((one) => one.id === "senior_secondary")!;
      const right = fact.options!.find((one) => one.id === "bachelor")!;
      await expect(row.locator(".verified__value")).toContainText(words.of(held.label));

      // By keyboard; the form takes the focus and gives it back.
      const wrong = row.getByRole("button", { name: words.t("correction.open") });
      await wrong.focus();
      await page.keyboard.press("Enter");
      const form = page.getByRole("region", { name: words.t("correction.title") });
      await expect(page.locator("#correction-title")).toBeFocused();
      await form.getByRole("button", { name: words.t("correction.close") }).press("Enter");
      await expect(form).toHaveCount(0);
      await expect(wrong).toBeFocused();
      await page.keyboard.press("Enter");
      await expect(page.locator("#correction-title")).toBeFocused();
      await audit("points-correction");

      // Nothing said is two mistakes, each at its place.
      const send = form.getByRole("button", { name: words.t("correction.send") });
      await send.press("Enter");
      await expect(points.form.summary).toBeFocused();
      await expect(points.form.summary.getByRole("link")).toHaveCount(2);
      await audit("points-correction-mistakes");

      await points.form.choose("education", words.of(right.label));
      await points.form.type("correction_reason", "去年拿到了本科毕业证。");
      await expect(form.locator("input[type=file]")).toHaveCount(0);
      await form.locator("#correction-consent").check();
      await form.locator("input[type=file]").first().setInputFiles(jpeg("毕业证.jpg"));
      await expect(form.locator(".files > li")).toContainText(words.like("ui.files.done"));
      await audit("points-correction-filled");
      await send.press("Enter");

      await expect(form).toHaveCount(0);
      await expect(row).toContainText(words.like("correction.asked"));
      await expect(row).toContainText(words.t("correction.yours", { value: words.of(right.label) }));
      await expect(row.getByRole("button", { name: words.t("correction.open") })).toHaveCount(0);
      await audit("points-correction-asked");

      // The register's 50 are sure, the 80 are the resident's word.
      await points.button("points.verified.next").click();
      await expect(page).toHaveURL(/\/evidence$/);
      await visit(page, points.path("education"));
      await expect(points.form.option("education", words.of(right.label))).toBeChecked();
      await expect(points.form.group("education")).toContainText(words.like("correction.asked"));
      await visit(page, points.path("result"));
      await points.unfold();
      await expect(points.worth("education")).toHaveText("80");

      // The case is followed like any other.
      await page.goBack();
      await points.form.group("education").getByRole("link", { name: words.like("correction.case") }).click();
      await expect(page).toHaveURL(/\/cases\//);
      await expect(page.getByRole("heading", { level: 1 })).toContainText(words.of(fact.label));
      await audit("points-correction-case");

      // Six days later the office has seen the paper.
      await city.turn({ days: 6 });
      await page.goto(`${city.url}${points.path("apply/verified")}`);
      await expect(row.locator(".verified__value")).toContainText(words.of(right.label));
      await expect(row).not.toContainText(words.like("correction.asked"));
    });
  });
}
