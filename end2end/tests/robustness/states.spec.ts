// States a journey seldom passes: nothing there yet, signed in, refused, no
// answer, no draft. Each in words, and each passes the audit.
import type { Page, Route } from "@playwright/test";
import { wang } from "../fixtures/residents";
import { expect, languages, test } from "../fixtures/test";
import { Account } from "../pages/account";
import { Points } from "../pages/points";
import { Receipt } from "../pages/receipt";
import { Report } from "../pages/report";
import { visit } from "../pages/visit";

/** A refusal as the city writes it (RFC 9457). */
const refusal = (status: number, slug: string, headers: Record<string, string> = {}) => ({
  status,
  headers,
  contentType: "application/problem+json",
  body: JSON.stringify({ type: `/problems/${slug}`, title: slug, status }),
});

/** Answers what is sent to `path` by whatever is in `answer.now`; nothing there lets it through. */
async function answered(page: Page, path: string, answer: { now?: (route: Route) => Promise<void> }): Promise<void> {
  await page.route(path, (route) => (route.request().method() === "POST" && answer.now ? answer.now(route) : route.continue()));
}

/** Asking again needs no pause: the wait is random, and the shortest is none. */
async function withoutPauses(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Math.random = () => 0;
  });
}

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("nobody's cases, an account without a name, and home with nothing going on", async ({ page, words, phone, city, audit }) => {
      const account = new Account(page, words);
      await account.already(city, phone);
      await page.goto("/cases");
      await expect(page.getByText(words.t("cases.empty"), { exact: true })).toBeVisible();
      for (const path of ["/report", "/points"]) await expect(page.locator(`main a[href="${path}"]`)).toBeVisible();
      await audit("cases-empty");

      await page.goto("/");
      await expect(page.getByRole("heading", { name: words.t("home.none_running") })).toBeVisible();
      await audit("home-nothing-running");

      await page.locator("header .site-tools__who").click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.t("account.title"));
      await expect(page.locator("main")).toContainText(words.t("account.phone"));
      await audit("account");
      await page.locator("main").getByRole("button", { name: words.t("account.sign_out"), exact: true }).click();
      await expect(page).toHaveURL("/");
      await expect(page.getByRole("heading", { name: words.t("home.none_running") })).toHaveCount(0);
    });

    test("home and the account of somebody with running cases", async ({ page, words, startCity, audit }) => {
      const own = await startCity();
      await new Account(page, words).already(own, wang);
      await page.goto(`${own.url}/`);
      await expect(page.getByRole("heading", { name: words.like("home.running") })).toBeVisible();
      const items = page.locator(".cases > li");
      // The one that waits for her stands first; three at most, and a way to all.
      await expect(items.first()).toContainText(words.t("case.needs_you"));
      expect(await items.count()).toBeLessThanOrEqual(3);
      await expect(page.locator("main").getByRole("link", { name: words.t("home.all_cases"), exact: true })).toHaveAttribute("href", "/cases");
      await audit("home-running");
      await page.locator("header .site-tools__who").click();
      await expect(page.locator("main")).toContainText(words.t("account.name"));
      await audit("account-name");
    });

    test("no scheme is open, a scheme that does not exist, nothing to report", async ({ page, words, watch, audit }) => {
      watch.expectStatus(404, "/api/v1/schemes/no-such-scheme");
      await page.route("**/api/v1/schemes", (route) => route.fulfill({ json: [] }));
      await page.goto("/points");
      await expect(page.getByText(words.t("points.empty"), { exact: true })).toBeVisible();
      await audit("points-none-open");
      await page.unroute("**/api/v1/schemes");
      await page.goto("/points/no-such-scheme/school/education");
      await expect(page.getByText(words.t("points.unknown_scheme"), { exact: true })).toBeVisible();
      await audit("points-unknown-scheme");
      await page.route("**/open311/v2/services.json*", (route) => route.fulfill({ json: [] }));
      await page.goto("/report");
      await expect(page.getByText(words.t("report.start.none"), { exact: true })).toBeVisible();
      await audit("report-nothing");
    });

    test("a report without an answer is asked for again by itself, or at once when told to, and is sent once", async ({ page, words, watch, audit }) => {
      watch.expect(/net::ERR_CONNECTION_RESET/);
      watch.expectStatus(503, "/requests.json");
      const answer: { now?: (route: Route) => Promise<void> } = {};
      await answered(page, "**/open311/v2/requests.json*", answer);
      const report = new Report(page, words);
      await report.fillShort();

      let turnedAway = 0;
      const busy = (route: Route) => ((turnedAway += 1), route.fulfill(refusal(503, "busy", { "Retry-After": "40" })));
      answer.now = (route) => ((answer.now = busy), route.abort("connectionreset"));
      await report.send.click();
      await expect(page.getByText(words.t("outbox.waiting"))).toBeVisible();
      await expect.poll(() => turnedAway, { timeout: 20_000 }).toBe(1);
      await audit("submit-waiting");

      let sent = 0;
      answer.now = (route) => ((sent += 1), route.continue());
      await page.getByRole("button", { name: words.t("outbox.now"), exact: true }).click();
      await new Receipt(page, words).read();
      expect(sent).toBe(1);
    });

    const refusals: [number, string, string][] = [
      [422, "invalid", "submit.refused.invalid"],
      [401, "not-signed-in", "submit.refused.not_signed_in"],
      [403, "forbidden", "submit.refused.other"],
    ];

    test("each refusal of a report has its own sentence, and what was typed stays", async ({ page, words, watch, audit }) => {
      for (const [status] of refusals) watch.expectStatus(status, "/requests.json");
      await withoutPauses(page);
      const answer: { now?: (route: Route) => Promise<void> } = {};
      await answered(page, "**/open311/v2/requests.json*", answer);
      const report = new Report(page, words);
      await report.fillShort();
      for (const [status, slug, key] of refusals) {
        answer.now = (route) => route.fulfill(refusal(status, slug));
        await report.send.click();
        await expect(page.getByText(words.t(key), { exact: true }), slug).toBeVisible();
        await expect(page.locator("main")).toContainText("新渡路 92 号");
        await audit(`submit-refused-${slug}`);
      }
      answer.now = undefined;
      await report.send.click();
      await new Receipt(page, words).read();
    });

    test("a city that is asked too often gets the report later", async ({ page, words, watch, audit }) => {
      watch.expectStatus(429, "/requests.json");
      const answer: { now?: (route: Route) => Promise<void> } = { now: (route) => route.fulfill(refusal(429, "too-many-tries", { "Retry-After": "40" })) };
      await answered(page, "**/open311/v2/requests.json*", answer);
      const report = new Report(page, words);
      await report.fillShort();
      await report.send.click();
      await expect(page.getByText(words.t("outbox.waiting"))).toBeVisible();
      await audit("submit-too-many");
      answer.now = undefined;
      await page.getByRole("button", { name: words.t("outbox.now"), exact: true }).click();
      await new Receipt(page, words).read();
    });

    test("a points table that has just changed is said, and the application is kept", async ({ page, words, watch, phone, city, audit }) => {
      watch.expectStatus(409, "/points/applications");
      const answer: { now?: (route: Route) => Promise<void> } = {};
      await answered(page, "**/points/applications", answer);
      await new Account(page, words).already(city, phone);
      const points = new Points(page, words);
      await points.begin("school");
      await points.answer("education", "bachelor");
      await visit(page, points.path("apply/applicant"));
      await points.whoAmI("李小满");
      await points.next();
      answer.now = (route) => route.fulfill(refusal(409, "scheme-changed"));
      await points.submit.click();
      await expect(page.getByText(words.t("submit.refused.scheme_changed"), { exact: true })).toBeVisible();
      await audit("submit-refused-scheme-changed");
      await expect(page.locator("main")).toContainText("李小满");
      answer.now = undefined;
      await points.submit.click();
      await new Receipt(page, words).read();
    });

    test("no draft on a device of others, and one until the page is closed where nothing can be kept", async ({ page, words, audit }) => {
      const points = new Points(page, words);
      await points.begin("school");
      await page.getByRole("button", { name: words.t("draft.no"), exact: true }).click();
      await expect(page.getByText(words.t("draft.not_kept"))).toBeVisible();
      await audit("draft-not-kept");

      // A private window of some browsers: the database does not open.
      await page.addInitScript(() => {
        IDBFactory.prototype.open = () => {
          throw new DOMException("blocked", "SecurityError");
        };
      });
      await page.reload();
      await page.getByRole("button", { name: words.t("draft.keep_after_all"), exact: true }).click();
      await points.answer("education", "bachelor");
      await expect(page.getByText(words.t("draft.memory"))).toBeVisible();
      await audit("draft-in-memory");
      await visit(page, "/");
      await visit(page, points.path("education"));
      await expect(points.figure).toContainText("80");
    });
  });
}
