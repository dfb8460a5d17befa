// Photos leave the device smaller than they were taken, upright, and without
// place and camera; the page says so, and the city holds nothing else.
import type { Page } from "@playwright/test";
import * as papers from "../fixtures/papers";
import { expect, languages, test } from "../fixtures/test";
import { Account } from "../pages/account";
import { Points } from "../pages/points";
import { Report } from "../pages/report";
import { visit } from "../pages/visit";

/** What the city holds of the next `count` files that are sent, in that order. */
function arriving(page: Page, count: number): () => Promise<Buffer[]> {
  const ids: string[] = [];
  page.on("response", async (response) => {
    if (response.request().method() !== "POST" || !response.url().endsWith("/api/v1/attachments")) return;
    if (response.status() === 201) ids.push((await response.json()).id);
  });
  return async () => {
    await expect.poll(() => ids.length).toBe(count);
    const files: Buffer[] = [];
    for (const id of ids) {
      // Asked by the page, whose session no script can read.
      const bytes = await page.evaluate(async (id) => {
        const answer = await fetch(`/api/v1/attachments/${id}`);
        return [...new Uint8Array(await answer.arrayBuffer())];
      }, id);
      files.push(Buffer.from(bytes));
    }
    return files;
  };
}

/** Width and height of a picture, and how light it is on top and at the bottom. */
async function look(page: Page, picture: Buffer): Promise<{ width: number; height: number; top: number; bottom: number }> {
  return page.evaluate(async (bytes) => {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
    const { width, height } = bitmap;
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d")!;
    context.drawImage(bitmap, 0, 0);
    const light = (y: number) => context.getImageData(width / 2, y, 1, 1).data[0];
    return { width, height, top: light(20), bottom: light(height - 20) };
  }, [...picture]);
}

