// The application: sign in, what registers know, papers under their own consent,
// check, submit once, receipt, and the same score from the city.
import type { Page } from "@playwright/test";
import * as data from "../fixtures/data";
import { jpeg, pdf } from "../fixtures/papers";
import { readQr } from "../fixtures/qr";
import { wang } from "../fixtures/residents";
import { expect, languages, test } from "../fixtures/test";
import type { Words } from "../fixtures/words";
import { Account } from "../pages/account";
import { Points } from "../pages/points";
import { Receipt } from "../pages/receipt";
import { visit } from "../pages/visit";

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("from the estimate to the receipt, and the official score is the same", async ({ page, words, phone, city, audit }) => {
      test.slow();
      const points = new Points(page, words);
      await points.fillF1(await city.now());
      await points.applyLink.click();

      // Signing in comes only now, and leads back here with every answer.
      const account = new Account(page, words);
      await account.signIn(phone);
      await expect(page).toHaveURL(/\/apply\/verified$/);
      await expect(page.getByText(words.t("points.verified.none"))).toBeVisible();
      await audit("apply-verified-none");
      await points.button("points.verified.next").click();

      // No paper without the separate consent.
      await expect(page.getByRole("heading", { name: words.of(data.consent.title) })).toBeVisible();
      await expect(points.paper("education")).toHaveCount(0);
      await expect(page.getByText(words.t("points.evidence.consent_first"))).toBeVisible();
      for (const line of data.consent.body) await expect(page.getByText(words.of(line))).toBeVisible();
      await audit("apply-evidence-empty");
      await points.consent.check();
      await points.paper("education").setInputFiles([jpeg("毕业证 1.jpg"), pdf("diploma.pdf")]);
      await points.paper("fund_account").setInputFiles(pdf("fund.pdf"));
      await expect(page.getByText(words.like("ui.files.done"))).toHaveCount(3);
      await audit("apply-evidence-done");
      await points.button("points.evidence.next").click();

      await expect(page).toHaveURL(/\/apply\/applicant$/);
      await audit("apply-applicant");
      await points.whoAmI();
      await points.next();

      await expect(page).toHaveURL(/\/apply\/check$/);
      for (const file of ["毕业证 1.jpg", "diploma.pdf", "fund.pdf"]) await expect(page.getByText(file)).toBeVisible();
      await audit("apply-check");
      await points.submit.click();

      const receipt = new Receipt(page, words);
      const { number, code } = await receipt.read();
      expect(number).toMatch(/^LG\d{2}-\d{4}-\d{4}$/);
      expect(code).toMatch(/^\d{6}$/);
      await expect(page.getByText("diploma.pdf")).toBeVisible();
      await expect(receipt.card.getByRole("listitem").filter({ hasText: /\.(pdf|jpg)/ })).toHaveCount(3);
      await expect(receipt.time).toBeVisible();
      await expect(receipt.print).toBeVisible();
      await audit("points-receipt");
      expect(await readQr(receipt.qr)).toBe(`${city.url}/cases/${number}`);

      // The city counts with the same rules: its score on the case is ours.
      await city.turn({ days: 9 });
      await receipt.follow.click();
      await expect(page).toHaveURL(new RegExp(`/cases/${number}$`));
      await page.reload();
      await expect(page.locator("main")).toContainText("224.8");
      await audit("points-case-scored");
    });

    test("verified facts are taken over with source and date, and marked in the form", async ({ page, words, city, audit }) => {
      const points = new Points(page, words);
      await points.begin("school");
      // She says otherwise than the register: she is asked which of the two to use.
      await points.answer("education", "bachelor");
      await visit(page, points.path("result"));
      await city.turn({ minutes: 61 });
      await new Account(page, words).signInThroughMenu(wang);
      await visit(page, points.path("apply/verified"));
      const facts = data.residents.find((one) => one.phone === wang)!.facts;
      const row = (id: string) => page.locator(".verified > li").filter({ hasText: words.of(data.fact(id).label) });
      const pension = facts.find((one) => one.fact === "pension_province");
      const confirmed = words.like("points.verified_as_of", { source: words.of(pension.source) });
      await expect(row("pension_province")).toContainText(confirmed);
      await expect(row("pension_province")).toContainText(pension.value);
      // What only household registration asks is not shown for a school place.
      await expect(row("birth_date")).toHaveCount(0);
      await expect(row("education").getByLabel(words.t("points.verified.take"))).toBeChecked();
      await audit("apply-verified");
      await points.button("points.verified.next").click();
      await expect(page).toHaveURL(/\/apply\/evidence$/);
      // No paper for what a register confirms.
      await expect(page.getByText(words.t("points.evidence.none"), { exact: true })).toBeVisible();
      await visit(page, points.path("insurance"));
      await expect(points.form.input("pension_province")).toHaveValue(pension.value);
      await expect(page.locator("main")).toContainText(confirmed);
      await audit("points-insurance-verified");
      await visit(page, points.path("education"));
      await expect(points.form.option("education", words.of(data.fact("education").options!.find((one) => one.id === "senior_secondary")!.label))).toBeChecked();
    });
  });
}

