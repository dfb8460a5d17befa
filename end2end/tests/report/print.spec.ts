// A receipt on paper: on A4 at home and on the 80 mm roll of a hall's printer.
import { join } from "node:path";
import { readQr } from "../fixtures/qr";
import { expect, languages, test } from "../fixtures/test";
import { Receipt } from "../pages/receipt";
import { Report } from "../pages/report";

/** Widths of paper in CSS pixels, 96 to the inch. */
const papers = [
  { name: "a4", width: 794, height: 1123, page: { width: "210mm", height: "297mm" } },
  { name: "80mm", width: 302, height: 1123, page: { width: "80mm", height: "297mm" } },
];

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("the button prints, and on paper is the receipt alone", async ({ page, words, city }, info) => {
      await page.addInitScript(() => {
        (window as any).printed = 0;
        window.print = () => (window as any).printed++;
      });
      const report = new Report(page, words);
      await report.fillShort();
      await report.send.click();
      const receipt = new Receipt(page, words);
      const { number, code } = await receipt.read();
      await receipt.print.click();
      expect(await page.evaluate(() => (window as any).printed)).toBe(1);

      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      for (const paper of papers) {
        await page.setViewportSize({ width: paper.width, height: paper.height });
        for (const said of [number, code.slice(0, 3), code.slice(3), words.t("ui.receipt.keep")]) await expect(receipt.card).toContainText(said);
        await expect(receipt.qr).toBeVisible();
        expect(await readQr(receipt.qr), `the code can be read on ${paper.name}`).toBe(`${city.url}/cases/${number}`);
        // Nothing but the receipt: no ways on, no buttons, no banners.
        for (const gone of ["header", "footer", "nav", "button", "a.button", ".skip-link", 'a[href="/"]']) {
          expect(await page.locator(gone).filter({ visible: true }).count(), `${gone} on ${paper.name}`).toBe(0);
        }
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide, `${paper.name}: nothing is cut off at the side`).toBeLessThanOrEqual(paper.width);
        // White paper, whatever the screen looked like.
        expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toMatch(/rgb\(255, 255, 255\)|rgba\(0, 0, 0, 0\)/);
        const path = join(info.project.outputDir, "shots", `print-${paper.name}-${info.project.name}-${locale}.png`);
        await page.screenshot({ path, fullPage: true });
        // One sheet is enough.
        const pdf = (await page.pdf({ ...paper.page, printBackground: true })).toString("latin1");
        expect(pdf.match(/\/Type\s*\/Page\b/g), `sheets of ${paper.name}`).toHaveLength(1);
      }
    });
  });
}
