// Where it is: the device may say, nobody has to.
import { expect, languages, test } from "../fixtures/test";
import { Receipt } from "../pages/receipt";
import { Report } from "../pages/report";

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test.describe("when the device may say", () => {
      test.use({ geolocation: { latitude: 27.578, longitude: 120.5531, accuracy: 12 }, permissions: ["geolocation"] });

      test("the place is taken, can be taken back, and replaces the address", async ({ page, words, audit }) => {
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
        const sent = page.waitForRequest((request) => request.method() === "POST" && request.url().includes("/requests.json"));
        await report.send.click();
        const form = new URLSearchParams((await sent).postData() ?? "");
        expect([Number(form.get("lat")), Number(form.get("long"))]).toEqual([27.578, 120.5531]);
        expect(form.get("address_string") ?? "").toBe("");
        await new Receipt(page, words).read();
      });
    });

    test("when the device may not, that is said and the address is enough", async ({ page, words, baseURL, audit }) => {
      // As if the resident had said no; nobody is there to answer the browser.
      const { targetInfo } = await (await page.context().newCDPSession(page)).send("Target.getTargetInfo");
      const browser = await page.context().browser()!.newBrowserCDPSession();
      await browser.send("Browser.setPermission", {
        permission: { name: "geolocation" },
        setting: "denied",
        origin: baseURL,
        browserContextId: targetInfo.browserContextId,
      });
      const report = new Report(page, words);
      await report.choose("road-damage");
      await page.getByRole("button", { name: words.t("report.place.use"), exact: true }).click();
      await expect(page.getByText(words.t("report.place.denied"))).toBeVisible();
      await audit("report-where-denied");
      await report.where("新渡路 92 号");
      await report.next();
      await report.expectStep("describe");
    });
  });
}
