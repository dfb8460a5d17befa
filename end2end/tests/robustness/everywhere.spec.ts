// What every page owes: a title, the focus, a skip link, room on a narrow
// screen, and words for a lost net and a wrong address.
import { Auditor } from "../fixtures/audit";
import { expect, languages, test } from "../fixtures/test";

const main = ["/", "/points", "/points/foshan-2016/school/education", "/points/foshan-2016/school/residence", "/points/foshan-2016/hukou/achievements",
  "/points/foshan-2016/school/result", "/report", "/report/street-light/details", "/report/noise/where", "/report/noise/describe", "/report/noise/contact",
  "/cases", "/cases/lookup", "/sign-in", "/receipt", "/about/privacy", "/about/accessibility", "/about/site", "/no/such/page"];

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("every page passes the audit when opened by its address", async ({ page, audit, words }) => {
      test.slow();
      for (const path of main) {
        await test.step(path, async () => {
          await page.goto(path);
          await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
          await expect(page.getByText(words.t("app.loading"))).toHaveCount(0);
          await audit(`page${path.replaceAll("/", "-")}`);
        });
      }
    });

    test("an unknown address says so and leads on", async ({ page, words, audit }) => {
      await page.goto("/no/such/page");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.t("error.not_found"));
      await audit("not-found");
      await page.locator("main").getByRole("link").first().click();
      await expect(page).not.toHaveURL(/no\/such/);
      await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    });

    test("a lost net is said, and goes away by itself", async ({ page, words, net, audit }) => {
      await page.goto("/points");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await net(false);
      const banner = page.getByText(words.t("app.offline"));
      await expect(banner).toBeVisible();
      await audit("offline-banner");
      await page.locator('header a[href="/cases"]:visible, main a[href="/cases"]:visible, a[href="/report"]:visible').first().click();
      await expect(page.getByText(words.t("error.offline"), { exact: true })).toBeVisible();
      await audit("offline-page");
      await net(true);
      await expect(banner).toBeHidden();
      await expect(page.getByText(words.t("error.offline"), { exact: true })).toBeHidden();
    });

    test("what is still coming and what did not come is said, with a way to ask again", async ({ page, words, watch, audit }) => {
      watch.expectStatus(500, "/api/v1/schemes");
      let answer: "hold" | "fail" | "go" = "hold";
      let release = () => {};
      const held = new Promise<void>((done) => (release = done));
      await page.route("**/api/v1/schemes", async (route) => {
        if (answer === "hold") await held;
        if (answer === "fail") return route.fulfill({ status: 500, contentType: "application/problem+json", body: '{"type":"/problems/broken","title":"broken","status":500}' });
        return route.continue();
      });
      await page.goto("/points");
      await expect(page.getByText(words.t("app.loading")).first()).toBeVisible();
      await audit("loading");
      await expect(page.getByText(words.t("app.loading")).first(), "that was it, and not what comes after it").toBeVisible();
      answer = "fail";
      release();
      const failed = page.getByText(words.t("error.failed"), { exact: true });
      await expect(failed).toBeVisible({ timeout: 20_000 });
      await audit("failed");
      answer = "go";
      await page.getByRole("button", { name: words.t("error.again"), exact: true }).click();
      await expect(failed).toBeHidden();
      await expect(page.locator('main a[href^="/points/"]').first()).toBeVisible();
    });
  });
}

test("a change of page changes the title and moves the focus to its heading; Back too", async ({ page }) => {
  await page.goto("/");
  const heading = page.getByRole("heading", { level: 1 });
  const seen = new Set<string>([await page.title()]);
  for (const path of ["/points", "/report", "/cases", "/about/privacy", "/about/accessibility", "/about/site"]) {
    await page.locator(`a[href="${path}"]:visible`).first().click();
    await expect(page).toHaveURL(path);
    await expect(heading).toBeFocused();
    const title = await page.title();
    expect(seen, `the title of ${path} is its own`).not.toContain(title);
    seen.add(title);
  }
  await page.goBack();
  await expect(page).toHaveURL("/about/accessibility");
  await expect(heading).toBeFocused();
});

test("the skip link is the first stop and leads into the page", async ({ page, words }) => {
  await page.goto("/points");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.locator("body").press("Tab");
  const skip = page.getByRole("link", { name: words.t("app.skip") });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
});

test.describe("on a screen 320 wide", () => {
  test.use({ viewport: { width: 320, height: 640 } });

  for (const locale of languages) {
    test.describe(`in ${locale}`, () => {
      test.use({ locale });

      test("no page scrolls sideways", async ({ page, auditor, words }) => {
        test.slow();
        for (const path of main) {
          await page.goto(path);
          await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
          await expect(page.getByText(words.t("app.loading"))).toHaveCount(0);
          const wide = await page.evaluate(() => {
            const wider = [...document.querySelectorAll("body *")].filter((one) => {
              const box = one.getBoundingClientRect();
              return box.width > 0 && box.right > innerWidth + 1 && getComputedStyle(one).position !== "absolute";
            });
            return { page: document.documentElement.scrollWidth, by: wider.slice(0, 3).map((one) => one.outerHTML.slice(0, 120)) };
          });
          expect.soft(wide.page, `${path}: ${wide.by.join(" | ")}`).toBeLessThanOrEqual(320);
          await auditor.picture(`narrow${path.replaceAll("/", "-")}`);
        }
      });
    });
  }
});

const looks = [
  ["dark", { colorScheme: "dark" as const }],
  ["forced-colours", { forcedColors: "active" as const }],
  ["elder", {}],
] as const;

for (const [look, media] of looks) {
  test(`every page in the look: ${look}`, async ({ page, locale }, info) => {
    test.slow();
    const auditor = new Auditor(page, locale as "zh-CN", info);
    await page.emulateMedia(media);
    if (look === "elder") await page.addInitScript(() => localStorage.setItem("portal.mode", "elder"));
    for (const path of main) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await auditor.check(`${look}${path.replaceAll("/", "-")}`);
    }
  });
}
