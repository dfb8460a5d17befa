// A calculation is taken home as a file and computed again: it agrees, what was
// changed in it is found, and what is no calculation is said to be none.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { dist } from "../fixtures/city";
import * as data from "../fixtures/data";
import { expect, languages, test } from "../fixtures/test";
import { Points } from "../pages/points";
import { step, Verify } from "../pages/verify";
import { visit } from "../pages/visit";

const parts = readdirSync(dist).filter((file) => /^part-.*\.wasm$/.test(file)).sort();

/** Some answers and the result page: blood is worth 9, volunteering 6. */
async function estimate(points: Points): Promise<void> {
  await points.begin("school");
  await points.answers({ education: "senior_secondary", skill: "grade_4" });
  await visit(points.page, points.path("giving"));
  await points.answers({ volunteer_hours: "149", blood_ml: "600" });
  await visit(points.page, points.path("result"));
  await expect(points.page.getByRole("heading", { level: 1 })).toHaveText(points.words.like("points.result.open_end"));
}

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("a downloaded calculation agrees; one changed number is found, and it alone", async ({ page, words, audit, city }) => {
      test.slow();
      const [points, verify] = [new Points(page, words), new Verify(page, words)];
      await estimate(points);
      const { name, document } = await verify.download();
      const today = new Date((await city.now()).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
      expect(name).toBe(`points-${data.scheme.id}-${today}.json`);
      expect(document.scheme.version).toBe(data.scheme.version);
      expect(step(document.explained, "blood").interval.claimed).toBe("9");
      await page.getByText(words.t("points.keep.facts"), { exact: true }).click();
      await expect(page.locator(".summary").filter({ visible: true })).toContainText(words.of(data.fact("blood_ml").label));
      await audit("keep");

      await page.getByRole("link", { name: words.t("points.keep.verify"), exact: true }).click();
      await expect(page).toHaveURL(/\/points\/verify$/);
      await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
      await audit("verify-empty");
      await verify.choose(document, name);
      await expect(verify.verdict).toHaveText(words.t("points.verify.agrees"));
      await expect(verify.verdict).toBeFocused();
      await expect(verify.card).toContainText(words.t("points.verify.table.same"));
      await expect(verify.card).toContainText(words.t("points.verify.version", { version: data.scheme.version }));
      await expect(verify.wrongRows).toHaveCount(0);
      await expect(verify.row("blood")).toContainText(words.t("points.verify.same"));
      await expect(verify.row("blood")).toContainText("9");
      await expect(page.locator(".report .summary").last()).toContainText("149");
      await audit("verify-agrees");

      const changed = structuredClone(document);
      step(changed.explained, "blood").interval.claimed = "30";
      await verify.choose(changed);
      await expect(verify.verdict).toHaveText(words.t("points.verify.differs", { n: 1 }));
      await expect(verify.wrongRows).toHaveCount(1);
      const row = verify.row("blood");
      await expect(row).toHaveClass(/compare__wrong/);
      await expect(row.locator(".compare__stated")).toContainText("30");
      await expect(row.locator(".compare__number").last()).toContainText("9");
      await expect(row).toContainText(words.t("points.verify.aspect.claimed"));
      await verify.card.getByRole("link", { name: words.of(data.node("blood").title), exact: true }).click();
      await expect(row).toBeInViewport();
      await audit("verify-differs");
    });

    test("what is no calculation is said at the field and on top", async ({ page, words, audit }) => {
      const [points, verify] = [new Points(page, words), new Verify(page, words)];
      await estimate(points);
      const { document } = await verify.download();
      await page.goto("/points/verify");
      const whole = JSON.stringify(document);
      await verify.choose(whole.slice(0, whole.length / 2));
      await verify.expectRefused(words.t("points.verify.not_json"));
      await audit("verify-refused");
      await verify.choose("%PDF-1.7 a scan", "scan.pdf");
      await verify.expectRefused(words.t("points.verify.not_json"));
      await verify.choose({ format: "something else" });
      await verify.expectRefused(words.t("points.verify.not_a_receipt"));
      const { scheme, ...without } = document;
      await verify.choose(without);
      await verify.expectRefused(words.t("points.verify.incomplete", { place: "/scheme" }));
      // The right one takes the fault away.
      await verify.choose(document);
      await expect(verify.verdict).toHaveText(words.t("points.verify.agrees"));
      await expect(page.locator("#error-summary, #verify-file-error")).toHaveCount(0);
      await expect(page).toHaveTitle(new RegExp(`^${words.t("points.verify.title")}`));
    });

    test("the table in a file is compared with the published one", async ({ page, words, watch }) => {
      const [points, verify] = [new Points(page, words), new Verify(page, words)];
      await estimate(points);
      const { document } = await verify.download();
      await page.goto("/points/verify");
      const older = structuredClone(document);
      older.scheme.version = "1999";
      await verify.choose(older);
      await expect(verify.card).toContainText(words.t("points.verify.table.other", { version: data.scheme.version }));
      await expect(verify.verdict).toHaveText(words.t("points.verify.agrees"));
      const altered = structuredClone(document);
      altered.scheme.issuer = { "zh-CN": "别处", en: "Elsewhere" };
      await verify.choose(altered);
      await expect(verify.card).toContainText(words.t("points.verify.table.altered"));
      await expect(verify.verdict).toHaveText(words.t("points.verify.doubtful"));
      const stranger = structuredClone(document);
      stranger.scheme.id = "nowhere";
      watch.expectStatus(404, "/schemes/nowhere");
      await verify.choose(stranger);
      await expect(verify.card).toContainText(words.t("points.verify.table.unpublished"));
      const doubted = structuredClone(document);
      doubted.facts.castle = { kind: "flag", value: true, standing: "claimed" };
      await verify.choose(doubted);
      await expect(verify.card).toContainText(words.t("points.verify.doubt.unknown_fact", { fact: "castle" }));
    });

    test("without net it is computed all the same, and compared when the net is back", async ({ page, words, net, audit }) => {
      const [points, verify] = [new Points(page, words), new Verify(page, words)];
      await estimate(points);
      const { document } = await verify.download();
      // Opened at a page that needs no part: they all come while nothing else is to do.
      const fetched = new Set<string>();
      page.on("requestfinished", (request) => {
        if (/\/part-[^/]*\.wasm$/.test(request.url())) fetched.add(request.url().split("/").at(-1)!);
      });
      await page.goto("/about/site");
      await expect.poll(() => [...fetched].sort()).toEqual(parts);
      await net(false);
      await page.getByRole("link", { name: words.t("points.keep.verify"), exact: true }).click();
      step(document.explained, "volunteering").interval.possible = "7";
      await verify.choose(document);
      await expect(verify.verdict).toHaveText(words.t("points.verify.differs", { n: 1 }));
      await expect(verify.row("volunteering")).toContainText(words.t("points.verify.aspect.possible"));
      await expect(verify.card).toContainText(words.t("points.verify.table.not_possible"));
      await audit("verify-offline");
      await net(true);
      await expect(verify.card).toContainText(words.t("points.verify.table.same"));
      await expect(verify.verdict).toHaveText(words.t("points.verify.differs", { n: 1 }));
    });

    test("both pages print on A4 and on the roll of 80 mm", async ({ page, words }, info) => {
      await page.addInitScript(() => {
        (window as any).printed = 0;
        window.print = () => (window as any).printed++;
      });
      const [points, verify] = [new Points(page, words), new Verify(page, words)];
      await estimate(points);
      const { document } = await verify.download();
      const papers = [
        { name: "a4", width: 794, height: 1123 },
        { name: "80mm", width: 302, height: 1123 },
      ];
      const check = async (what: string, seen: string[]) => {
        await page.emulateMedia({ media: "print", colorScheme: "dark" });
        for (const paper of papers) {
          await page.setViewportSize({ width: paper.width, height: paper.height });
          for (const text of seen) await expect(page.getByText(text).filter({ visible: true }).first(), `${text} on ${paper.name}`).toBeVisible();
          for (const gone of ["header", "footer", "button", "a.button", ".drop"]) {
            expect(await page.locator(gone).filter({ visible: true }).count(), `${gone} on ${paper.name}`).toBe(0);
          }
          const wide = await page.evaluate(() => window.document.documentElement.scrollWidth);
          expect(wide, `${what} on ${paper.name}: nothing is cut off at the side`).toBeLessThanOrEqual(paper.width);
          const path = join(info.project.outputDir, "shots", `print-${what}-${paper.name}-${info.project.name}-${locale}.png`);
          await page.screenshot({ path, fullPage: true });
        }
        await page.emulateMedia({ media: "screen", colorScheme: "light" });
        await page.setViewportSize(info.project.use.viewport!);
      };
      const print = page.getByRole("button", { name: words.t("points.keep.print"), exact: true });
      // Folded up on screen, whole on paper, whoever asks for it.
      const said = [words.of(data.node("blood").title), words.of(data.fact("blood_ml").label), data.scheme.version];
      await check("keep", said);
      await print.click();
      expect(await page.evaluate(() => (window as any).printed)).toBe(1);

      await visit(page, "/points/verify");
      await verify.choose(document);
      await expect(verify.verdict).toBeVisible();
      await check("verify", [words.t("points.verify.agrees"), ...said]);
      await print.click();
      expect(await page.evaluate(() => (window as any).printed)).toBe(2);
    });
  });
}

test("the file is chosen with the keyboard, dropped, and found from the page about the website", async ({ page, words }) => {
  // Being asked takes the browser a moment to set up: not while a key is pressed.
  page.on("filechooser", () => {});
  const [points, verify] = [new Points(page, words), new Verify(page, words)];
  await estimate(points);
  const { name, document } = await verify.download();
  await page.goto("/about/site");
  await page.getByRole("link", { name: words.t("points.keep.verify"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(verify.input).toBeFocused();
  // Its focus is seen at the button that stands for it.
  const outline = page.locator("label.button").evaluate((label) => getComputedStyle(label).outlineStyle);
  expect(await outline).toBe("solid");
  const choosing = page.waitForEvent("filechooser");
  await page.keyboard.press("Enter");
  const text = JSON.stringify(document);
  await (await choosing).setFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  await expect(verify.verdict).toHaveText(words.t("points.verify.agrees"));

  await page.reload();
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "dropped.json", { type: "application/json" }));
    return transfer;
  }, text);
  await page.locator(".drop").dispatchEvent("drop", { dataTransfer: dropped });
  await expect(verify.verdict).toHaveText(words.t("points.verify.agrees"));
  await expect(verify.card).toContainText("dropped.json");
});
