// The papers of an application: what is wrong with one is said at its line and
// on top, and none is left out in silence.
import * as data from "../fixtures/data";
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

    test("a paper that is not needed says why at its place, and one paper goes for all it proves", async ({ page, words, audit }) => {
      const points = new Points(page, words);
      const hint = (fact: string) => page.locator(`#paper-${fact}-hint`);
      await visit(page, points.path("insurance"));
      await points.answers({ pension_province: "3", pension_city: "3", medical_city: "2" });
      await visit(page, points.path("giving"));
      await points.answer("blood_ml", "400");
      await visit(page, points.path("apply/evidence"));
      // A bachelor's degree alone reaches the line of 30 points.
      await expect(hint("education")).toContainText(words.t("points.evidence.needed", { points: "80" }));
      await expect(hint("blood_ml")).toContainText(words.like("points.evidence.line_passed", { points: "6" }));
      const spare = page.locator("section").filter({ has: page.getByRole("heading", { name: words.t("points.evidence.spare") }) });
      await expect(spare.locator("#paper-blood_ml")).toBeVisible();
      await expect(spare.locator("#paper-education")).toHaveCount(0);
      for (const fact of ["pension_province", "pension_city", "medical_city"]) {
        await expect(hint("pension_province")).toContainText(words.of(data.fact(fact).label).replace(/[？?]$/, ""));
      }
      await audit("apply-evidence-spare");
      await points.paper("pension_province").setInputFiles(pdf("insurance.pdf"));
      await expect(points.form.file("insurance.pdf")).toContainText(words.like("ui.files.done"));

      await visit(page, points.path("apply/applicant"));
      await points.whoAmI();
      await points.next();
      await expect(page).toHaveURL(/\/apply\/check$/);
      const sent = page.waitForRequest((one) => one.method() === "POST" && one.url().endsWith("/points/applications"));
      await points.submit.click();
      const { evidence } = (await sent).postDataJSON();
      expect(evidence.map((one: { fact: string }) => one.fact)).toEqual(["pension_province", "pension_city", "medical_city"]);
      expect(new Set(evidence.map((one: { attachment: string }) => one.attachment)).size).toBe(1);
      await new Receipt(page, words).read();
    });
  });
}
