// Signing out removes what has not been sent, so it asks first; where nothing
// would be lost it does not.
import { expect, languages, test } from "../fixtures/test";
import { Account } from "../pages/account";
import { Points } from "../pages/points";
import { visit } from "../pages/visit";

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("something unsent is asked about before it goes", async ({ page, words, city, phone, audit }) => {
      const account = new Account(page, words);
      await account.already(city, phone);
      const points = new Points(page, words);
      await points.open("education");
      await points.answer("education", "bachelor");
      const leave = page.locator("header").getByRole("button", { name: words.t("account.sign_out"), exact: true });
      await leave.click();
      const dialog = page.getByRole("dialog", { name: words.t("account.leave") });
      await expect(dialog).toBeVisible();
      await audit("sign-out-dialog");
      // Escape is a no, and gives the focus back.
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
      await expect(leave).toBeFocused();
      await expect(points.figure).toContainText("80");
      await leave.click();
      await dialog.getByRole("button", { name: words.t("account.stay") }).click();
      await expect(dialog).toBeHidden();
      await expect(points.figure).toContainText("80");
      await leave.click();
      await dialog.getByRole("button", { name: words.t("account.leave_press") }).click();
      await expect(page).toHaveURL("/");
      await expect(page.locator("header").getByRole("link", { name: words.t("account.sign_in"), exact: true })).toBeVisible();
      await visit(page, points.path("education"));
      await points.expectSubject("education");
      await expect(page.locator("main input:checked")).toHaveCount(0);
    });
  });
}

test("with nothing unsent it just signs out", async ({ page, words, city, phone }) => {
  const account = new Account(page, words);
  await account.already(city, phone);
  await page.goto("/cases");
  await page.locator("header").getByRole("button", { name: words.t("account.sign_out"), exact: true }).click();
  await expect(page).toHaveURL("/");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
