// The three journeys with Tab, Enter, Space and the arrows alone. Nothing here
// clicks, and the focus is seen at every stop.
import * as data from "../fixtures/data";
import { jpeg } from "../fixtures/papers";
import { idNumber } from "../fixtures/residents";
import { expect, languages, test } from "../fixtures/test";
import { Account } from "../pages/account";
import { Cases } from "../pages/cases";
import { Points } from "../pages/points";
import { Receipt } from "../pages/receipt";
import { Report } from "../pages/report";

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("points: from the home page to the receipt", async ({ page, words, keyboard, phone, city }) => {
      // Being asked takes the browser a moment to set up: not while a key is pressed.
      page.on("filechooser", () => {});
      test.slow();
      const points = new Points(page, words);
      const account = new Account(page, words);
      await page.goto("/");
      await expect(page.locator("html")).toHaveAttribute("data-started", "");
      await keyboard.press(page.locator('main a[href="/points"]').first());
      await keyboard.press(page.getByRole("link", { name: words.of(data.scheme.purposes[0].title) }));
      await points.expectSubject("education");
      await keyboard.choose(points.form.option("education", words.of(data.fact("education").options![2].label)));
      await keyboard.choose(points.form.option("skill", words.of(data.fact("skill").options![2].label)));
      await keyboard.press(points.form.next);
      await points.expectSubject("insurance");
      await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
      await keyboard.type(points.form.input("pension_province"), "4.9");
      // Enter in a box goes on, as in every form.
      await page.keyboard.press("Enter");
      await points.expectSubject("residence");
      await keyboard.choose(points.form.group("has_permit").getByLabel(words.t("ui.yes"), { exact: true }));
      await keyboard.press(points.form.input("permit"));
      await expect(points.form.input("permit.0.from")).toBeFocused();
      await page.keyboard.type(String((await city.now()).getFullYear() - 3));
      await page.keyboard.press("Tab");
      await page.keyboard.type("1");
      await page.keyboard.press("Tab");
      await page.keyboard.type("1");
      await keyboard.tick(page.locator("#f-permit-0-ongoing"));
      for (const subject of ["residence", "work", "achievements", "giving", "business", "family", "child"]) {
        await points.expectSubject(subject);
        await keyboard.press(points.form.next);
      }
      await expect(page).toHaveURL(/\/result$/);
      await expect(points.figure).toContainText("109");
      await keyboard.press(page.locator(".tree details > summary").first());
      await expect(points.worth("education")).toBeVisible();
      await keyboard.press(points.applyLink);
      await keyboard.type(account.phone, phone);
      await page.keyboard.press("Enter");
      const code = await account.shownCode();
      await expect(account.code).toBeFocused();
      await page.keyboard.type(code);
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(/\/apply\/verified$/);
      await keyboard.press(points.button("points.verified.next"));
      await expect(page).toHaveURL(/\/apply\/evidence$/);
      await keyboard.tick(points.consent);
      // The file dialog is the browser's; that a key opens it is ours.
      const chooser = page.waitForEvent("filechooser");
      await keyboard.to(points.choosePaper("education"));
      await page.keyboard.press("Enter");
      await (await chooser).setFiles(jpeg("diploma.jpg"));
      await expect(page.getByText(words.like("ui.files.done"))).toBeVisible();
      await keyboard.press(points.button("points.evidence.next"));
      await keyboard.type(points.form.input("applicant_name"), "李小满");
      await keyboard.type(points.form.input("applicant_id_number"), idNumber());
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(/\/apply\/check$/);
      await keyboard.press(points.submit);
      await new Receipt(page, words).read();
      await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    });

    test("a report, and following it by number and code", async ({ page, words, keyboard, city }) => {
      test.slow();
      const report = new Report(page, words);
      await page.goto("/");
      await expect(page.locator("html")).toHaveAttribute("data-started", "");
      await keyboard.press(page.locator('main a[href="/report"]').first());
      await keyboard.type(report.search, words.of({ "zh-CN": "噪声", en: "noise" }));
      await keyboard.press(report.tile("noise"));
      await report.expectStep("details");
      await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
      // Going on too early leads to the summary, its links to the questions.
      await keyboard.press(report.form.next);
      await expect(report.form.summary).toBeFocused();
      await keyboard.press(report.form.summary.getByRole("link").first());
      await keyboard.choose(report.form.option("source", report.value("noise", "source", "square")));
      await keyboard.tick(report.form.option("times", report.value("noise", "times", "night")));
      await keyboard.press(report.form.next);
      await report.expectStep("where");
      await keyboard.type(report.form.input("report:address"), "湖滨广场");
      await keyboard.to(report.form.input("report:unit"));
      await page.keyboard.press("ArrowDown");
      await keyboard.press(report.form.next);
      await report.expectStep("describe");
      await keyboard.type(report.form.input("report:description"), "音响开到半夜。");
      await keyboard.to(report.choosePhotos);
      await keyboard.press(report.form.next);
      await report.expectStep("contact");
      await keyboard.choose(report.form.option("report:reach", words.t("report.reach.anonymous")));
      await keyboard.press(report.form.next);
      await report.expectStep("check");
      await keyboard.press(report.send);
      const receipt = new Receipt(page, words);
      const { number, code } = await receipt.read();

      await page.goto("/");
      await expect(page.locator("html")).toHaveAttribute("data-started", "");
      await city.turn({ minutes: 1 });
      await keyboard.press(page.locator('main a[href="/cases"]').first());
      const cases = new Cases(page, words);
      await keyboard.type(cases.number, number);
      await keyboard.type(cases.code, code);
      await page.keyboard.press("Enter");
      await cases.expectCase(number);
      await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
      await keyboard.type(page.locator("#message"), "今晚也吵。");
      await keyboard.press(page.getByRole("button", { name: words.t("case.send"), exact: true }));
      await expect(page.locator(".message")).toContainText("今晚也吵。");
    });

    test("language, elder mode and theme are within reach", async ({ page, words, keyboard }) => {
      const other = languages.find((one) => one !== locale)!;
      await page.goto("/");
      await expect(page.locator("html")).toHaveAttribute("data-started", "");
      await keyboard.press(page.getByRole("button", { name: words.t(`app.language.${other}`), exact: true }));
      await expect(page.locator("html")).toHaveAttribute("lang", other);
      await expect(page.locator(":focus")).toHaveText(words.t(`app.language.${locale}`));
      const elder = page.locator(".site-tools .switch");
      await keyboard.press(elder);
      await expect(page.locator("html")).toHaveAttribute("data-mode", "elder");
      await expect(elder).toHaveAttribute("aria-pressed", "true");
      const dark = page.locator("footer .switch").last();
      await keyboard.press(dark);
      await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
      // Both are remembered on this device.
      await page.reload();
      await expect(page.locator("html")).toHaveAttribute("data-mode", "elder");
      await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
      await expect(page.locator("html")).toHaveAttribute("lang", other);
    });
  });
}
