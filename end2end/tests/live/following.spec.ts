// News of cases while the portal is open: one line to the server for all tabs, nothing
// lost and nothing twice, and looks now and then where there is no line.
import type { BrowserContext, Page, Request, Route } from "@playwright/test";
import { expect, languages, test as base } from "../fixtures/test";
import { Account } from "../pages/account";
import { Cases } from "../pages/cases";

const EVENTS = "**/api/v1/events";

type Mine = { number: string; cases: Cases; lines: Request[] };

/** A resident with a case, signed in, and every line the browser opens. */
const test = base.extend<{ mine: Mine }>({
  mine: async ({ page, words, city, phone }, use) => {
    await new Account(page, words).already(city, phone);
    const cookies = await page.context().cookies();
    const { number } = await city.report({}, cookies.map((one) => `${one.name}=${one.value}`).join("; "));
    await use({ number, cases: new Cases(page, words), lines: linesOf(page.context()) });
  },
});

function linesOf(context: BrowserContext): Request[] {
  const lines: Request[] = [];
  context.on("request", (request) => {
    if (new URL(request.url()).pathname.endsWith("/api/v1/events")) lines.push(request);
  });
  return lines;
}

/** The button for notifications is there while news comes by itself. */
const isFollowed = (page: Page, words: { t(key: string): string }) =>
  expect(page.getByRole("button", { name: words.t("live.notify.ask"), exact: true })).toBeVisible();

async function another(page: Page, path: string): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto(path);
  await other.locator("html[data-started]").waitFor({ state: "attached" });
  return other;
}

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("a change appears by itself, and the page says when it last asked", async ({ page, words, city, mine, audit }) => {
      await page.goto(`${city.url}/cases/${mine.number}`);
      await mine.cases.expectCase(mine.number);
      await isFollowed(page, words);
      await expect(page.locator("#last-checked")).toHaveText(words.like("live.checked"));
      await audit("live-case");
      const before = await mine.cases.status.textContent();
      await city.turn({ minutes: 25 });
      await expect(mine.cases.status).not.toHaveText(before!, { timeout: 10_000 });
      expect(mine.lines).toHaveLength(1);
      await page.goto(`${city.url}/cases`);
      await expect(mine.cases.item(mine.number)).toBeVisible();
      await isFollowed(page, words);
      await audit("live-list");
    });
  });
}

test("two tabs share one line; when its tab is closed the other goes on where it was", async ({ page, words, city, mine }) => {
  const path = `${city.url}/cases/${mine.number}`;
  await page.goto(path);
  await isFollowed(page, words);
  const other = await another(page, path);
  const cases = new Cases(other, words);
  await cases.expectCase(mine.number);
  await isFollowed(other, words);
  const before = (await cases.status.textContent())!;
  await city.turn({ minutes: 25 });
  for (const each of [mine.cases, cases]) await expect(each.status).not.toHaveText(before, { timeout: 10_000 });
  expect(mine.lines, "one line for both").toHaveLength(1);
  await page.close();
  await expect.poll(() => mine.lines.length, { timeout: 15_000 }).toBe(2);
  expect(await mine.lines[1].headerValue("last-event-id"), "it goes on after what the first one passed on").toMatch(/^\d+$/);
  const now = (await cases.status.textContent())!;
  await city.turn({ hours: 20 });
  await expect(cases.status).not.toHaveText(now, { timeout: 10_000 });
});

test("a line that is cut is taken up after the last event, and what comes twice counts once", async ({ page, words, city, mine }) => {
  const change = (id: number) => `event: case\nid: ${id}\ndata: {"number":"${mine.number}","at":"2026-03-12T10:12:00+08:00","event_id":"1","status":"accepted"}\n\n`;
  const parts = [`retry: 3000\nid: 41\n\n${change(42)}`, `${change(42)}${change(43)}`, change(43)];
  const after: (string | null)[] = [];
  await page.route(EVENTS, async (route: Route) => {
    after.push(await route.request().headerValue("last-event-id"));
    const body = parts[Math.min(after.length, parts.length) - 1];
    await route.fulfill({ status: 200, headers: { "Content-Type": "text/event-stream" }, body });
  });
  let looks = 0;
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === `/api/v1/cases/${mine.number}`) looks++;
  });
  await page.goto(`${city.url}/cases/${mine.number}`);
  await mine.cases.expectCase(mine.number);
  await expect.poll(() => after.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(4);
  expect(after.slice(0, 4)).toEqual([null, "42", "43", "43"]);
  // The first look, one for each of the two changes at most, and perhaps one because
  // there was no line for a moment.
  await page.waitForTimeout(5_000);
  expect(looks).toBeGreaterThanOrEqual(2);
  expect(looks).toBeLessThanOrEqual(4);
});

test("without a line cases are looked at now and then", async ({ page, words, city, mine, watch }) => {
  await page.clock.install();
  let looks = 0;
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === `/api/v1/cases/${mine.number}`) looks++;
  });
  for (const answer of [{ status: 404 }, { status: 200, contentType: "text/html", body: "<!doctype html>" }, { status: 405 }]) {
    if (answer.status >= 400) watch.expectStatus(answer.status, "/api/v1/events");
    await page.unrouteAll();
    await page.route(EVENTS, (route) => route.fulfill(answer));
    await page.goto(`${city.url}/cases/${mine.number}`);
    await mine.cases.expectCase(mine.number);
    await expect(page.locator("#last-checked")).toHaveText(words.like("live.checked"));
    const before = looks;
    await city.turn({ minutes: 40 });
    await page.clock.fastForward(40_000);
    await expect.poll(() => looks).toBeGreaterThan(before);
    // What is not there is not asked for again and again.
    await page.clock.fastForward(120_000);
  }
  expect(mine.lines).toHaveLength(3);
});

