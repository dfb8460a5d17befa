// Reports around me: the public list with its filters, its map and what is followed.
import type { Page } from "@playwright/test";
import { expect, languages, test } from "../fixtures/test";
import { Around } from "../pages/around";

const many = ["--public-rows", "400"];

/** How many rows are in the page now. */
const drawn = (page: Page) => page.locator(".long-list__row").count();

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("the list is found from the choice of a report, and each of its states passes the audit", async ({ page, words, startCity, audit }) => {
      const { url } = await startCity(undefined, many);
      const around = new Around(page, words);
      await page.goto(`${url}/report`);
      await page.getByRole("link", { name: words.t("report.around.look") }).click();
      await expect(page).toHaveURL(/\/report\/around$/);
      await expect(around.cards.first()).toBeVisible();
      // Answered and fixed are two marks on every card.
      await expect(around.cards.first().locator(".stage-marks > li")).toHaveCount(2);
      await audit("around");
      await around.pick("status", "fixed");
      await expect(around.cards.first()).toContainText(words.t("report.mark.fixed"));
      await audit("around-fixed");
      await around.search("qqqq");
      await expect(page.getByRole("heading", { name: words.t("report.around.none") })).toBeVisible();
      await audit("around-none");
      await page.getByRole("button", { name: words.t("report.around.widen") }).click();
      await expect(around.cards.first()).toBeVisible();
      await expect(page).toHaveURL(/\/report\/around$/);
      await expect(around.box("search")).toBeFocused();
    });

    test("a report shows before and after side by side, and its history", async ({ page, words, startCity, audit }) => {
      const city = await startCity(undefined, many);
      const { body } = await city.call("GET", "/open311/v2/requests.json?extensions=true&detailed_status=FIXED");
      const fixed = body.find((row: any) => row.extended_attributes.photos.length === 2);
      await page.goto(`${city.url}/report/requests/${fixed.service_request_id}`);
      const names = page.locator(".photo-pair__name");
      await expect(names).toHaveText([words.t("ui.photo.before"), words.t("ui.photo.after")]);
      for (const photo of await page.locator(".photo-pair img").all()) {
        expect(await photo.evaluate(async (image: HTMLImageElement) => { await image.decode(); return image.naturalWidth; })).toBeGreaterThan(100);
      }
      const [before, after] = await Promise.all((await page.locator(".photo-pair__moment").all()).map((one) => one.boundingBox()));
      const wide = page.viewportSize()!.width > 640;
      expect(wide ? after!.x > before!.x && after!.y === before!.y : after!.y > before!.y, "side by side, or below").toBe(true);
      const links = page.locator("a.photo-pair__photo");
      await links.first().focus();
      await page.keyboard.press("Tab");
      await expect(links.nth(1)).toBeFocused();
      await expect(page.locator("main")).toContainText(words.t("report.mark.fixed"));
      await expect(page.locator(".timeline li").first()).toBeVisible();
      await audit("listed-before-after");
    });
  });
}

test("filters stand in the URL, Back takes them back, and a link opens the same list", async ({ page, words, startCity }) => {
  const { url } = await startCity(undefined, many);
  const around = new Around(page, words);
  await page.goto(`${url}/report/around`);
  await around.pick("status", "open");
  await expect(page).toHaveURL(/\?status=open$/);
  await around.pick("unit", "xindu");
  await expect(page).toHaveURL(/\?unit=xindu&status=open$/);
  const unit = await around.unitName("xindu");
  await expect(around.cards.first()).toContainText(unit);
  await around.pick("service", "noise");
  await expect(page).toHaveURL(/\?unit=xindu&service=noise&status=open$/);
  await page.goBack();
  await expect(page).toHaveURL(/\?unit=xindu&status=open$/);
  await expect(around.box("service")).toHaveValue("");
  await expect(around.box("unit")).toHaveValue("xindu");
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/\/report\/around$/);
  await expect(around.box("status")).toHaveValue("");
  // Words settle before they are in the URL; one step, however many letters.
  await around.box("search").pressSequentially("路灯", { delay: 30 });
  await expect(page).toHaveURL(/\?q=%E8%B7%AF%E7%81%AF$/);
  await expect(around.cards.first()).toContainText("路灯");
  await page.goBack();
  await expect(around.box("search")).toHaveValue("");
  await page.goto(`${url}/report/around?unit=xindu&status=answered&q=%E6%9D%90%E6%96%99&sort=best`);
  await expect(around.box("unit")).toHaveValue("xindu");
  await expect(around.box("status")).toHaveValue("answered");
  await expect(around.box("search")).toHaveValue("材料");
});

