// From the machine to one's own phone: the code on the receipt opens the case there,
// and leaves no trace in address, history or requests.
import { languages, expect, test } from "../fixtures/test";
import { Cases } from "../pages/cases";

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("the link opens the case, and its code is nowhere to be seen", async ({ page, words, city, audit }) => {
      const { number, code } = await city.report();
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url(), request.headers().referer ?? ""));
      await page.goto(`${city.url}/cases/lookup#case=${number}&code=${code}`);
      await new Cases(page, words).expectCase(number);
      await audit("case-handed-over");
      const addresses = await page.evaluate(() => (window as any).navigation.entries().map((entry: { url: string }) => entry.url));
      for (const seen of [page.url(), ...addresses, ...asked, await page.title(), await page.evaluate(() => String(JSON.stringify(history.state)))]) {
        expect(seen).not.toContain(code);
        expect(seen).not.toContain("#case");
      }
      // Back does not lead to the form.
      expect(addresses.filter((address: string) => address.includes("/cases/"))).toHaveLength(1);
    });

    test("a code that does not fit says how many tries are left, and then to wait", async ({ page, words, audit, watch, startCity }) => {
      watch.expectStatus(404, "/cases/lookup");
      watch.expectStatus(429, "/cases/lookup");
      const own = await startCity();
      const { number, code } = await own.report();
      const wrong = code === "000000" ? "111111" : "000000";
      const cases = new Cases(page, words);
      await page.goto(`${own.url}/cases/lookup#case=${number}&code=${wrong}`);
      await cases.form.expectMistakes([{ id: "lookup-number", says: words.t("cases.fault.no_match_left", { n: 4 }) }]);
      await expect(cases.number).toHaveValue(number);
      await expect(cases.code).toHaveValue(wrong);
      expect(page.url()).not.toContain("#");
      await audit("case-handed-over-wrong");
      for (const left of [3, 2, 1]) {
        await cases.lookUp(number, wrong);
        await cases.form.expectMistakes([{ id: "lookup-number", says: words.t("cases.fault.no_match_left", { n: left }) }]);
      }
      await cases.lookUp(number, wrong);
      await cases.form.expectMistakes([{ id: "lookup-number", says: words.t("cases.fault.no_match_last") }]);
      await audit("lookup-last-try");
      await cases.lookUp(number, wrong);
      await cases.form.expectMistakes([{ id: "lookup-number", says: words.like("cases.fault.too_many_wait") }]);
    });
  });
}

test("another link in a tab that is open already opens the other case", async ({ page, words, city }) => {
  const [first, second] = [await city.report(), await city.report()];
  await page.goto(`${city.url}/cases/lookup`);
  await page.evaluate(({ number, code }) => (location.hash = `#case=${number}&code=${code}`), second);
  await new Cases(page, words).expectCase(second.number);
  expect(page.url()).not.toContain("#");
  expect(first.number).not.toBe(second.number);
});

test("a damaged link is an empty form", async ({ page, words, city }) => {
  await page.goto(`${city.url}/cases/lookup#case=LG26&code=`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.t("cases.lookup.title"));
  await expect(new Cases(page, words).number).toHaveValue("");
  expect(page.url()).not.toContain("#");
});
