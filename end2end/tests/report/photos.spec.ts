// Photos: each stands or falls by itself.
import { disguised, empty, huge, jpeg, png, text } from "../fixtures/papers";
import { expect, languages, test } from "../fixtures/test";
import { Report } from "../pages/report";

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("each bad file has its own sentence and none keeps the good ones back", async ({ page, words, audit }) => {
      const report = new Report(page, words);
      await report.open("road-damage", "describe");
      await report.form.type("report:description", "坑越来越大了。");
      await report.photos.setInputFiles([jpeg("good.jpg"), text("notes.txt"), empty("nothing.jpg"), disguised("mask.png"), png("also-good.png")]);
      await expect(report.photo("good.jpg").first()).toContainText(words.like("ui.files.done"));
      await expect(report.photo("also-good.png")).toContainText(words.like("ui.files.done"));
      await expect(report.photo("notes.txt")).toContainText(words.t("file.fault.type"));
      await expect(report.photo("nothing.jpg")).toContainText(words.t("file.fault.empty"));
      await expect(report.photo("mask.png")).toContainText(words.t("file.fault.type"));
      const sentences = ["file.fault.type", "file.fault.empty", "file.fault.too_large"].map((key) => words.t(key));
      expect(new Set(sentences).size).toBe(3);
      await audit("report-photos-bad");
      // Going on says what is in the way, at the photos and on top.
      await report.next();
      await report.form.expectFiles([["notes.txt", "file.fault.type"], ["nothing.jpg", "file.fault.empty"], ["mask.png", "file.fault.type"]]);
      await expect(report.form.input("report:description")).toHaveValue("坑越来越大了。");
      await audit("report-photos-error");
      for (const name of ["notes.txt", "nothing.jpg", "mask.png"]) {
        await report.photo(name).getByRole("button", { name: words.t("ui.files.remove") }).click();
        await expect(report.photo(name)).toHaveCount(0);
      }
      await report.next();
      await report.expectStep("contact");
    });

    test("a file over the limit is refused before it is sent", async ({ page, words, audit }) => {
      const report = new Report(page, words);
      await report.open("road-damage", "describe");
      let sent = 0;
      page.on("request", (request) => {
        if (request.url().endsWith("/attachments")) sent += 1;
      });
      await report.photos.setInputFiles(huge());
      await expect(report.photo("huge.pdf")).toContainText(words.t("file.fault.too_large"));
      expect(sent).toBe(0);
      await report.form.type("report:description", "坑越来越大了。");
      await report.next();
      await report.form.expectFiles([["huge.pdf", "file.fault.too_large"]]);
      await audit("report-photo-too-large");
    });

    test("five photos and no more", async ({ page, words, audit }) => {
      const report = new Report(page, words);
      await report.open("road-damage", "describe");
      await report.photos.setInputFiles([1, 2, 3, 4, 5, 6].map((n) => png(`photo-${n}.png`, 40 * n)));
      await expect(page.getByText(words.like("ui.files.done"))).toHaveCount(5);
      await expect(report.photo("photo-6.png")).toHaveCount(0);
      await expect(page.locator("#f-report-photos-error")).toContainText(words.t("report.photos.too_many"));
      await expect(report.form.summary.getByRole("link")).toHaveText(words.t("report.photos.too_many"));
      await expect(page.getByText(words.t("ui.files.full", { n: 5 }))).toBeVisible();
      await audit("report-photos-full");
      await report.photo("photo-1.png").getByRole("button", { name: words.t("ui.files.remove") }).click();
      await expect(report.photos).toBeAttached();
    });

    test("a photo that did not get through can be tried again", async ({ page, words, net }) => {
      const report = new Report(page, words);
      await report.open("road-damage", "describe");
      await net(false);
      await report.photos.setInputFiles(jpeg("later.jpg"));
      await expect(report.photo("later.jpg")).toContainText(words.t("file.fault.offline"));
      await net(true);
      await report.photo("later.jpg").getByRole("button", { name: words.t("ui.files.retry") }).click();
      await expect(report.photo("later.jpg")).toContainText(words.like("ui.files.done"));
    });
  });
}
