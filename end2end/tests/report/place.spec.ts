// Where it is: the device may say, nobody has to.
import { expect, test } from "../fixtures/test";
import { Receipt } from "../pages/receipt";
import { Report } from "../pages/report";

test.describe("when the device may say", () => {
  test.use({ geolocation: { latitude: 27.578, longitude: 120.5531, accuracy: 12 }, permissions: ["geolocation"] });

  test("the place is taken, can be taken back, and replaces the address", async ({ page, words, city, audit }) => {
    const report = new Report(page, words);
    await report.choose("road-damage");
    await page.getByRole("button", { name: words.t("report.place.use"), exact: true }).click();
    const remove = page.getByRole("button", { name: words.t("report.place.remove"), exact: true });
    await expect(remove).toBeVisible();
    await expect(page.getByText("27.57800")).toBeVisible();
    await audit("report-where-located");
    await remove.click();
    await expect(page.getByText("27.57800")).toBeHidden();
    await page.getByRole("button", { name: words.t("report.place.use"), exact: true }).click();
    await expect(remove).toBeVisible();
    await report.next();
    await report.form.type("report:description", "路灯杆旁边的砖松了。");
    await report.next();
    await report.anonymous();
    await report.next();
    await report.expectStep("check");
    await expect(page.locator("main")).toContainText("27.57800");
    await report.send.click();
    const { number, code } = await new Receipt(page, words).read();
    const found = await city.call("POST", "/api/v1/cases/lookup", { number, access_code: code });
    expect(JSON.stringify(found.body.sent)).toContain("27.578");
  });
});

test("when the device may not, that is said and the address is enough", async ({ page, words, baseURL, audit }) => {
  // Granting nothing to an origin refuses everything else.
  await page.context().grantPermissions([], { origin: baseURL });
  const report = new Report(page, words);
  await report.choose("road-damage");
  await page.getByRole("button", { name: words.t("report.place.use"), exact: true }).click();
  await expect(page.getByText(words.t("report.place.denied"))).toBeVisible();
  await audit("report-where-denied");
  await report.where("新渡路 92 号");
  await report.next();
  await report.expectStep("describe");
});
