// Where it is: by tap, by keyboard, by address, by the device. Nobody has to use any one
// of them, and a place outside the city is refused before anything else is asked.
import type { Locator, Page } from "@playwright/test";
import * as data from "../fixtures/data";
import { expect, languages, test } from "../fixtures/test";
import type { Words } from "../fixtures/words";
import { Receipt } from "../pages/receipt";
import { Report } from "../pages/report";

const XINDU = { latitude: 27.578, longitude: 120.5531, accuracy: 12 };

/** A point of the map, in parts of its width and height. */
async function tap(map: Locator, across = 0.5, down = 0.5): Promise<void> {
  const box = (await map.boundingBox())!;
  await map.click({ position: { x: box.width * across, y: box.height * down } });
}

/** Opens the step and waits for the map. */
async function open(page: Page, words: Words): Promise<Report> {
  const report = new Report(page, words);
  await report.open("road-damage", "where");
  await expect(report.map).toBeVisible();
  return report;
}

const unit = (words: Words, id: string) => words.of(data.city.units.find((one: any) => one.id === id).name);
const city = (words: Words) => words.of(data.city.name);
const use = (page: Page, words: Words) => page.getByRole("button", { name: words.t("report.place.use"), exact: true });

/** What is sent when the report that stands at "where" goes on to its end. */
async function sent(page: Page, report: Report): Promise<URLSearchParams> {
  await report.nextPastSeen();
  await report.form.type("report:description", "路灯杆旁边的砖松了。");
  await report.next();
  await report.anonymous();
  await report.next();
  await report.expectStep("check");
  const sent = page.waitForRequest((request) => request.method() === "POST" && request.url().includes("/requests.json"));
  await report.send.click();
  return new URLSearchParams((await sent).postData() ?? "");
}

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test.describe("when the device may say", () => {
      test.use({ geolocation: XINDU, permissions: ["geolocation"] });

      test("the place is taken, can be taken back, replaces the address, and names the community", async ({ page, words, audit }) => {
        const report = await open(page, words);
        await use(page, words).click();
        const remove = page.getByRole("button", { name: words.t("report.place.remove"), exact: true });
        await expect(remove).toBeVisible();
        await expect(page.getByText("27.57800")).toBeVisible();
        await expect(report.pin).toBeVisible();
        await audit("report-where-located");
        await remove.click();
        await expect(page.getByText("27.57800")).toBeHidden();
        await expect(report.pin).toHaveCount(0);
        await use(page, words).click();
        await expect(remove).toBeVisible();
        const form = await sent(page, report);
        expect([Number(form.get("lat")), Number(form.get("long"))]).toEqual([27.578, 120.5531]);
        expect(form.get("address_string") ?? "").toBe("");
        expect([form.get("unit"), form.get("community")]).toEqual(["xindu", "xindu-xindu"]);
        await new Receipt(page, words).read();
      });
    });

    test.describe("when the device is elsewhere", () => {
      test.use({ geolocation: { latitude: 30.25, longitude: 120.17, accuracy: 20 }, permissions: ["geolocation"] });

      test("that is said with a way on, and the address is enough", async ({ page, words, audit }) => {
        const report = await open(page, words);
        await use(page, words).click();
        await expect(page.getByRole("alert").filter({ hasText: words.t("report.place.outside_here", { city: city(words) }) })).toBeVisible();
        await expect(report.pin).toHaveCount(0);
        await audit("report-where-elsewhere");
        await page.getByRole("button", { name: words.t("report.place.write"), exact: true }).click();
        await expect(report.form.input("report:address")).toBeFocused();
        await page.keyboard.type("湖滨广场");
        await report.next();
        await report.expectStep("describe");
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
      const report = await open(page, words);
      await use(page, words).click();
      await expect(page.getByText(words.t("report.place.denied"))).toBeVisible();
      await audit("report-where-denied");
      await report.where("湖滨广场");
      await report.next();
      await report.expectStep("describe");
    });

    test("when the device never answers, that is said after a while", async ({ page, words, audit }) => {
      await page.addInitScript(() => {
        navigator.geolocation.getCurrentPosition = () => {};
      });
      const report = await open(page, words);
      await use(page, words).click();
      await expect(page.getByText(words.t("report.place.asking"))).toBeVisible();
      await expect(page.getByText(words.t("report.place.too_late"))).toBeVisible({ timeout: 20_000 });
      await audit("report-where-silent");
      // It can be asked again.
      await expect(use(page, words)).not.toHaveAttribute("aria-busy", "true");
      await report.where("湖滨广场");
      await report.next();
      await report.expectStep("describe");
    });

    test("a tap puts the pin, names who is in charge, and can be corrected", async ({ page, words, audit }) => {
      const report = await open(page, words);
      await audit("report-where-empty");
      await tap(report.map);
      await expect(report.pin).toBeVisible();
      await expect(report.keeper).not.toHaveText(words.t("report.keeper.ask"));
      await audit("report-where-tapped");
      // Another place is another community.
      const before = await report.keeper.textContent();
      await tap(report.map, 0.75, 0.5);
      await expect(report.keeper).not.toHaveText(before!);
      await expect(report.pin).toHaveCount(1);
      // The resident knows better; the next tap does not overrule that.
      await report.openUnits();
      await report.form.input("report:unit").selectOption("songling");
      await expect(report.keeper).toHaveText(unit(words, "songling"));
      await audit("report-where-corrected");
      await tap(report.map, 0.4, 0.45);
      await expect(report.keeper).toHaveText(unit(words, "songling"));
      const form = await sent(page, report);
      expect(form.get("unit")).toBe("songling");
      expect(Number(form.get("lat"))).toBeCloseTo(27.57, 0);
    });

    test("without a pointer the map is steered with the keys", async ({ page, words, keyboard, audit }) => {
      const report = await open(page, words);
      await keyboard.to(report.map);
      const aim = page.locator(".map__aim");
      await expect(aim).toHaveCSS("opacity", "1");
      for (let press = 0; press < 3; press++) await page.keyboard.press("+");
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowUp");
      await page.waitForTimeout(600);
      await page.keyboard.press("Enter");
      await expect(report.pin).toBeVisible();
      await audit("report-where-keys");
      const first = await page.getByText(words.like("report.place.at")).textContent();
      // The button does the same as Enter.
      await page.keyboard.press("ArrowLeft");
      await page.waitForTimeout(600);
      await keyboard.press(page.getByRole("button", { name: words.t("map.put"), exact: true }));
      await expect(page.getByText(words.like("report.place.at"))).not.toHaveText(first!);
      await keyboard.press(report.form.next);
      await report.expectStep("describe");
    });

    test("an address is found by name, number and pinyin, and puts the pin", async ({ page, words, keyboard, audit }) => {
      const report = await open(page, words);
      const address = report.form.input("report:address");
      const street = words.of({ "zh-CN": "新渡路", en: "Xindu Road" });
      await keyboard.type(address, "xdl");
      await expect(report.found.filter({ hasText: street })).toBeVisible();
      await audit("report-where-found");
      await address.fill(words.of({ "zh-CN": "新渡路 92 号", en: "92 Xindu Road" }));
      const house = report.found.filter({ hasText: "92" });
      await expect(house).toBeVisible();
      await keyboard.press(house);
      await expect(report.pin).toBeVisible();
      await expect(address).toBeFocused();
      await expect(address).toHaveValue(words.of({ "zh-CN": "新渡路 92 号", en: "92 Xindu Road" }));
      await expect(report.found).toHaveCount(0);
      await expect(page.locator(".where__keeper")).toContainText(unit(words, "xindu"));
      await audit("report-where-address");
      const form = await sent(page, report);
      expect(form.get("unit")).toBe("xindu");
      expect(form.get("address_string")).toContain("92");
    });

    test("a place outside the city is refused at once, with a way on", async ({ page, words, audit }) => {
      const report = await open(page, words);
      // The far bank of the river.
      await tap(report.map, 0.06, 0.06);
      const alert = page.getByRole("alert").filter({ hasText: words.t("report.place.outside", { city: city(words) }) });
      await expect(alert).toBeVisible();
      await expect(page.locator(".map__pin--outside")).toBeVisible();
      await expect(report.pin).toHaveCount(0);
      await audit("report-where-outside");
      await report.next();
      await report.expectStep("where");
      await tap(report.map);
      await expect(alert).toBeHidden();
      await expect(report.pin).toBeVisible();
      await expect(page.locator(".map__pin--outside")).toHaveCount(0);
      await report.nextPastSeen();
      await report.expectStep("describe");
    });

    test("without the script of the map everything else is there, and it can be asked for again", async ({ page, words, watch, audit }) => {
      watch.expect(/net::ERR_FAILED .*\/map-/);
      const isScript = /\/map-[0-9a-f]+\.js$/;
      await page.route(isScript, (route) => route.abort());
      const report = new Report(page, words);
      await report.open("road-damage", "where");
      await expect(page.getByText(words.t("map.missing"))).toBeVisible();
      // The choice of units is open: it is the way now.
      await expect(report.form.input("report:unit")).toBeVisible();
      await audit("report-where-no-map");
      await page.unroute(isScript);
      await page.getByRole("button", { name: words.t("map.again"), exact: true }).click();
      await expect(report.map).toBeVisible();
      await expect(page.getByText(words.t("map.missing"))).toHaveCount(0);
      await report.where("湖滨广场", "cuihu");
      await report.next();
      await report.expectStep("describe");
    });

    test("while the map does not come, nothing waits for it", async ({ page, words, audit }) => {
      await page.route(/\/map-[0-9a-f]+\.js$/, () => new Promise(() => {}));
      const report = new Report(page, words);
      await report.open("road-damage", "where");
      await expect(page.getByText(words.t("map.coming"))).toBeVisible();
      await audit("report-where-map-coming");
      await report.where("湖滨广场", "cuihu");
      await report.next();
      await report.expectStep("describe");
    });
  });
}

test("tiles of somebody else are shown only where the configuration names them, with whose they are", async ({ page, words, watch, city }) => {
  const config = (await city.call("GET", "/config.json")).body;
  const map = { tiles: "/tiles/{z}/{x}/{y}.png", attribution: "© 天地图" };
  await page.route("**/config.json", (route) => route.fulfill({ json: { ...config, map } }));
  const asked: string[] = [];
  await page.route("**/tiles/**", async (route) => {
    asked.push(new URL(route.request().url()).pathname);
    await route.fulfill({ path: "../public/icon-192.png" });
  });
  const report = await open(page, words);
  await expect(page.getByText("© 天地图")).toBeVisible();
  await expect.poll(() => asked.length).toBeGreaterThan(0);
  expect(asked[0]).toMatch(/^\/tiles\/\d+\/\d+\/\d+\.png$/);
  await tap(report.map);
  await expect(report.pin).toBeVisible();
  expect(watch.complaints()).toEqual([]);
});
