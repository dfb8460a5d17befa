// A promise in working days: the clock of the page stands still at night, over
// noon and over the weekend.
import { expect, languages, test } from "../fixtures/test";
import { Cases } from "../pages/cases";

// An office day is 8:30 to 12:00 and 13:30 to 17:00, seven hours. 20 November 2026
// is a Friday, and no holiday is near. Received at 15:00, of five days there are left:
const left: [at: string, days: number, hours: number][] = [
  ["2026-11-20T15:00:30+08:00", 4, 6], // half a minute less than five days
  ["2026-11-20T17:00:00+08:00", 4, 5], // the office closes after two hours
  ["2026-11-20T23:00:00+08:00", 4, 5],
  ["2026-11-21T12:00:00+08:00", 4, 5], // Saturday
  ["2026-11-22T16:00:00+08:00", 4, 5], // Sunday
  ["2026-11-23T08:29:00+08:00", 4, 5], // Monday, just before the office opens
  ["2026-11-23T09:30:30+08:00", 4, 3], // an hour and half a minute into Monday
  ["2026-11-23T12:00:00+08:00", 4, 1], // three and a half hours
  ["2026-11-23T13:29:00+08:00", 4, 1], // over noon it stands still
  ["2026-11-23T17:00:00+08:00", 3, 5],
];

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("five working days are followed over a weekend, which does not count", async ({ page, words, startCity, audit }) => {
      const own = await startCity();
      await own.turnTo("2026-11-20T15:00:00+08:00");
      const made = await own.report({ service_code: "dumping" });
      const cases = new Cases(page, words);
      const within = words.t("time.working_days", { n: 5 });
      for (const [at, days, hours] of left) {
        await own.turnTo(at);
        await page.goto(`${own.url}/cases/lookup`);
        await cases.lookUp(made.number, made.code);
        await cases.expectCase(made.number);
        const said = [words.t("time.working_days", { n: days }), words.t("time.hours", { n: hours })];
        const state = cases.promise("ui.promise.answered", within).locator(".promise__state");
        await expect(state, at).toHaveText(words.t("ui.promise.running", { left: said.join(" ") }));
        if (at.startsWith("2026-11-21")) await audit("case-over-weekend");
      }
    });
  });
}
