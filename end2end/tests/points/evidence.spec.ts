// The papers of an application: what is wrong with one is said at its line and
// on top, and none is left out in silence.
import { empty, huge, jpeg, pdf, text } from "../fixtures/papers";
import { expect, languages, test } from "../fixtures/test";
import { Account } from "../pages/account";
import { Points } from "../pages/points";
import { Receipt } from "../pages/receipt";
import { visit } from "../pages/visit";

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test.beforeEach(async ({ page, words, city, phone }) => {
      await new Account(page, words).already(city, phone);
      const points = new Points(page, words);
      await points.begin("school");
      await points.answer("education", "bachelor");
      await visit(page, points.path("apply/evidence"));
      await points.consent.check();
    });

    test("each bad paper has its own sentence, at its line and in the summary", async ({ page, words, audit }) => {
      const points = new Points(page, words);
      await points.paper("education").setInputFiles([text("notes.txt"), empty("nothing.jpg"), huge("scan.pdf"), jpeg("diploma.jpg")]);
      await expect(points.form.file("diploma.jpg")).toContainText(words.like("ui.files.done"));
      await expect(points.form.file("scan.pdf")).toContainText(words.t("file.fault.too_large"));
      await audit("apply-evidence-bad");
      await points.button("points.evidence.next").click();
      await points.form.expectFiles([
        ["notes.txt", "file.fault.type"],
        ["nothing.jpg", "file.fault.empty"],
        ["scan.pdf", "file.fault.too_large"],
      ]);
      await audit("apply-evidence-error");
      for (const name of ["notes.txt", "nothing.jpg", "scan.pdf"]) {
        await points.form.file(name).getByRole("button", { name: words.t("ui.files.remove") }).click();
      }
      await points.button("points.evidence.next").click();
      await expect(page).toHaveURL(/\/apply\/applicant$/);
      await expect(page).not.toHaveTitle(new RegExp(`^${words.t("ui.error_prefix").trim()}`));
    });

    test("a paper that is still on its way, or did not get through, keeps the application back", async ({ page, words, watch, audit }) => {
      watch.expect(/net::ERR_CONNECTION_RESET/);
      let release = () => {};
      const held = new Promise<void>((done) => (release = done));
      await page.route("**/api/v1/attachments", async (route) => {
        await held;
        await route.abort("connectionreset");
      });
      let submitted = 0;
      page.on("request", (request) => {
        if (request.method() === "POST" && request.url().endsWith("/points/applications")) submitted += 1;
      });
      const points = new Points(page, words);
      await points.paper("education").setInputFiles(pdf("diploma.pdf"));
      // By the steps on top one gets to the end without the button that checks.
      await visit(page, points.path("apply/applicant"));
      await points.whoAmI();
      await points.next();
      await expect(page).toHaveURL(/\/apply\/check$/);

      await points.submit.click();
      await expect(points.form.summary).toBeFocused();
      await expect(points.form.summary).toContainText("diploma.pdf");
      await audit("apply-check-paper-under-way");
      const failed = page.waitForEvent("requestfailed");
      release();
      await failed;
      await points.submit.click();
      await expect(points.form.summary).toContainText("diploma.pdf");
      await audit("apply-check-paper-failed");
      expect(submitted, "nothing was sent without the paper").toBe(0);

      // Sent again, it goes along.
      await page.unroute("**/api/v1/attachments");
      await visit(page, points.path("apply/evidence"));
      await points.form.file("diploma.pdf").getByRole("button", { name: words.t("ui.files.retry") }).click();
      await expect(points.form.file("diploma.pdf")).toContainText(words.like("ui.files.done"));
      await visit(page, points.path("apply/check"));
      await points.submit.click();
      const receipt = new Receipt(page, words);
      await receipt.read();
      await expect(receipt.card).toContainText("diploma.pdf");
    });
  });
}