test("nearest first needs the place of the device, which stays out of every address of the page", async ({ page, context, words, startCity }) => {
  const { url } = await startCity(undefined, many);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation({ latitude: 27.578449, longitude: 120.553551 });
  const around = new Around(page, words);
  await page.goto(`${url}/report/around`);
  await around.pick("sort", "nearest");
  await expect(page.getByText(words.t("report.around.place_known"))).toBeVisible();
  await expect(page).toHaveURL(/\?sort=nearest$/);
  const away = await around.metres();
  expect(away.length).toBeGreaterThan(5);
  expect([...away].sort((one, other) => one - other)).toEqual(away);
  const lists = asked.filter((one) => one.includes("sort=nearest") && one.includes("/open311/"));
  expect(lists.length).toBeGreaterThan(0);
  for (const one of lists) expect(one).toMatch(/lat=27\.578&long=120\.554&/);
  await page.getByRole("button", { name: words.t("report.around.forget_place") }).click();
  await expect(page.getByText(words.t("report.around.place_needed"))).toBeVisible();
});

test("a refused place is said, and the list is there all the same", async ({ page, words, startCity }) => {
  const { url } = await startCity(undefined, many);
  const around = new Around(page, words);
  await page.addInitScript(() => {
    navigator.geolocation.getCurrentPosition = (_, failed) => failed?.({ code: 1 } as GeolocationPositionError);
  });
  await page.goto(`${url}/report/around`);
  await around.pick("sort", "nearest");
  await expect(page.getByText(words.t("report.place.denied"))).toBeVisible();
  await expect(around.cards.first()).toBeVisible();
});

test("it loads as it is scrolled, draws only what is near the screen, and is found again as it was left", async ({ page, words, startCity }) => {
  test.slow();
  const { url } = await startCity(undefined, many);
  const around = new Around(page, words);
  await page.goto(`${url}/report/around?status=open`);
  await page.goto(`${url}/report/around`);
  await expect(around.cards.first()).toBeVisible();
  for (let row = 60; row <= 180; row += 60) await around.scrollToRow(row);
  expect(await drawn(page)).toBeLessThan(60);
  const here = await around.inTheMiddle();
  const top = await page.evaluate(() => scrollY);
  await around.link(here).click();
  await expect(page).toHaveURL(/\/report\/requests\//);
  await page.goBack();
  await expect(around.link(here)).toBeInViewport();
  expect(Math.abs((await page.evaluate(() => scrollY)) - top)).toBeLessThan(5);
  await expect(around.link(here)).toBeFocused();
  // Also by the link on the page of the report.
  await around.link(here).click();
  await page.getByRole("link", { name: words.t("report.around.back") }).click();
  await expect(page).toHaveURL(/\/report\/around$/);
});

test("with the keyboard alone the next row is always there, and a button loads more", async ({ page, words, startCity }) => {
  const { url } = await startCity(undefined, ["--public-rows", "130"]);
  const around = new Around(page, words);
  await page.goto(`${url}/report/around`);
  await around.cards.first().getByRole("link").focus();
  const seen = new Set<string>();
  for (let row = 0; row < 60; row++) {
    const place = await page.evaluate(() => document.activeElement?.closest("[data-row]")?.getAttribute("data-row"));
    expect(place, `row ${row} has the focus`).toBe(String(row));
    seen.add(place!);
    await page.keyboard.press("Tab");
    await page.waitForTimeout(30);
  }
  expect(seen.size).toBe(60);
  expect(await drawn(page)).toBeLessThan(60);
  await page.keyboard.press("End");
  const more = page.getByRole("button", { name: words.t("report.around.more") });
  const end = page.getByText(words.t("report.around.end"));
  await expect(more.or(end)).toBeVisible();
  while (await more.isVisible()) {
    await more.press("Enter").catch(() => undefined);
    await page.waitForTimeout(200);
  }
  await expect(end).toBeVisible();
});

test("a report is followed on this device, and what changed since is said", async ({ page, words, startCity, audit }) => {
  const city = await startCity();
  const { number } = await city.report({ public: "true", phone: "13800000077" });
  await page.goto(`${city.url}/report/requests/${number}`);
  await page.getByRole("button", { name: words.t("report.follow.start") }).click();
  await expect(page.getByText(words.t("report.follow.on"))).toBeVisible();
  await audit("listed-followed");
  await page.goto(`${city.url}/report/around`);
  const followed = page.getByRole("region", { name: words.t("report.followed") });
  await expect(followed).toContainText(words.t("report.stage.received"));
  await expect(followed.locator(".followed__news")).toHaveCount(0);
  await city.turn({ days: 3 });
  await page.goto(`${city.url}/report`);
  await expect(followed.locator(".followed__news")).toHaveText(words.t("report.followed.now", { stage: words.t("report.stage.fixed") }));
  await audit("around-followed-news");
  // Looked at, it is no news.
  await followed.getByRole("link").first().click();
  await expect(page.getByRole("button", { name: words.t("report.follow.stop") })).toBeVisible();
  await page.goto(`${city.url}/report/around`);
  await expect(followed).toContainText(words.t("report.stage.fixed"));
  await expect(followed.locator(".followed__news")).toHaveCount(0);
  await followed.getByRole("button").click();
  await expect(followed).toHaveCount(0);
});

test("on a kiosk nothing can be followed and nobody is asked", async ({ page, words, startCity }) => {
  const city = await startCity();
  const { number } = await city.report({ public: "true", phone: "13800000077" });
  await page.addInitScript(() => {
    if (location.protocol !== "http:") return;
    localStorage.setItem("portal.followed", JSON.stringify([{ number: "LG26-0101-0001", since: "2026-01-01T09:00:00+08:00" }]));
  });
  const config = (await city.call("GET", "/config.json")).body;
  await page.route("**/config.json", (route) => route.fulfill({ json: { ...config, kiosk: {} } }));
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  // Opened anew, such a machine is cleared and shows its start: from there by a link.
  const go = async (path: string) => {
    await page.goto(city.url);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.t("home.title"));
    await page.evaluate((href) => {
      const link = Object.assign(document.createElement("a"), { href, textContent: "there" });
      document.querySelector("main")!.append(link);
      link.click();
    }, path);
  };
  await go(`/report/requests/${number}`);
  await expect(page.getByRole("button", { name: words.t("report.listed.again") })).toBeVisible();
  await expect(page.getByRole("button", { name: words.t("report.follow.start") })).toHaveCount(0);
  await go("/report/around");
  await expect(page.locator(".around-card").first()).toBeVisible();
  expect(asked.filter((one) => one.includes("service_request_id="))).toEqual([]);
});

