// Drafts: only where the resident keeps them, offered after a reload, never
// with anything that must not lie around.
import { idNumber } from "../fixtures/residents";
import { savedAfter, stored, watchSaving } from "../fixtures/stored";
import { expect, languages, test } from "../fixtures/test";
import { Account } from "../pages/account";
import { Points } from "../pages/points";
import { visit } from "../pages/visit";

/** "Saved within a second of the last keystroke", in milliseconds. */
const SECOND = 1_000;

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("nothing is kept until the resident says so; then it is offered after a reload", async ({ page, words, audit }) => {
      await watchSaving(page);
      const points = new Points(page, words);
      await points.begin("school");
      await points.answer("education", "bachelor");
      await expect(page.getByRole("heading", { name: words.t("draft.question") })).toBeVisible();
      await audit("points-draft-asked");
      await page.waitForTimeout(1200);
      expect(await stored(page)).not.toContain("bachelor");
      await page.getByRole("button", { name: words.t("draft.yes"), exact: true }).click();
      // Saved within a second, and said.
      expect(await savedAfter(page, "bachelor")).toBeLessThanOrEqual(SECOND);
      expect(await stored(page)).toContain("bachelor");
      await expect(page.getByText(words.like("draft.saved"))).toBeVisible();
      await audit("points-draft-saved");
      await points.answer("skill", "grade_5");
      expect(await savedAfter(page, "grade_5")).toBeLessThanOrEqual(SECOND);

      await page.reload();
      await points.expectSubject("education");
      await expect(page.getByRole("heading", { name: words.t("draft.offer"), exact: true })).toBeVisible();
      await audit("points-draft-offered");
      await page.getByRole("button", { name: words.t("draft.take"), exact: true }).click();
      await expect(points.figure).toContainText("100");
      await expect(points.form.option("education", words.of({ "zh-CN": "本科或以上", en: "Bachelor or above" }))).toBeChecked();
    });
  });
}

test("while somebody types on, what is typed is never more than a second from the device", async ({ page, words }) => {
  await watchSaving(page);
  const points = new Points(page, words);
  await points.begin("school");
  await page.getByRole("button", { name: words.t("draft.yes"), exact: true }).click();
  await visit(page, points.path("giving"));
  await points.expectSubject("giving");
  // The focus stays in the box: nothing but the typing itself can have saved it.
  await points.form.input("blood_ml").click();
  for (const typed of ["1", "12", "123", "1234"]) {
    await page.keyboard.type(typed.slice(-1));
    await page.waitForTimeout(350);
  }
  expect(await savedAfter(page, "1234")).toBeLessThanOrEqual(SECOND);
  await expect(points.form.input("blood_ml")).toBeFocused();
});

test("a draft that was declined is gone and not offered again", async ({ page, words }) => {
  const points = new Points(page, words);
  await points.begin("school");
  await page.getByRole("button", { name: words.t("draft.yes"), exact: true }).click();
  await points.answer("education", "bachelor");
  await expect.poll(() => stored(page), { timeout: 1500 }).toContain("bachelor");
  await page.reload();
  await page.getByRole("button", { name: words.t("draft.delete"), exact: true }).click();
  await expect(page.getByRole("heading", { name: words.t("draft.offer"), exact: true })).toBeHidden();
  await expect.poll(() => stored(page)).not.toContain("bachelor");
  await page.reload();
  await points.expectSubject("education");
  await expect(page.getByRole("heading", { name: words.t("draft.offer"), exact: true })).toBeHidden();
});

test("typing right up to leaving the page loses nothing", async ({ page, words }) => {
  const points = new Points(page, words);
  await points.begin("school");
  await page.getByRole("button", { name: words.t("draft.yes"), exact: true }).click();
  await visit(page, points.path("giving"));
  await points.expectSubject("giving");
  await points.answer("volunteer_hours", "149");
  // Nothing between the last character and leaving: no pause, no other field.
  await page.goto("/about/privacy");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.goto(points.path("giving"));
  await page.getByRole("button", { name: words.t("draft.take"), exact: true }).click();
  await expect(points.form.input("volunteer_hours")).toHaveValue("149");
});

test("the identity number and the phone number are never stored", async ({ page, words, phone }) => {
  const points = new Points(page, words);
  await points.begin("school");
  await page.getByRole("button", { name: words.t("draft.yes"), exact: true }).click();
  await points.answer("education", "bachelor");
  await expect.poll(() => stored(page), { timeout: 1500 }).toContain("bachelor");
  await new Account(page, words).signInThroughMenu(phone);
  await visit(page, points.path("apply/applicant"));
  await points.whoAmI("李小满");
  await page.getByRole("heading", { level: 1 }).click();
  await page.waitForTimeout(1500);
  const kept = await stored(page);
  expect(kept).toContain("bachelor");
  expect(kept).not.toContain(idNumber());
  expect(kept).not.toContain(idNumber().slice(6, 14));
  expect(kept).not.toContain("李小满");
  expect(kept).not.toContain(phone);
  expect(kept).not.toContain(phone.slice(-8));
});
