// A machine in a hall, from one person to the next: nothing is stored while somebody
// uses it, and nothing is left when they have gone.
import { readQr } from "../fixtures/qr";
import { expect, languages, test as base } from "../fixtures/test";
import { Account } from "../pages/account";
import { Kiosk } from "../pages/kiosk";
import { Points } from "../pages/points";
import { Receipt } from "../pages/receipt";
import { Report } from "../pages/report";
import { visit } from "../pages/visit";

// Playwright switches off what browsers do for Back: a leak would not be seen.
const test = base.extend<{ kiosk: Kiosk }>({
  launchOptions: [
    async ({ launchOptions }, use) => use({ ...launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] }),
    { scope: "worker" },
  ],
  kiosk: async ({ page, words, startCity }, use) => {
    const { url } = await startCity(undefined, ["--kiosk"]);
    await use(new Kiosk(page, words, url));
  },
});

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("a report, its slip, and everything erased", async ({ page, words, kiosk, audit }) => {
      await page.addInitScript(() => (window.print = () => dispatchEvent(new Event("afterprint"))));
      await kiosk.open();
      await audit("kiosk-home");
      const report = new Report(page, words, kiosk.url);
      await report.fillShort();
      // What is typed is in memory only, and browsers are asked to remember nothing.
      await kiosk.expectNothingStored();
      await report.send.click();
      const receipt = new Receipt(page, words);
      const { number, code } = await receipt.read();
      await expect(receipt.card).toContainText(words.like("ui.receipt.works_until"));
      expect(await readQr(receipt.qr)).toBe(`${kiosk.url}/cases/lookup#case=${number}&code=${code}`);
      await audit("kiosk-receipt");
      await receipt.print.click();
      const printed = kiosk.dialog("kiosk.printed.title");
      await expect(printed).toBeVisible();
      await audit("kiosk-printed");
      await kiosk.press(printed, "kiosk.end");
      await kiosk.expectWiped();
      await audit("kiosk-wiped");
      for (const mine of [number, code]) expect(await page.content()).not.toContain(mine);
      await kiosk.startAnew();
      await kiosk.expectNothingStored();
      // Back leads to nothing of the one before.
      await page.goBack().catch(() => null);
      await page.waitForTimeout(500);
      const seen = await page.content();
      for (const mine of [number, code, "人行道的砖松了"]) expect(seen).not.toContain(mine);
      expect(page.url()).not.toContain(number);
    });

    test("an estimate that is not sent is asked about before it goes", async ({ page, words, kiosk, audit }) => {
      await kiosk.open("/points");
      const points = new Points(page, words);
      await visit(page, points.path("education"));
      await points.expectSubject("education");
      await points.answer("education", "bachelor");
      await expect(points.figure).toContainText("80");
      await expect(page.getByText(words.t("draft.question"))).toHaveCount(0);
      await audit("kiosk-estimate");
      await kiosk.expectNothingStored();
      await kiosk.end.click();
      const unsent = kiosk.dialog("kiosk.unsent.title");
      await expect(unsent).toBeVisible();
      await audit("kiosk-unsent");
      await kiosk.press(unsent, "kiosk.unsent.stay");
      await expect(points.figure).toContainText("80");
      await kiosk.end.click();
      await kiosk.press(unsent, "kiosk.end");
      await kiosk.expectWiped();
      await kiosk.startAnew();
      await visit(page, points.path("education"));
      await points.expectSubject("education");
      await expect(page.locator("main input:checked")).toHaveCount(0);
    });

    test("whoever signed in is signed out at the server", async ({ page, words, kiosk, phone, audit }) => {
      await kiosk.open("/sign-in");
      const account = new Account(page, words);
      await expect(account.phone).toHaveAttribute("autocomplete", "off");
      await account.signIn(phone);
      const cookies = await page.context().cookies();
      const cookie = cookies.map((one) => `${one.name}=${one.value}`).join("; ");
      const asked = () => fetch(`${kiosk.url}/api/v1/session`, { headers: { Cookie: cookie } });
      expect((await asked()).status).toBe(200);
      // Signed in, the browser still holds no text of the portal's.
      expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
      await kiosk.end.click();
      await kiosk.expectWiped();
      expect((await asked()).status).toBe(401);
      await kiosk.startAnew();
      await expect(page.getByRole("banner").getByRole("link", { name: words.t("account.sign_in") })).toBeVisible();
      await page.getByRole("button", { name: words.t("kiosk.staff"), exact: true }).click();
      await expect(kiosk.dialog("kiosk.staff.title")).toContainText("0577-0000 0100");
      await audit("kiosk-staff");
    });
  });
}