test("without a net what is there stays, and the rest comes with the net", async ({ page, words, startCity, net, audit }) => {
  const { url } = await startCity(undefined, many);
  const around = new Around(page, words);
  await page.goto(`${url}/report/around`);
  await expect(around.cards.first()).toBeVisible();
  await page.locator(".around-card img").first().evaluate((image: HTMLImageElement) => image.decode()).catch(() => undefined);
  await net(false);
  await around.pick("status", "open");
  await expect(page.getByRole("heading", { name: words.t("error.offline") })).toBeVisible();
  await audit("around-offline");
  await net(true);
  await expect(around.cards.first()).toBeVisible();
});

test("what fails is said, and trying again brings it", async ({ page, words, watch, startCity, audit }) => {
  const { url } = await startCity(undefined, many);
  let fails = true;
  watch.expect(/status of 500 .*requests\.json/);
  await page.route("**/open311/v2/requests.json*", (route) =>
    fails ? route.fulfill({ status: 500, json: [{ code: 500, description: "broken" }] }) : route.continue());
  const around = new Around(page, words);
  await page.goto(`${url}/report/around`);
  await expect(page.getByRole("heading", { name: words.t("error.failed") })).toBeVisible({ timeout: 20_000 });
  await audit("around-failed");
  fails = false;
  await page.getByRole("button", { name: words.t("error.again") }).click();
  await expect(around.cards.first()).toBeVisible();
});

test("list and map show the same; a pin opens its card", async ({ page, words, startCity, audit }) => {
  const { url } = await startCity(undefined, ["--public-rows", "60"]);
  const around = new Around(page, words);
  // Few enough that no pin covers another.
  await page.goto(`${url}/report/around?service=lift`);
  await expect(around.cards.first()).toBeVisible();
  if (page.viewportSize()!.width < 960) {
    await page.getByRole("button", { name: words.t("report.around.as_map") }).click();
    await expect(around.cards).toHaveCount(0);
  }
  const pin = page.locator(".map__at--opens").first();
  await expect(pin).toBeVisible();
  await audit("around-map");
  await pin.focus();
  await page.keyboard.press("Enter");
  const card = page.locator(".around-map .around-card");
  await expect(card).toBeVisible();
  await audit("around-map-opened");
  await card.getByRole("link").click();
  await expect(page).toHaveURL(/\/report\/requests\//);
});