test("after a while without network the line is taken up, and nothing is missing", async ({ page, words, city, mine, net }) => {
  await page.goto(`${city.url}/cases/${mine.number}`);
  await isFollowed(page, words);
  const before = (await mine.cases.status.textContent())!;
  await net(false);
  await expect(page.locator("#last-checked")).toHaveText(words.like("live.checked_offline"));
  await city.turn({ minutes: 25 });
  await net(true);
  await expect(mine.cases.status).not.toHaveText(before, { timeout: 15_000 });
  await expect.poll(() => mine.lines.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(2);
  expect(await mine.lines.at(-1)!.headerValue("last-event-id")).toMatch(/^\d+$/);
});

test("ten thousand changes in a short time leave the page usable", async ({ page, words, city, mine, phone }) => {
  test.setTimeout(120_000);
  await page.goto(`${city.url}/cases`);
  await isFollowed(page, words);
  let looks = 0;
  page.on("request", (request) => {
    if (new URL(request.url()).pathname.startsWith("/api/v1/cases")) looks++;
  });
  await page.evaluate(() => {
    const long = ((window as any).long = [] as number[]);
    new PerformanceObserver((list) => long.push(...list.getEntries().map((entry) => entry.duration))).observe({ entryTypes: ["longtask"] });
  });
  const seconds = 30;
  await city.call("POST", "/_demo/burst", { events: 10_000, seconds, phone });
  // In the middle of it a press is answered at once.
  const waits: number[] = [];
  const language = page.getByRole("button", { name: words.t("app.elder") });
  for (let second = 0; second < seconds; second++) {
    const begun = Date.now();
    await language.click();
    waits.push(Date.now() - begun);
    await page.waitForTimeout(Math.max(0, 1_000 - (Date.now() - begun)));
  }
  const long = (await page.evaluate(() => (window as any).long)) as number[];
  const worst = Math.max(0, ...long);
  console.log(`10,000 events in ${seconds} s: ${long.length} long tasks, the longest ${Math.round(worst)} ms; ${looks} looks; presses answered within ${Math.max(...waits)} ms`);
  expect(mine.lines).toHaveLength(1);
  // One every four seconds, and the last.
  expect(looks).toBeGreaterThan(1);
  expect(looks).toBeLessThanOrEqual(seconds / 4 + 4);
  expect(worst, "no pause that a person would notice").toBeLessThan(500);
});

test("signing out in one tab signs out the other, and ends the line", async ({ page, words, city, mine }) => {
  await page.goto(`${city.url}/cases/${mine.number}`);
  await isFollowed(page, words);
  const other = await another(page, `${city.url}/cases`);
  await new Account(other, words).signOutButton.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.t("case.closed"));
  await expect(page.getByRole("banner").getByRole("link", { name: words.t("account.sign_in") })).toBeVisible();
  await expect(page.locator(".timeline")).toHaveCount(0);
  await page.waitForTimeout(1_500);
  const before = mine.lines.length;
  await city.turn({ minutes: 5 });
  await page.waitForTimeout(2_000);
  expect(mine.lines).toHaveLength(before);
});

test("a session that ends at the server ends in every tab", async ({ page, words, city, mine, watch }) => {
  watch.expectStatus(401, "/api/v1/");
  await page.goto(`${city.url}/cases`);
  await isFollowed(page, words);
  const other = await another(page, `${city.url}/cases/${mine.number}`);
  await isFollowed(other, words);
  const cookies = await page.context().cookies();
  const cookie = cookies.map((one) => `${one.name}=${one.value}`).join("; ");
  await city.call("DELETE", "/api/v1/session", undefined, { Cookie: cookie });
  await city.turn({ minutes: 25 });
  for (const each of [page, other]) {
    await expect(each.getByRole("banner").getByRole("link", { name: words.t("account.sign_in") })).toBeVisible({ timeout: 45_000 });
  }
});

test("a notification is asked for by a press only, and says nothing about the case", async ({ page, words, city, mine, phone }) => {
  await page.addInitScript(() => {
    const said = ((window as any).said = [] as unknown[]);
    class Shown {
      static permission = "default";
      static async requestPermission() {
        said.push("asked");
        return (Shown.permission = "granted");
      }
      constructor(title: string, options: { body: string }) {
        said.push([title, options.body]);
      }
    }
    Object.defineProperty(window, "Notification", { value: Shown });
  });
  const said = () => page.evaluate(() => (window as any).said);
  await page.goto(`${city.url}/cases/${mine.number}`);
  await isFollowed(page, words);
  expect(await said()).toEqual([]);
  await page.getByRole("button", { name: words.t("live.notify.ask"), exact: true }).click();
  await expect(page.getByText(words.t("live.notify.on"), { exact: true }).first()).toBeVisible();
  expect(await said()).toEqual(["asked"]);
  // Whoever looks at the page needs none.
  await city.turn({ minutes: 15 });
  await page.waitForTimeout(3_000);
  expect(await said()).toEqual(["asked"]);
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: true, configurable: true });
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
  });
  await city.turn({ hours: 20 });
  await expect.poll(said, { timeout: 15_000 }).toEqual(["asked", [words.t("app.name"), words.t("live.notification")]]);
  expect(JSON.stringify(await said())).not.toContain(mine.number);
  expect(phone).toBeTruthy();
});
