// The page of one case in its states: what is asked, how the city has dealt with it, and
// that reports, services and what was opened by code are the same kind of page.
import { expect, languages, test } from "../fixtures/test";
import { Account } from "../pages/account";
import { Cases } from "../pages/cases";

// Played by the stand-in: script, received so many minutes ago, what the page must show.
const states: [script: string, ago: number, shows: string[]][] = [
  ["whistle_photos", 2880, ["ui.timeline.step.whistle", "ui.timeline.lanes"]],
  ["handover", 2880, ["ui.timeline.step.whistle", "ui.timeline.step.handover"]],
  ["returned", 7200, ["ui.timeline.step.return"]],
  ["step_back", 2880, ["ui.timeline.step.step_back"]],
  ["paused", 2880, ["ui.timeline.step.pause"]],
  ["late", 2880, ["ui.timeline.late"]],
  ["asks_photo", 180, ["case.papers"]],
  ["elder_card", 4320, ["case.consents"]],
  ["rejected", 4320, ["case.over"]],
  ["taken_back", 8640, ["case.over"]],
];

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("every way a case can go is one kind of page", async ({ page, words, phone, startCity, audit }) => {
      test.slow();
      const own = await startCity();
      await own.turnTo("2026-11-25T10:00:00+08:00");
      await page.goto(`${own.url}/cases`);
      await new Account(page, words).signInThroughMenu(phone);
      const cases = new Cases(page, words);
      for (const [script, ago, shows] of states) {
        const { number } = await own.play(script, { phone, ago });
        await page.goto(`${own.url}/cases/${number}`);
        await cases.expectCase(number);
        for (const key of shows) await expect(page.getByText(words.t(key), { exact: true }).first(), `${script}: ${key}`).toBeVisible();
        // In this order, also for a screen reader.
        const order = await page.locator("main h2").evaluateAll((titles) => titles.map((title) => title.id));
        const wanted = ["promises", "steps-title", "messages-title", "sent-title"];
        expect(order.filter((id) => wanted.includes(id)), script).toEqual(wanted);
        await audit(`case-${script}`);
      }
    });
  });
}

test("a state the portal does not know is shown as the city says it", async ({ page, words, phone, startCity }) => {
  const own = await startCity();
  await own.turnTo("2026-11-25T10:00:00+08:00");
  await new Account(page, words).already(own, phone);
  const { number } = await own.play("paused", { phone, ago: 60 });
  await page.route(`**/api/v1/cases/${number}`, async (route) => {
    const answer = await route.fetch();
    const body = await answer.json();
    const strange = { at: body.updated_at, kind: "levitation", by: { "zh-CN": "气象台" }, text: { "zh-CN": "等风停。" } };
    await route.fulfill({ response: answer, json: { ...body, status: "等台风过去", timeline: [...body.timeline, strange] } });
  });
  await page.goto(`${own.url}/cases/${number}`);
  await expect(new Cases(page, words).status).toHaveText("等台风过去");
  await expect(page.locator(".timeline")).toContainText("等风停。");
});