/** What arrived of the photo of `papers.photo`. */
async function expectReduced(page: Page, arrived: Buffer): Promise<void> {
  const original = papers.photo().buffer;
  expect(original.includes("Exif")).toBe(true);
  expect(original.includes(papers.camera)).toBe(true);
  expect(arrived.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
  expect(arrived.includes("Exif")).toBe(false);
  expect(arrived.includes(papers.camera)).toBe(false);
  expect(arrived.length).toBeLessThan(original.length / 2);
  // Dark on the left before it was turned upright: dark on top.
  const { width, height, top, bottom } = await look(page, arrived);
  expect([width, height]).toEqual([1800, 2400]);
  expect(top).toBeLessThan(64);
  expect(bottom).toBeGreaterThan(192);
}

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("a photo of a paper arrives small, upright and without place and camera", async ({ page, words, city, phone, audit }) => {
      await new Account(page, words).already(city, phone);
      const points = new Points(page, words);
      await points.begin("school");
      await points.answer("education", "bachelor");
      await visit(page, points.path("apply/evidence"));
      await points.consent.check();
      await expect(page.getByText(words.t("points.evidence.photos"))).toBeVisible();
      const arrived = arriving(page, 3);
      await points.paper("education").setInputFiles(papers.photo("毕业证.jpg"));
      const line = points.form.file("毕业证.jpg");
      await expect(line).toContainText(words.like("ui.files.done"));
      await expect(line).toContainText(words.like("file.change.reduced"));
      await expect(line).toContainText("MB");
      await expect(line).toContainText("KB");
      await points.paper("education").setInputFiles(papers.pdf("diploma.pdf"));
      await expect(points.form.file("diploma.pdf")).toContainText(words.like("ui.files.done"));
      await expect(points.form.file("diploma.pdf")).toContainText(words.t("file.change.untouched"));
      await points.paper("education").setInputFiles(papers.jpeg("small.jpg"));
      await expect(points.form.file("small.jpg")).toContainText(words.like("ui.files.done"));
      await expect(points.form.file("small.jpg")).toContainText(words.t("file.change.clean"));
      await audit("apply-evidence-reduced");
      const [reduced, document, small] = await arrived();
      await expectReduced(page, reduced);
      expect(document).toEqual(papers.pdf().buffer);
      expect(small).toEqual(papers.jpeg().buffer);
    });

    test("so does a photo of a report", async ({ page, words, city, phone, audit }) => {
      await new Account(page, words).already(city, phone);
      const report = new Report(page, words);
      await report.open("road-damage", "describe");
      await expect(page.getByText(words.t("report.photos.hint"))).toBeVisible();
      const arrived = arriving(page, 1);
      await report.photos.setInputFiles(papers.photo());
      await expect(report.photo("IMG_0412.jpg")).toContainText(words.like("ui.files.done"));
      await expect(report.photo("IMG_0412.jpg")).toContainText(words.like("file.change.reduced"));
      await audit("report-photo-reduced");
      const [reduced] = await arrived();
      await expectReduced(page, reduced);
    });

    test("a photo that does not open is not sent, and it is said why", async ({ page, words, audit }) => {
      const report = new Report(page, words);
      await report.open("road-damage", "describe");
      let sent = 0;
      page.on("request", (request) => {
        if (request.method() === "POST" && request.url().endsWith("/attachments")) sent += 1;
      });
      await report.photos.setInputFiles([papers.heic(), papers.broken()]);
      const wrong: [string, string][] = [
        ["IMG_0413.HEIC", "file.fault.foreign_photo"],
        ["broken.jpg", "file.fault.broken_photo"],
      ];
      for (const [name, key] of wrong) {
        await expect(report.photo(name)).toContainText(words.t(key));
        // Trying the same photo again would not help.
        await expect(report.photo(name).getByRole("button", { name: words.t("ui.files.retry") })).toHaveCount(0);
      }
      expect(sent).toBe(0);
      await audit("report-photos-unopened");
      await report.form.type("report:description", "坑越来越大了。");
      await report.next();
      await report.form.expectFiles(wrong);
      for (const [name] of wrong) await report.photo(name).getByRole("button", { name: words.t("ui.files.remove") }).click();
      await report.next();
      await report.expectStep("contact");
    });

    test("a photo that did not get through goes again alone, under the same key and as the same bytes", async ({ page, words, watch }) => {
      watch.expect(/net::ERR_CONNECTION_RESET/);
      const report = new Report(page, words);
      await report.open("road-damage", "describe");
      const tries: { name: string; key: string; digest: string }[] = [];
      page.on("request", (request) => {
        if (request.method() !== "POST" || !request.url().endsWith("/attachments")) return;
        const headers = request.headers();
        tries.push({ name: headers["x-file-name"], key: headers["idempotency-key"], digest: headers["content-digest"] });
      });
      await page.route("**/api/v1/attachments", (route) =>
        route.request().headers()["x-file-name"] === "first.jpg" && tries.filter(({ name }) => name === "first.jpg").length === 1
          ? route.abort("connectionreset")
          : route.continue(),
      );
      await report.photos.setInputFiles([papers.photo("first.jpg"), papers.jpeg("second.jpg")]);
      await expect(report.photo("second.jpg")).toContainText(words.like("ui.files.done"));
      await expect(report.photo("first.jpg")).toContainText(words.t("file.fault.network"));
      await report.photo("first.jpg").getByRole("button", { name: words.t("ui.files.retry") }).click();
      await expect(report.photo("first.jpg")).toContainText(words.like("ui.files.done"));
      await expect(report.photo("first.jpg")).toContainText(words.like("file.change.reduced"));
      const [first, again] = tries.filter(({ name }) => name === "first.jpg");
      expect(again).toEqual(first);
      expect(first.digest).toMatch(/^sha-256=:.+:$/);
      expect(tries).toHaveLength(3);
    });

    test("the camera of the phone is one button away", async ({ page, words }) => {
      const report = new Report(page, words);
      await report.open("road-damage", "describe");
      const camera = page.locator("#f-report-photos-camera");
      await expect(camera).toHaveAttribute("capture", "environment");
      await expect(camera).toHaveAttribute("accept", "image/*");
      const chooser = page.waitForEvent("filechooser");
      await page.getByRole("button", { name: words.t("ui.files.camera") }).click();
      await (await chooser).setFiles(papers.jpeg("taken.jpg"));
      await expect(report.photo("taken.jpg")).toContainText(words.like("ui.files.done"));
    });
  });
}
