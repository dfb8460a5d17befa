// Following a case: what it says, what was promised, what happens when time passes.
import { wang } from "../fixtures/residents";
import { expect, languages, test } from "../fixtures/test";
import { Account } from "../pages/account";
import { Cases } from "../pages/cases";

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("my cases, after signing in: each says whether anything is to be done", async ({ page, words, audit, city }) => {
      await city.turn({ minutes: 61 });
      await page.goto("/cases");
      await expect(page.getByText(words.t("account.needed"), { exact: true })).toBeVisible();
      await audit("cases-signed-out");
      await page.locator("main").getByRole("link", { name: words.t("account.sign_in"), exact: true }).click();
      await audit("sign-in-phone");
      const account = new Account(page, words);
      const code = await account.askCode(wang);
      await audit("sign-in-code");
      await account.code.fill(code);
      await account.button("account.sign_in").click();
      await expect(page).toHaveURL(/\/cases$/);
      const items = page.locator(".cases > li");
      await expect(items.nth(2)).toBeVisible();
      // One waits for her; that one stands first and says so.
      await expect(items.first()).toContainText(words.t("case.needs_you"));
      await expect(items.nth(1)).toContainText(words.t("case.nothing_to_do"));
      await expect(items.last()).toContainText(words.t("case.over"));
      await audit("cases-mine");
      await items.first().getByRole("link").first().click();
      await expect(page.getByText(words.t("case.you_do"), { exact: true })).toBeVisible();
      await audit("case-needs-you");
      await page.goBack();
      await items.nth(1).getByRole("link").first().click();
      await expect(page.locator(".now")).toContainText(words.t("case.nothing"));
      await audit("case-nothing-to-do");
    });

    test("promises are kept or late as the city's clock runs", async ({ page, words, audit, phone, startCity }) => {
      test.slow();
      // A city of its own: every seventh case of a day is late there.
      const own = await startCity();
      // A working morning, so that nothing waits for Monday.
      await own.turnTo("2026-11-24T09:00:00+08:00");
      const cookie = await own.cookieFor(phone);
      let punctual = { number: "", code: "" };
      let late = { number: "", code: "" };
      for (let tries = 0; !late.number && tries < 20; tries++) {
        const made = await own.report({}, cookie);
        if (Number(made.number.slice(-4)) % 7 === 0) late = made;
        else punctual = made;
      }
      const cases = new Cases(page, words);
      await page.goto(`${own.url}/cases/lookup`);
      await cases.lookUp(punctual.number, punctual.code);
      await cases.expectCase(punctual.number);
      await expect(cases.status).toHaveText(words.t("status.received"));
      await expect(page.locator(".now")).toContainText(words.t("case.nothing"));
      const half = words.t("time.minutes", { n: 30 });
      const hour = words.t("time.hours", { n: 1 });
      const day = words.t("time.hours", { n: 24 });
      await expect(cases.promise("ui.promise.accepted", half)).toContainText(words.like("ui.promise.running"));
      await expect(cases.promise("ui.promise.on_site", hour)).toContainText(words.like("ui.promise.running"));
      await expect(cases.promise("ui.promise.answered", day)).toContainText(words.like("ui.promise.running"));
      await audit("case-received");

      await own.turn({ minutes: 50 });
      await page.goto(`${own.url}/cases/lookup`);
      await cases.lookUp(punctual.number, punctual.code);
      await expect(cases.status).toHaveText(words.t("status.on_site"));
      await expect(cases.promise("ui.promise.accepted", half)).toContainText(
        words.t("ui.promise.kept", { took: words.t("time.minutes", { n: 12 }) }),
      );
      await expect(cases.promise("ui.promise.on_site", hour)).toContainText(words.like("ui.promise.kept"));
      await audit("case-on-site");

      await own.turn({ hours: 32 });
      await page.goto(`${own.url}/cases/lookup`);
      await cases.lookUp(punctual.number, punctual.code);
      await expect(cases.promise("ui.promise.answered", day)).toContainText(words.like("ui.promise.kept"));
      expect(await cases.timeline.count()).toBeGreaterThanOrEqual(4);
      await audit("case-closed-kept");

      await page.goto(`${own.url}/cases/lookup`);
      await cases.lookUp(late.number, late.code);
      await cases.expectCase(late.number);
      await expect(page.locator(".promise__state--late").first()).toContainText(words.like("ui.promise.late_met"));
      await audit("case-late");
    });

    test("a message reaches the city and is shown", async ({ page, words, phone, city, audit }) => {
      const { number } = await city.report({}, await city.cookieFor(phone));
      await city.turn({ minutes: 2 });
      await page.goto(`/cases`);
      await new Account(page, words).signInThroughMenu(phone);
      const cases = new Cases(page, words);
      await cases.item(number).getByRole("link").first().click();
      await cases.expectCase(number);
      await expect(page.getByText(words.t("case.no_messages"), { exact: true })).toBeVisible();
      const text = "早上又有人绊了一下 <b>请快些</b> 𬭸";
      await page.locator("#message").fill(text);
      await page.getByRole("button", { name: words.t("case.send"), exact: true }).click();
      await expect(page.getByText(words.t("case.message_sent"))).toBeVisible();
      await expect(page.locator(".message")).toContainText(text);
      await expect(page.locator("#message")).toHaveValue("");
      await audit("case-message");
    });

    test("somebody else's case is closed, and may still be opened with its code", async ({ page, words, phone, city, watch, audit }) => {
      watch.expectStatus(401, "/api/v1/cases/");
      const { number, code } = await city.report({}, await city.cookieFor(phone));
      await page.goto(`/cases/${number}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.t("case.closed"));
      await audit("case-not-mine");
      const cases = new Cases(page, words);
      await expect(cases.number).toHaveValue(number);
      await cases.code.fill(code);
      await cases.go.click();
      await cases.expectCase(number);
    });
  });
}

test("words change while the page is open, when the city's clock moves", async ({ page, words, phone, city }) => {
  const { number, code } = await city.report({}, await city.cookieFor(phone));
  const cases = new Cases(page, words);
  await page.goto("/cases/lookup");
  await cases.lookUp(number, code);
  await expect(cases.status).toHaveText(words.t("status.received"));
  await city.turn({ minutes: 13 });
  await page.bringToFront();
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expect(cases.status).toHaveText(words.t("status.accepted"), { timeout: 45_000 });
});

test("signing out wipes everything of the resident", async ({ page, words, phone, city }) => {
  await city.call("POST", "/_demo/clock", { advance_minutes: 1 });
  const { number } = await city.report({}, await city.cookieFor(phone));
  await city.turn({ minutes: 2 });
  await page.goto("/cases");
  const account = new Account(page, words);
  await account.signInThroughMenu(phone);
  await expect(page.getByText(number)).toBeVisible();
  await account.signOutButton.click();
  await expect(page.getByRole("banner").getByRole("link", { name: words.t("account.sign_in") })).toBeVisible();
  await expect(page.getByText(number)).toHaveCount(0);
  const left = await page.evaluate(async () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, (await indexedDB.databases()).map((one) => one.name)]));
  expect(left).not.toContain(number);
  expect(left).not.toContain(phone);
  await page.goBack();
  await expect(page.getByText(number)).toHaveCount(0);
  expect((await page.context().cookies()).filter((one) => one.name.includes("session"))).toEqual([]);
  // The session is over on the server too.
  await page.goto("/cases");
  await expect(page.getByText(words.t("account.needed"), { exact: true })).toBeVisible();
});