/** Signed in, with all that an application must have, on its check page. */
async function readyToSubmit(page: Page, words: Words, phone: string): Promise<Points> {
  const points = new Points(page, words);
  await points.begin("school");
  await points.answer("education", "bachelor");
  await visit(page, points.path("result"));
  await new Account(page, words).signInThroughMenu(phone);
  await visit(page, points.path("apply/applicant"));
  await points.whoAmI();
  await points.next();
  await expect(points.submit).toBeVisible();
  return points;
}

test("a double click submits once", async ({ page, words, phone, city }) => {
  const points = await readyToSubmit(page, words, phone);
  let sent = 0;
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/points/applications")) sent += 1;
  });
  await points.submit.dblclick();
  const { number } = await new Receipt(page, words).read();
  expect(sent).toBe(1);
  // Back and once more: still that one.
  await page.goBack();
  await page.goto("/cases");
  await expect(page.getByText(number)).toBeVisible();
  await city.turn({ minutes: 15 });
  const cookie = await city.cookieFor(phone);
  const cases = await city.call("GET", "/api/v1/cases", undefined, { Cookie: cookie });
  expect(cases.body.items).toHaveLength(1);
});

test("the second press of a double click does not lead away from the receipt", async ({ page, words, phone }) => {
  const points = await readyToSubmit(page, words, phone);
  // What a press would meet in the first frame of the receipt, where its link is.
  const met = page.evaluate(
    () =>
      new Promise<string>((told) => {
        new MutationObserver((_, observer) => {
          const link = document.querySelector(".receipt a");
          if (!link) return;
          observer.disconnect();
          link.scrollIntoView({ block: "center" });
          requestAnimationFrame(() => {
            const box = link.getBoundingClientRect();
            const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            told(link.contains(hit) ? "the link" : "nothing");
          });
        }).observe(document.body, { childList: true, subtree: true });
      }),
  );
  await points.submit.click();
  expect(await met).toBe("nothing");
  const receipt = new Receipt(page, words);
  await receipt.read();
  await receipt.follow.click();
  await expect(page).toHaveURL(/\/cases\/LG/);
});

test("every answer on the check page has its way back, and a change is taken over", async ({ page, words, phone }) => {
  const points = new Points(page, words);
  await points.begin("school");
  await points.answer("education", "bachelor");
  await points.next();
  await points.answer("pension_province", "3");
  await visit(page, points.path("result"));
  await new Account(page, words).signInThroughMenu(phone);
  await visit(page, points.path("apply/check"));
  const education = words.of(data.fact("education").label);
  const rows = page.locator(".summary__row");
  await expect(rows.filter({ hasText: education })).toContainText(words.of(data.fact("education").options![4].label));
  const change = page.locator("main").getByRole("link", { name: words.like("ui.change") });
  expect(await change.count()).toBeGreaterThan(20);
  await rows.filter({ hasText: education }).getByRole("link").click();
  await points.expectSubject("education");
  await points.answer("education", "junior_college");
  await visit(page, points.path("apply/check"));
  await expect(rows.filter({ hasText: education })).toContainText(words.of(data.fact("education").options![3].label));
});

test("a session that ended before submitting is begun anew, and nothing typed is lost", async ({ page, words, phone, city, context, watch }) => {
  watch.expectStatus(401, "/api/v1/");
  const points = new Points(page, words);
  await points.begin("school");
  await points.answer("education", "bachelor");
  await visit(page, points.path("result"));
  const account = new Account(page, words);
  await account.signInThroughMenu(phone);
  await visit(page, points.path("apply/applicant"));
  await points.whoAmI("李小满");
  await points.next();
  await expect(page).toHaveURL(/\/apply\/check$/);
  await context.clearCookies();
  await points.submit.click();
  await account.phone.waitFor();
  await city.turn({ minutes: 2 });
  await account.signIn(phone);
  await expect(page).toHaveURL(/\/apply\/check$/);
  await expect(page.locator("main")).toContainText("李小满");
  await points.submit.click();
  await new Receipt(page, words).read();
});
