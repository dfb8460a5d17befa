// What a resident does about a case, and what the city makes of it.
import { readFileSync } from "node:fs";
import type { City } from "../fixtures/city";
import { jpeg } from "../fixtures/papers";
import { expect, languages, test } from "../fixtures/test";
import { Account } from "../pages/account";
import { Cases } from "../pages/cases";

/** A working morning with no holiday near. */
const MORNING = "2026-11-25T10:00:00+08:00";

async function started(startCity: () => Promise<City>): Promise<City> {
  const own = await startCity();
  await own.turnTo(MORNING);
  return own;
}

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("a broken promise can be urged once, and the city answers", async ({ page, words, phone, startCity, audit }) => {
      const own = await started(startCity);
      const account = new Account(page, words);
      await account.already(own, phone);
      const { number } = await own.play("silence", { phone, ago: 1800 });
      const cases = new Cases(page, words);
      await page.goto(`${own.url}/cases/${number}`);
      await cases.expectCase(number);
      const buttons = page.locator("#promises ~ ul .urge button");
      const many = await buttons.count();
      expect(many, "each broken promise has its own").toBeGreaterThan(0);
      await audit("case-may-urge");
      await buttons.first().click();
      await expect(page.getByText(words.like("case.urged")).first()).toBeVisible();
      await expect(buttons).toHaveCount(many - 1);
      await expect(page.getByText(words.t("ui.timeline.step.urge"), { exact: true })).toHaveCount(1);
      await audit("case-urged");
      await own.turn({ hours: 6 });
      await page.reload();
      await expect(page.getByText(words.t("ui.timeline.step.urge"), { exact: true })).toHaveCount(2);
    });

    test("answered is not fixed: not fixed opens the same case, fixed closes it, stars can be changed", async ({ page, words, phone, startCity, audit }) => {
      test.slow();
      const own = await started(startCity);
      const { number, code } = await own.play("on_site_photos", { phone, ago: 1500 });
      const cases = new Cases(page, words);
      // By code: the pictures come by it too.
      await page.goto(`${own.url}/cases/lookup`);
      await cases.lookUp(number, code);
      await cases.expectCase(number);
      await expect(page.locator(".marks .tag")).toHaveText([words.like("case.mark.answered"), words.t("case.mark.open")]);
      const pictures = page.locator(".photos img");
      await expect(pictures).toHaveCount(2);
      for (const picture of await pictures.all()) {
        await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
      }
      await audit("case-answered");

      const before = await page.locator(".promises > li").count();
      await page.getByRole("button", { name: words.t("case.not_fixed"), exact: true }).click();
      await expect(page.locator("#not-fixed-why")).toBeFocused();
      await page.getByRole("button", { name: words.t("case.not_fixed.send"), exact: true }).click();
      await expect(page.locator("#error-summary")).toContainText(words.t("case.not_fixed.missing"));
      await audit("case-dispute-missing");
      await page.locator("#not-fixed-why").fill("雨一下又积水。");
      await page.locator("#not-fixed-photos-input").setInputFiles(jpeg("现在.jpg"));
      await expect(page.locator(".files__state--done").first()).toBeVisible();
      await page.getByRole("button", { name: words.t("case.not_fixed.send"), exact: true }).click();
      await expect(page.locator(".marks")).toContainText(words.t("case.mark.not_fixed"));
      // The same case, with its history; the promises begin anew beside the old ones.
      await expect(page).toHaveURL(new RegExp(`/cases/${number}$`));
      await expect(page.locator(".promises > li")).not.toHaveCount(before);
      await expect(page.getByText(words.t("ui.promise.again"), { exact: true }).first()).toBeVisible();
      await expect(page.locator(".timeline__back").first()).toContainText("雨一下又积水。");
      await audit("case-reopened");

      // Said otherwise as long as the window is open.
      await page.getByRole("button", { name: words.t("case.fixed"), exact: true }).click();
      await expect(page.locator(".marks")).toContainText(words.t("case.mark.fixed"));
      await page.getByText(words.t("case.rating.give"), { exact: true }).click();
      await page.getByRole("button", { name: words.t("case.rating.send"), exact: true }).click();
      await expect(page.locator("#error-summary")).toContainText(words.t("case.rating.missing"));
      await page.getByRole("radio", { name: words.t("ui.stars", { n: 4 }), exact: true }).check();
      await page.locator("[id^=rating-reasons]").and(page.locator("input")).first().check();
      await audit("case-rating");
      await page.getByRole("button", { name: words.t("case.rating.send"), exact: true }).click();
      await expect(page.locator(".rating__given")).toContainText(words.t("case.rating.given", { n: 4 }));
      // The form stays open, and holds what was sent.
      await expect(page.getByText(words.t("case.rating.change"), { exact: true })).toBeVisible();
      await expect(page.getByRole("radio", { name: words.t("ui.stars", { n: 4 }), exact: true })).toBeChecked();
      await page.getByRole("radio", { name: words.t("ui.stars", { n: 4 }), exact: true }).focus();
      await page.keyboard.press("ArrowLeft");
      await expect(page.getByRole("radio", { name: words.t("ui.stars", { n: 3 }), exact: true })).toBeChecked();
      await page.getByRole("button", { name: words.t("case.rating.send"), exact: true }).click();
      await expect(page.locator(".rating__given")).toContainText(words.t("case.rating.given", { n: 3 }));
      await audit("case-rated");

      await own.turn({ days: 30 });
      await page.goto(`${own.url}/cases/lookup`);
      await cases.lookUp(number, code);
      await cases.expectCase(number);
      await expect(page.locator(".rating__given")).toBeVisible();
      await expect(page.getByRole("button", { name: words.t("case.not_fixed"), exact: true })).toHaveCount(0);
      await expect(page.getByText(words.t("case.rating.change"), { exact: true })).toHaveCount(0);
    });

    test("papers that are asked for: until when, sent here, and how each stands", async ({ page, words, phone, startCity, audit }) => {
      const own = await started(startCity);
      await new Account(page, words).already(own, phone);
      const { number } = await own.play("asks_photo", { phone, ago: 240 });
      await page.goto(`${own.url}/cases/${number}`);
      const ask = page.locator(".ask");
      await expect(ask).toContainText(words.like("case.ask_due"));
      await expect(page.locator(".now")).toContainText(words.like("case.ask_due"));
      await page.getByRole("button", { name: words.t("case.send_papers"), exact: true }).click();
      await expect(page.locator("#error-summary")).toContainText(words.t("case.papers_missing"));
      await audit("case-papers-missing");
      await page.locator("#papers-0-input").setInputFiles(jpeg("坑.jpg"));
      await expect(ask.locator(".files__state--done")).toBeVisible();
      await page.getByRole("button", { name: words.t("case.send_papers"), exact: true }).click();
      const states = ["received", "checking", "accepted", "refused"].map((state) => words.t(`case.paper.${state}`));
      await expect(ask.locator(".files__state").first()).toHaveText(new RegExp(`^(${states.join("|")})$`));
      await audit("case-papers-sent");
    });

    test("a message goes with a file, and the session's end in the middle of it loses nothing", async ({ page, words, phone, startCity, watch, audit, context }) => {
      const own = await started(startCity);
      const account = new Account(page, words);
      await account.already(own, phone);
      const { number } = await own.play("whistle_photos", { phone, ago: 600 });
      await page.goto(`${own.url}/cases/${number}`);
      await page.locator("#message").fill("照片里看得清楚 <b>一些</b>");
      await page.getByText(words.t("case.add_files"), { exact: true }).click();
      await page.locator("#message-files-input").setInputFiles(jpeg("看这里.jpg"));
      await expect(page.locator("form .files__state--done")).toBeVisible();

      watch.expectStatus(404, "/messages");
      watch.expectStatus(401, "/api/v1/");
      await context.clearCookies();
      // Another code may be asked for by then.
      await own.turn({ minutes: 2 });
      const send = page.getByRole("button", { name: words.t("case.send"), exact: true });
      await send.click();
      await expect(page.locator("#sign-in-here")).toBeVisible();
      await expect(page.locator("#message")).toHaveValue("照片里看得清楚 <b>一些</b>");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await audit("case-session-ended");
      await account.code.fill(await account.askCode(phone));
      await page.locator("#sign-in-here").getByRole("button", { name: words.t("account.sign_in"), exact: true }).click();
      await expect(page.locator("#sign-in-here")).toHaveCount(0);
      await expect(page.locator("#message")).toHaveValue("照片里看得清楚 <b>一些</b>");
      await send.click();
      await expect(page.getByText(words.t("case.message_sent"))).toBeVisible();
      await expect(page.locator(".message--own")).toContainText("照片里看得清楚 <b>一些</b>");
      await expect(page.locator(".message--own .files")).toContainText("看这里.jpg");
      await expect(page.locator("#message")).toHaveValue("");
      await audit("case-message-file");
    });

    test("a consent is taken back, then the case itself", async ({ page, words, phone, startCity, audit }) => {
      const own = await started(startCity);
      await new Account(page, words).already(own, phone);
      const { number } = await own.play("elder_card", { phone, ago: 60 });
      await page.goto(`${own.url}/cases/${number}`);
      await page.getByRole("button", { name: words.t("case.consent.withdraw"), exact: true }).first().click();
      await audit("case-consent-question");
      await page.locator("dialog[open]").getByRole("button", { name: words.t("case.consent.press"), exact: true }).click();
      await expect(page.locator("dialog[open]")).toHaveCount(0);
      await expect(page.locator("[aria-labelledby=consents]")).toContainText(words.like("case.consent.withdrawn"));
      await page.getByRole("button", { name: words.t("case.withdraw"), exact: true }).click();
      await page.keyboard.press("Escape");
      await expect(page.locator("dialog[open]")).toHaveCount(0);
      await page.getByRole("button", { name: words.t("case.withdraw"), exact: true }).click();
      await page.locator("#withdrawal-why").fill("不办了。");
      await audit("case-withdraw-question");
      await page.locator("dialog[open]").getByRole("button", { name: words.t("case.withdraw.press"), exact: true }).click();
      await expect(new Cases(page, words).status).toHaveText(words.t("status.withdrawn"));
      await expect(page.locator("dialog[open]")).toHaveCount(0);
      await audit("case-withdrawn");
    });

    test("what has changed since the last look is said in words, on this device only", async ({ page, words, phone, startCity, audit }) => {
      const own = await started(startCity);
      const account = new Account(page, words);
      await account.already(own, phone);
      const { number } = await own.play("whistle_photos", { phone, ago: 5 });
      await page.goto(`${own.url}/cases/${number}`);
      const since = page.locator(".since");
      await expect(page.locator(".now")).toBeVisible();
      await expect(since).toHaveCount(0);
      await page.reload();
      await expect(page.locator(".now")).toBeVisible();
      await expect(since, "nothing has changed").toHaveCount(0);
      await own.turn({ hours: 30 });
      await page.reload();
      await expect(since).toContainText(words.like("case.since.moved"));
      await expect(since).toContainText(words.like("case.since.hands"));
      await audit("case-since");
      await page.reload();
      await expect(page.locator(".now")).toBeVisible();
      await expect(since, "seen by now").toHaveCount(0);
      // Signing out forgets it.
      await account.signOutButton.click();
      await expect(page.getByRole("banner").getByRole("link", { name: words.t("account.sign_in") })).toBeVisible();
      const kept = await page.evaluate(async () => {
        const open = indexedDB.open("portal");
        const db = await new Promise<IDBDatabase>((done) => (open.onsuccess = () => done(open.result)));
        if (!db.objectStoreNames.contains("seen")) return [];
        const all = db.transaction("seen").objectStore("seen").getAllKeys();
        const keys = await new Promise<unknown[]>((done) => (all.onsuccess = () => done(all.result)));
        db.close();
        return keys;
      });
      expect(kept).toEqual([]);
    });
  });
}

test("nothing has moved though a promise passed: that is said", async ({ page, words, phone, startCity }) => {
  const own = await started(startCity);
  await new Account(page, words).already(own, phone);
  const { number } = await own.play("silence", { phone, ago: 40 });
  await page.goto(`${own.url}/cases/${number}`);
  await expect(page.locator(".now")).toBeVisible();
  await own.turn({ hours: 3 });
  await page.reload();
  await expect(page.locator(".since")).toContainText(words.like("case.since.still"));
});

test("deadlines are given as a file for a calendar", async ({ page, words, phone, startCity }) => {
  const own = await started(startCity);
  await new Account(page, words).already(own, phone);
  const { number } = await own.play("asks_photo", { phone, ago: 240 });
  await page.goto(`${own.url}/cases/${number}`);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: words.t("case.ics"), exact: true }).click();
  const file = readFileSync(await (await download).path(), "utf8");
  expect((await download).suggestedFilename()).toBe(`${number}.ics`);
  expect(file.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")).toBe(true);
  expect(file).toContain(`UID:${number}-ask-0@`);
  expect(file.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
});
