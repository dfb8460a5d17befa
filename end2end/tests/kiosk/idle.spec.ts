// Whether anybody is still at the machine: it asks, it waits, it ends by itself. The
// browser's clock is turned, so that nobody waits.
import { expect, languages, test as base } from "../fixtures/test";
import { IDLE, Kiosk, WARNING } from "../pages/kiosk";
import { Points } from "../pages/points";
import { visit } from "../pages/visit";

const test = base.extend<{ kiosk: Kiosk }>({
  kiosk: async ({ page, words, startCity }, use) => {
    const { url } = await startCity(undefined, ["--kiosk"]);
    await page.clock.install();
    await use(new Kiosk(page, words, url));
  },
});

const pass = (kiosk: Kiosk, seconds: number) => kiosk.page.clock.fastForward(seconds * 1_000);

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("it asks with a countdown, can be put off again and again, and then ends", async ({ page, words, kiosk, audit }) => {
      await kiosk.open("/points");
      const points = new Points(page, words);
      await visit(page, points.path("education"));
      await points.expectSubject("education");
      await points.answer("education", "bachelor");
      await pass(kiosk, IDLE - 5);
      await expect(kiosk.idle).toBeHidden();
      await pass(kiosk, 10);
      await expect(kiosk.idle).toBeVisible();
      await expect(kiosk.idle).toContainText(/\d+/);
      await audit("kiosk-idle");
      await kiosk.press(kiosk.idle, "kiosk.idle.stay");
      await expect(kiosk.idle).toBeHidden();
      await expect(points.figure).toContainText("80");
      // As often as somebody wants (WCAG asks for ten), by key as well as by a finger
      // beside the buttons.
      for (let times = 0; times < 10; times++) {
        await pass(kiosk, IDLE + 1);
        await expect(kiosk.idle).toBeVisible();
        if (times % 2 === 0) await page.keyboard.press("Escape");
        else await kiosk.idle.getByRole("heading").click();
        await expect(kiosk.idle).toBeHidden();
        // A dialog is hidden a moment before it says so.
        await page.waitForTimeout(200);
      }
      await expect(points.figure).toContainText("80");
      await pass(kiosk, IDLE + 1);
      await expect(kiosk.idle).toBeVisible();
      // A minute at least.
      await pass(kiosk, WARNING - 5);
      await expect(kiosk.idle).toBeVisible();
      await pass(kiosk, 6);
      await kiosk.expectWiped();
      // And by itself back to the start.
      await pass(kiosk, 15);
      await expect(page).toHaveURL(`${kiosk.url}/`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.t("home.title"));
    });
  });
}

test("what is left of the time is said politely, not every second", async ({ page, words, kiosk }) => {
  await kiosk.open();
  await page.getByRole("heading", { level: 1 }).click();
  await page.evaluate(() => {
    const said = ((window as any).said = [] as string[]);
    const region = document.querySelector("#idle [role=status]")!;
    new MutationObserver(() => said.push(region.textContent ?? "")).observe(region, { childList: true, characterData: true, subtree: true });
  });
  await pass(kiosk, IDLE + 1);
  await expect(kiosk.idle).toBeVisible();
  for (let second = 0; second < WARNING - 3; second++) await page.clock.runFor(1_000);
  const said = (await page.evaluate(() => (window as any).said)) as string[];
  const expected = [60, 45, 30, 15].map((n) => words.t("kiosk.idle.left", { n }));
  expect([...new Set(said.filter(Boolean))]).toEqual(expected);
});

test("a machine that nobody has touched asks nobody", async ({ kiosk, words, page }) => {
  await kiosk.open();
  await pass(kiosk, 3_600);
  await expect(kiosk.idle).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.t("home.title"));
});

test("a machine that slept ends when it wakes, before anybody reads what was there", async ({ kiosk, page, words }) => {
  await kiosk.open("/points");
  const points = new Points(page, words);
  await visit(page, points.path("education"));
  await points.answer("education", "bachelor");
  await pass(kiosk, 10 * 3_600);
  await kiosk.expectWiped();
});
