// The clocks of promises: by the city's time whatever the device believes, silent for
// a screen reader, and no burden even when there are fifty.
import { expect, test } from "../fixtures/test";
import { Account } from "../pages/account";
import { Cases } from "../pages/cases";

const YEARS = 10 * 365.25 * 86_400_000;

for (const off of [-YEARS, YEARS]) {
  test(`a device whose clock is ${off < 0 ? "ten years behind" : "ten years ahead"} shows what every other shows`, async ({ page, words, startCity }) => {
    await page.addInitScript((off) => {
      const real = Date.now.bind(Date);
      const Real = Date;
      class Wrong extends Real {
        constructor(...given: []) {
          if (given.length) super(...given);
          else super(real() + off);
        }
        static now = () => real() + off;
      }
      globalThis.Date = Wrong as DateConstructor;
    }, off);
    const own = await startCity();
    await own.turnTo("2026-11-20T15:00:00+08:00");
    const made = await own.report({ service_code: "dumping" });
    await own.turnTo("2026-11-23T09:30:30+08:00");
    const cases = new Cases(page, words);
    await page.goto(`${own.url}/cases/lookup`);
    expect(await page.evaluate(() => new Date().getFullYear())).not.toBe(2026);
    await cases.lookUp(made.number, made.code);
    await cases.expectCase(made.number);
    const left = [words.t("time.working_days", { n: 4 }), words.t("time.hours", { n: 3 })].join(" ");
    const state = cases.promise("ui.promise.answered", words.t("time.working_days", { n: 5 })).locator(".promise__state");
    await expect(state).toHaveText(words.t("ui.promise.running", { left }));
    // "Today" is the city's today.
    await expect(page.locator(".timeline time").first()).not.toContainText(/20[13]\d/);
  });
}

test("fifty clocks take less than a hundredth of the processor, and say nothing unasked", async ({ page, words, phone, startCity, isMobile }) => {
  test.skip(isMobile, "the same clocks, whatever the width of their window");
  test.slow();
  const own = await startCity();
  await own.turnTo("2026-11-24T09:00:00+08:00");
  await new Account(page, words).already(own, phone);
  const { number } = await own.play("silence", { phone, ago: 5 });
  await page.route(`**/api/v1/cases/${number}`, async (route) => {
    const answer = await route.fetch();
    // As it was: what the page has stays.
    if (answer.status() === 304) return route.fulfill({ response: answer });
    const body = await answer.json();
    const promises = Array.from({ length: 50 }, (_, at) => ({ ...body.promises.at(-1), due_at: new Date(Date.parse("2026-11-24T10:00:00+08:00") + at * 3_600_000).toISOString() }));
    await route.fulfill({ response: answer, json: { ...body, promises } });
  });
  await page.goto(`${own.url}/cases/${number}`);
  await expect(page.locator(".promise")).toHaveCount(50);
  await expect(page.locator(".promise [aria-live], .promise [role=status], .promise [role=timer]")).toHaveCount(0);
  await page.waitForTimeout(3_000);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable");
  const spent = async () => {
    const { metrics } = await cdp.send("Performance.getMetrics");
    const of = (name: string) => metrics.find((one) => one.name === name)!.value;
    return { task: of("TaskDuration"), at: of("Timestamp") };
  };
  const before = await spent();
  // Twice the longest time between two ticks.
  await page.waitForTimeout(61_000);
  const after = await spent();
  const share = (after.task - before.task) / (after.at - before.at);
  console.log(`clocks: 50 of them take ${(share * 100).toFixed(2)} % of a processor`);
  expect(share).toBeLessThan(0.01);
});
