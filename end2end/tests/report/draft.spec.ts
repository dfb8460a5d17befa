// The draft of a report: offered after a reload, gone once it is sent, and never
// with the phone number or a photo in it.
import { jpeg, png } from "../fixtures/papers";
import { savedAfter, stored, watchSaving } from "../fixtures/stored";
import { expect, languages, test } from "../fixtures/test";
import { Receipt } from "../pages/receipt";
import { Report } from "../pages/report";

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("what was written is offered again; the phone number and the photos were never stored", async ({ page, words, phone, audit }) => {
      await watchSaving(page);
      const report = new Report(page, words);
      const text = "井盖松了，车过就响，晚上睡不着。";
      await report.choose("manhole");
      await page.getByRole("button", { name: words.t("draft.yes"), exact: true }).click();
      await report.where("新渡路 92 号");
      await report.next();
      await report.form.type("report:description", text);
      expect(await savedAfter(page, text)).toBeLessThanOrEqual(1_000);
      const photos = [jpeg("门口井盖.jpg"), png("cover-at-night.png")];
      await report.photos.setInputFiles(photos);
      await expect(page.getByText(words.like("ui.files.done"))).toHaveCount(photos.length);
      await report.next();
      await report.expectStep("contact");
      await report.named("李小满", phone);
      // Leaving the box is what saves; then as long again as a draft may take.
      await report.form.input("report:name").focus();
      expect(await savedAfter(page, "named")).toBeLessThanOrEqual(1_000);
      await page.waitForTimeout(1_100);
      const kept = await stored(page);
      expect(kept).toContain(text);
      expect(kept).toContain("新渡路 92 号");
      for (const secret of [phone, phone.slice(-8), ...photos.flatMap((photo) => [photo.name, photo.buffer.toString("latin1").slice(0, 12)])]) {
        expect(kept).not.toContain(secret);
      }

      await page.reload();
      await expect(page.getByRole("heading", { name: words.t("draft.offer"), exact: true })).toBeVisible();
      await audit("report-draft-offered");
      await page.getByRole("button", { name: words.t("draft.take"), exact: true }).click();
      await expect(report.form.option("report:reach", words.t("report.reach.named"))).toBeChecked();
      await expect(report.form.input("report:phone")).toHaveValue("");
      await audit("report-draft-taken");
      await page.getByRole("link", { name: words.t("ui.back"), exact: true }).click();
      await report.expectStep("describe");
      await expect(report.form.input("report:description")).toHaveValue(text);
      await expect(page.locator(".files > li")).toHaveCount(0);

      // Once it is sent nothing of it is left on the device.
      await report.next();
      await report.anonymous();
      await report.next();
      await report.expectStep("check");
      await report.send.click();
      await new Receipt(page, words).read();
      await expect.poll(() => stored(page)).not.toContain(text);
      expect(await stored(page)).not.toContain("新渡路 92 号");
    });
  });
}
