// A number or code that does not fit: a sentence of its own, what was typed kept.
import { expect, languages, test } from "../fixtures/test";
import { Cases } from "../pages/cases";

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("an unknown number and a wrong code say how many tries are left, then to wait", async ({ page, words, watch, audit, startCity }) => {
      watch.expectStatus(404, "/cases/lookup");
      watch.expectStatus(429, "/cases/lookup");
      // Tries are counted by address too: a city of its own.
      const own = await startCity();
      const made = await own.report();
      const { number, code } = made;
      const cases = new Cases(page, words);
      await page.goto(`${own.url}/cases/lookup`);

      await cases.go.click();
      await cases.form.expectMistakes([
        { id: "lookup-number", says: words.t("cases.fault.number_missing") },
        { id: "lookup-code", says: words.t("cases.fault.code_missing") },
      ]);
      await audit("lookup-missing");
      await cases.lookUp(number, "12345");
      await cases.form.expectMistakes([{ id: "lookup-code", says: words.t("cases.fault.code_shape") }]);
      await expect(cases.code).toHaveValue("12345");

      await cases.lookUp("LG26-0101-9999", "123456");
      await cases.form.expectMistakes([{ id: "lookup-number", says: words.t("cases.fault.no_match_left", { n: 4 }) }]);
      await expect(cases.number).toHaveValue("LG26-0101-9999");
      await expect(cases.code).toHaveValue("123456");
      await audit("lookup-unknown");

      const wrong = code === "000000" ? "111111" : "000000";
      for (const left of [4, 3, 2, 1]) {
        await cases.lookUp(number, wrong);
        await cases.form.expectMistakes([{ id: "lookup-number", says: words.t("cases.fault.no_match_left", { n: left }) }]);
      }
      await cases.lookUp(number, wrong);
      await expect(cases.form.summary).toBeFocused();
      await cases.lookUp(number, wrong);
      await cases.form.expectMistakes([{ id: "lookup-number", says: words.like("cases.fault.too_many_wait") }]);
      await audit("lookup-too-many");
      // Even the right code has to wait now.
      await cases.lookUp(number, code);
      await cases.form.expectMistakes([{ id: "lookup-number", says: words.like("cases.fault.too_many_wait") }]);
      await own.turn({ minutes: 16 });
      await cases.lookUp(number, code);
      await cases.expectCase(number);
    });

    test("an empty message and one over the limit", async ({ page, words, audit, city }) => {
      const made = await city.report();
      const cases = new Cases(page, words);
      await page.goto("/cases/lookup");
      await cases.lookUp(made.number, made.code);
      await cases.expectCase(made.number);
      const send = page.getByRole("button", { name: words.t("case.send"), exact: true });
      await send.click();
      await cases.form.expectMistakes([{ id: "message", says: words.t("case.message_missing") }]);
      const long = "路".repeat(1_001);
      await page.locator("#message").fill(long);
      await expect(page.locator("#message-error")).toHaveCount(0);
      await send.click();
      await cases.form.expectMistakes([{ id: "message", says: words.t("case.message_too_long") }]);
      await expect(page.locator("#message")).toHaveValue(long);
      await audit("case-message-too-long");
    });
  });
}
