// Several reports at once, also of the same kind: each its own draft, all on the shelf.
import { expect, languages, test } from "../fixtures/test";
import { Receipt } from "../pages/receipt";
import { Report } from "../pages/report";

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("two of the same kind and one of another stand side by side and are sent one by one", async ({ page, words, audit }) => {
      test.slow();
      const report = new Report(page, words);
      await report.choose("road-damage");
      await page.getByRole("button", { name: words.t("draft.yes"), exact: true }).click();
      await report.where("新渡路 92 号");
      // Back at the same kind, what was begun is still there, and another is offered.
      await report.choose("road-damage");
      await page.getByRole("button", { name: words.t("report.draft.another"), exact: true }).click();
      await expect(page).toHaveURL(/\/report\/road-damage\/where\?draft=2$/);
      await expect(report.form.input("report:address")).toHaveValue("");
      await expect(page.locator("main")).toContainText(words.t("report.draft.number", { n: 2 }));
      await report.where("江口路 1 号");
      await audit("report-second-draft");
      await report.choose("manhole");
      await report.where("江滨路 7 号");
      await report.form.input("report:unit").focus();
      await page.goto("/report");
      const begun = page.getByRole("region", { name: words.t("report.begun") });
      await expect(begun.getByRole("listitem")).toHaveCount(3);
      for (const place of ["新渡路 92 号", "江口路 1 号", "江滨路 7 号"]) await expect(begun).toContainText(place);
      await audit("report-shelf");

      // Each is taken up as it was, after a reload too.
      await page.reload();
      const second = begun.getByRole("listitem").filter({ hasText: "江口路 1 号" });
      await second.getByRole("link", { name: words.t("draft.take"), exact: true }).click();
      await expect(page).toHaveURL(/draft=2$/);
      await page.getByRole("button", { name: words.t("draft.take"), exact: true }).click();
      await expect(report.form.input("report:address")).toHaveValue("江口路 1 号");
      await report.next();
      await report.form.type("report:description", "坑越来越大了。");
      await report.next();
      await report.anonymous();
      await report.next();
      await expect(page).toHaveURL(/\/check\?draft=2$/);
      await report.send.click();
      await new Receipt(page, words).read();
      await page.goto("/report");
      await expect(begun.getByRole("listitem")).toHaveCount(2);
      await expect(begun).not.toContainText("江口路 1 号");
      await expect(begun).toContainText("新渡路 92 号");
    });

    test("the next report from the same place outlives a reload, until it is dropped", async ({ page, words }) => {
      const report = new Report(page, words);
      await report.fillShort();
      await report.send.click();
      await new Receipt(page, words).read();
      await page.getByRole("button", { name: words.t("report.same_place"), exact: true }).click();
      const note = page.getByText(words.t("report.same_place.note", { place: "新渡路 92 号" }));
      await expect(note).toBeVisible();
      await page.reload();
      await expect(note).toBeVisible();
      await report.tile("manhole").click();
      await expect(report.form.input("report:address")).toHaveValue("新渡路 92 号");
      await page.goto("/report");
      await page.getByRole("button", { name: words.t("report.same_place.drop"), exact: true }).click();
      await page.reload();
      await expect(report.tile("manhole")).toBeVisible();
      await expect(note).toHaveCount(0);
      expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain("新渡路");
    });
  });
}
