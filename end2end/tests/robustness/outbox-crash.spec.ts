// The tab dies, or the whole browser, between "send" and the answer. What was begun
// and what was sent is there again, and the city has it once.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { entries } from "../fixtures/outbox";
import { expect, test } from "../fixtures/test";
import type { City } from "../fixtures/city";
import type { Words } from "../fixtures/words";
import { Receipt } from "../pages/receipt";
import { Report } from "../pages/report";

const isReport = (url: URL) => url.pathname.endsWith("/requests.json");

/** The next report is taken by the city, and its answer never comes. Resolves when it was taken. */
async function loseAnswer(page: Page): Promise<() => Promise<void>> {
  let taken = () => {};
  const wasTaken = new Promise<void>((done) => (taken = done));
  await page.route(isReport, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    await route.fetch();
    taken();
  });
  return () => wasTaken;
}

/** Numbers of a day are counted up, so that the next one tells how many there were. */
async function nextNumber(city: City): Promise<number> {
  return Number((await city.report()).number.slice(-4));
}

/** Opens the home page, looks at what arrived meanwhile and reads its receipt. */
async function receiptAfterwards(page: Page, words: Words, city: City): Promise<number> {
  await page.goto(city.url);
  await page.getByRole("link", { name: words.t("outbox.strip.look"), exact: true }).click();
  await page.getByRole("button", { name: words.t("outbox.receipt"), exact: true }).click();
  const { number } = await new Receipt(page, words).read();
  return Number(number.slice(-4));
}

test("the tab crashes while the report is on its way: one case, and its receipt", async ({ page, context, words, city, watch }) => {
  watch.expect(/the page crashed/, /net::ERR_/);
  const report = new Report(page, words);
  await report.fillShort();
  const before = await nextNumber(city);
  const taken = await loseAnswer(page);
  await report.send.click();
  await taken();
  const crashed = page.waitForEvent("crash");
  const session = await context.newCDPSession(page);
  session.send("Page.crash").catch(() => {});
  await crashed;
  const next = await context.newPage();
  expect(await receiptAfterwards(next, words, city)).toBe(before + 1);
  expect(await entries(next)).toEqual([]);
  expect(await nextNumber(city), "nothing was sent twice").toBe(before + 2);
  await next.close();
});

/** A browser of its own, whose profile outlives it. */
class Own {
  private constructor(
    private readonly child: ChildProcess,
    private readonly browser: Browser,
    readonly context: BrowserContext,
  ) {}

  static async start(profile: string, executable: string): Promise<Own> {
    rmSync(join(profile, "DevToolsActivePort"), { force: true });
    const args = ["--headless=new", "--no-sandbox", "--no-first-run", "--disable-gpu", "--remote-debugging-port=0", `--user-data-dir=${profile}`];
    // A group of its own: what is killed is all of it.
    const child = spawn(executable, [...args, "about:blank"], { detached: true, stdio: "ignore" });
    const port = () => {
      try {
        return readFileSync(join(profile, "DevToolsActivePort"), "utf8").split("\n");
      } catch {
        return [];
      }
    };
    await expect.poll(() => port().length, { message: "the browser says where it listens", timeout: 20_000 }).toBeGreaterThan(1);
    const [at, path] = port();
    const browser = await chromium.connectOverCDP(`ws://127.0.0.1:${at}${path}`);
    return new Own(child, browser, browser.contexts()[0]);
  }

  /** Ends it without any warning, as a power cut would. */
  async kill(): Promise<void> {
    const ended = new Promise((done) => this.child.once("exit", done));
    process.kill(-this.child.pid!, "SIGKILL");
    await ended;
    await this.browser.close().catch(() => {});
  }
}

test("the browser is killed while the report is on its way: draft and report are there again", async ({ words, city, launchOptions, isMobile }) => {
  test.skip(isMobile, "the same program, whatever the width of its window");
  test.slow();
  const profile = mkdtempSync(join(tmpdir(), "portal-profile-"));
  const executable = launchOptions.executablePath!;
  const running: Own[] = [];
  const start = async () => {
    const own = await Own.start(profile, executable);
    running.push(own);
    const page = own.context.pages()[0] ?? (await own.context.newPage());
    // The language of the machine is not that of the test.
    await page.addInitScript(() => localStorage.setItem("portal.locale", "zh-CN"));
    return { own, page };
  };
  try {
    const first = await start();
    const draft = new Report(first.page, words, city.url);
    await draft.choose("manhole");
    await first.page.getByRole("button", { name: words.t("draft.yes"), exact: true }).click();
    await draft.where("江口路 1 号");
    await draft.form.input("report:unit").focus();
    await draft.fillShort("road-damage");
    const before = await nextNumber(city);
    const taken = await loseAnswer(first.page);
    await draft.send.click();
    await taken();
    await first.own.kill();

    const second = await start();
    expect(await receiptAfterwards(second.page, words, city)).toBe(before + 1);
    expect(await nextNumber(city), "nothing was sent twice").toBe(before + 2);
    await second.page.goto(`${city.url}/report`);
    const begun = second.page.getByRole("region", { name: words.t("report.begun") });
    await expect(begun.getByRole("listitem")).toHaveCount(1);
    await begun.getByRole("link", { name: words.t("draft.take"), exact: true }).click();
    await second.page.getByRole("button", { name: words.t("draft.take"), exact: true }).click();
    await expect(new Report(second.page, words, city.url).form.input("report:address")).toHaveValue("江口路 1 号");
  } finally {
    for (const own of running) await own.kill().catch(() => {});
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
