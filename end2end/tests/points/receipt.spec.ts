// The calculation of an application: taken from the receipt as a file, computed
// again by anybody, and printed on a sheet and on the roll of a hall's printer.
import { join } from "node:path";
import * as data from "../fixtures/data";
import { expect, languages, test } from "../fixtures/test";
import { Account } from "../pages/account";
import { Points } from "../pages/points";
import { Receipt } from "../pages/receipt";
import { step, Verify } from "../pages/verify";
import { visit } from "../pages/visit";

/** Widths of paper in CSS pixels, 96 to the inch. */
const papers = [
  { name: "a4", width: 794, height: 1123, page: { width: "210mm", height: "297mm" } },
  { name: "80mm", width: 302, height: 1123, page: { width: "80mm", height: "297mm" } },
];

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("the receipt offers what was sent, to compute again and to print", async ({ page, words, city, phone, audit }, info) => {
      test.slow();
      await new Account(page, words).already(city, phone);
      const [points, verify] = [new Points(page, words), new Verify(page, words)];
      await points.begin("school");
      await points.answers({ education: "bachelor", skill: "grade_4" });
      await visit(page, points.path("giving"));
      await points.answer("blood_ml", "600");
      await visit(page, points.path("apply/applicant"));
      await points.whoAmI("李小满");
      await points.next();
      await expect(page).toHaveURL(/\/apply\/check$/);
      await points.submit.click();
      const { number } = await new Receipt(page, words).read();
      await expect(page.getByText(words.t("points.keep.sent_text"))).toBeVisible();
      await audit("points-receipt-calculation");
      await page.getByText(words.t("points.keep.steps"), { exact: true }).click();
      await expect(page.locator(".tree__total")).toBeVisible();
      await audit("points-receipt-steps");

      const { document } = await verify.download();
      expect(document.number).toBe(number);
      // The day of the city, as the time of receipt has it.
      expect(document.received_at.slice(0, 10)).toBe(document.as_of);
      expect(document.scheme.version).toBe(data.scheme.version);
      expect(document.facts.education.value).toBe("bachelor");
      expect(step(document.explained, "blood").interval.claimed).toBe("9");
      expect(JSON.stringify(document), "nobody's name").not.toContain("李小满");

      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      for (const paper of papers) {
        await page.setViewportSize({ width: paper.width, height: paper.height });
        const main = page.locator("main");
        for (const said of [number, data.scheme.version, words.of(data.node("blood").title), words.of(data.fact("blood_ml").label)]) {
          await expect(main.getByText(said).filter({ visible: true }).first(), `${said} on ${paper.name}`).toBeVisible();
        }
        for (const gone of ["header", "footer", "nav", "button", "a.button"]) {
          expect(await page.locator(gone).filter({ visible: true }).count(), `${gone} on ${paper.name}`).toBe(0);
        }
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide, `${paper.name}: nothing is cut off at the side`).toBeLessThanOrEqual(paper.width);
        const shots = join(info.project.outputDir, "shots");
        await page.screenshot({ path: join(shots, `print-points-${paper.name}-${info.project.name}-${locale}.png`), fullPage: true });
        const path = join(shots, `print-points-${paper.name}-${info.project.name}-${locale}.pdf`);
        const pdf = await page.pdf({ ...paper.page, path, printBackground: true });
        expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length, `sheets of ${paper.name}`).toBeGreaterThan(0);
      }
      await page.emulateMedia({ media: null, colorScheme: null });
      await page.setViewportSize(info.project.use.viewport!);

      await visit(page, "/points/verify");
      await verify.choose(document);
      await expect(verify.verdict).toHaveText(words.t("points.verify.agrees"));
      await expect(page.locator("main")).toContainText(number);
      await audit("verify-application");
    });
  });
}