test("a machine stays closed until the server has ended the session, and says so", async ({ page, words, kiosk, phone, audit, watch }) => {
  watch.expect(/net::ERR_FAILED/);
  await kiosk.open("/sign-in");
  await new Account(page, words).signIn(phone);
  const refuses = (route: { request(): { method(): string }; abort(): Promise<void>; fallback(): Promise<void> }) =>
    route.request().method() === "DELETE" ? route.abort() : route.fallback();
  await page.route("**/api/v1/session", refuses);
  await kiosk.end.click();
  await expect(page.locator(".kiosk-wiped__mark--wrong")).toHaveCount(1);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.t("kiosk.wiped.title"));
  await expect(page.getByText(words.like("kiosk.wiped.staff"))).toBeVisible();
  await audit("kiosk-stuck");
  // Loading the page again opens nothing either.
  await page.reload({ waitUntil: "load" });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.t("kiosk.wiped.waiting"));
  await expect(kiosk.end).toHaveCount(0);
  await audit("kiosk-closed");
  await page.unroute("**/api/v1/session", refuses);
  await expect(kiosk.end).toBeVisible({ timeout: 30_000 });
  expect(await page.context().cookies()).toEqual([]);
});

test("what the one before left behind is erased when the machine is switched on", async ({ page, words, kiosk, phone }) => {
  await page.goto(`${kiosk.url}/robots.txt`, { waitUntil: "load" });
  await page.evaluate(async () => {
    localStorage.setItem("portal.session_mark", "in.somebody");
    sessionStorage.setItem("portal.changing", "scheme LG26-0101-0001");
    document.cookie = "seen=1; path=/";
    await caches.open("old");
    await new Promise((done) => (indexedDB.open("portal", 1).onsuccess = (event: any) => done(event.target.result.close())));
  });
  expect(phone).toBeTruthy();
  await kiosk.open();
  await kiosk.expectNothingStored();
});

test("no link and no setting of its own turns a phone into a kiosk", async ({ page, city }) => {
  await page.goto(`${city.url}/robots.txt`, { waitUntil: "load" });
  await page.evaluate(() => localStorage.setItem("portal.mode", "kiosk"));
  await page.goto(`${city.url}/?kiosk=1`);
  await expect(page.locator("#kiosk-end")).toHaveCount(0);
  await expect(page.locator("html")).not.toHaveAttribute("data-mode", "kiosk");
  expect(await page.evaluate(() => localStorage.getItem("portal.mode"))).toBe("kiosk");
});

test.describe("on the screen of a hall", () => {
  test.use({ viewport: { width: 1080, height: 1920 }, isMobile: false });

  test("letters and targets are large, and larger on demand", async ({ page, words, kiosk, audit }) => {
    await kiosk.open();
    const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
    expect(await size()).toBeGreaterThanOrEqual(22);
    await audit("kiosk-hall");
    for (const target of await page.locator("main a.task, .kiosk-foot button, main button").filter({ visible: true }).all()) {
      expect((await target.boundingBox())!.height, (await target.textContent())!).toBeGreaterThanOrEqual(60);
    }
    const before = await size();
    await page.getByRole("button", { name: words.t("app.elder") }).click();
    expect(await size()).toBeGreaterThan(before);
    await audit("kiosk-hall-larger");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1080);
    await kiosk.end.click();
    await kiosk.expectWiped();
    await audit("kiosk-hall-wiped");
    // The next one has the usual letters.
    await kiosk.startAnew();
    expect(await size()).toBe(before);
  });
});
