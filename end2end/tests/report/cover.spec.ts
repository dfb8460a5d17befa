// Faces and number plates covered by hand: what arrives at the city has no pixel of them,
// and what arrived before does not stay there.
import type { Page } from "@playwright/test";
import { arriving, lightAt } from "../fixtures/arrived";
import * as papers from "../fixtures/papers";
import { expect, languages, test } from "../fixtures/test";
import { Account } from "../pages/account";
import { Report } from "../pages/report";

/** The middle of the photo, its corners, and a place beside the middle. */
const MIDDLE: [number, number] = [0.5, 0.5];
const CORNERS: [number, number][] = [[0.05, 0.95], [0.95, 0.95]];

async function photographed(page: Page, report: Report): Promise<void> {
  await report.open("road-damage", "describe");
  await report.photos.setInputFiles(papers.png("门牌.png", 200, 800));
  await expect(report.photo("门牌.png")).toContainText(report.words.like("ui.files.done"));
}

const open = (page: Page, report: Report) => report.photo("门牌.png").getByRole("button", { name: report.words.t("ui.files.cover") }).click();

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("with the mouse: the stroke is gone from what the city holds, and the first photo with it", async ({ page, words, city, phone, audit, watch }) => {
      await new Account(page, words).already(city, phone);
      const report = new Report(page, words);
      const ids: string[] = [];
      page.on("response", async (response) => {
        if (response.request().method() === "POST" && response.url().endsWith("/attachments")) ids.push((await response.json()).id);
      });
      await photographed(page, report);
      const arrived = arriving(page, 1);
      await open(page, report);
      const dialog = page.getByRole("dialog", { name: words.t("ui.cover.title") });
      await expect(dialog).toBeVisible();
      const field = page.locator("#cover-field");
      await expect.poll(() => field.evaluate((canvas: HTMLCanvasElement) => canvas.width)).toBe(800);
      await audit("report-cover");
      const box = (await field.boundingBox())!;
      const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
      await page.mouse.move(...at(0.3, 0.5));
      await page.mouse.down();
      await page.mouse.move(...at(0.7, 0.5), { steps: 3 });
      await page.mouse.up();
      // A second one, taken back.
      await page.mouse.click(...at(0.05, 0.95));
      await dialog.getByRole("button", { name: words.t("ui.cover.undo") }).click();
      await audit("report-cover-drawn");
      await dialog.getByRole("button", { name: words.t("ui.cover.done") }).click();
      await expect(dialog).toHaveCount(0);
      const line = report.photo("门牌.png").or(report.photo("门牌.jpg"));
      await expect(line).toContainText(words.t("file.covered", { n: 1 }));
      await expect(line).toContainText(words.like("ui.files.done"));
      await audit("report-covered");
      const [covered] = await arrived();
      const [middle, left, beside, ...corners] = await lightAt(page, covered, [MIDDLE, [0.3, 0.5], [0.5, 0.9], ...CORNERS]);
      for (const gone of [middle, left]) expect(gone).toBeLessThan(16);
      for (const kept of [beside, ...corners]) expect(kept).toBeGreaterThan(150);
      // The city has the covered one and no other.
      watch.expectStatus(404, `/attachments/${ids[0]}`);
      const there = (id: string) => page.evaluate(async (id) => (await fetch(`/api/v1/attachments/${id}`)).status, id);
      expect(ids).toHaveLength(2);
      await expect.poll(() => there(ids[0])).toBe(404);
      expect(await there(ids[1])).toBe(200);
    });

    test("with the keyboard alone", async ({ page, words, city, phone }) => {
      await new Account(page, words).already(city, phone);
      const report = new Report(page, words);
      await photographed(page, report);
      const arrived = arriving(page, 1);
      const button = report.photo("门牌.png").getByRole("button", { name: words.t("ui.files.cover") });
      await button.focus();
      await page.keyboard.press("Enter");
      const field = page.locator("#cover-field");
      await expect.poll(() => field.evaluate((canvas: HTMLCanvasElement) => canvas.width)).toBe(800);
      await page.keyboard.press("Tab");
      if (!(await field.evaluate((canvas) => canvas === document.activeElement))) await field.focus();
      await expect(field).toBeFocused();
      // Smaller, larger, to the upper left corner, covered; another one undone.
      await page.keyboard.press("-");
      for (let n = 0; n < 3; n++) await page.keyboard.press("+");
      for (let n = 0; n < 40; n++) {
        await page.keyboard.press("ArrowLeft");
        await page.keyboard.press("ArrowUp");
      }
      await page.keyboard.press("Enter");
      for (let n = 0; n < 10; n++) await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Backspace");
      await expect(page.getByRole("dialog")).toContainText(words.like("ui.cover.status", { n: 1 }));
      const done = page.getByRole("button", { name: words.t("ui.cover.done") });
      for (let n = 0; n < 8 && !(await done.evaluate((it) => it === document.activeElement)); n++) await page.keyboard.press("Tab");
      await expect(done).toBeFocused();
      await page.keyboard.press("Enter");
      await expect(page.getByRole("dialog")).toHaveCount(0);
      const [covered] = await arrived();
      const [corner, middle, ...others] = await lightAt(page, covered, [[0.02, 0.02], MIDDLE, ...CORNERS]);
      expect(corner).toBeLessThan(16);
      for (const kept of [middle, ...others]) expect(kept).toBeGreaterThan(150);
    });
  });
}

test("a photo is left as it was on Escape, and the focus goes back", async ({ page, words }) => {
  const report = new Report(page, words);
  let sent = 0;
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/attachments")) sent += 1;
  });
  await photographed(page, report);
  await open(page, report);
  await page.locator("#cover-field").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(report.photo("门牌.png").getByRole("button", { name: words.t("ui.files.cover") })).toBeFocused();
  expect(sent).toBe(1);
});

test("a photo that is taken away does not stay with the city", async ({ page, words }) => {
  const report = new Report(page, words);
  await photographed(page, report);
  const gone = page.waitForResponse((response) => response.request().method() === "DELETE" && response.url().includes("/attachments/"));
  await report.photo("门牌.png").getByRole("button", { name: words.t("ui.files.remove") }).click();
  expect((await gone).status()).toBe(204);
  await expect(report.photo("门牌.png")).toHaveCount(0);
});

test("photos are made ready where there is no worker, too", async ({ page, words }) => {
  await page.addInitScript(() => {
    delete (window as any).OffscreenCanvas;
  });
  const report = new Report(page, words);
  await report.open("road-damage", "describe");
  await report.photos.setInputFiles(papers.photo());
  await expect(report.photo("IMG_0412.jpg")).toContainText(words.like("file.change.reduced"), { timeout: 20_000 });
  await expect(report.photo("IMG_0412.jpg")).toContainText(words.like("ui.files.done"));
});
