// Phone numbers and codes that do not fit.
import { expect, languages, test } from "../fixtures/test";
import { Account } from "../pages/account";

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("each faulty phone number has its own sentence and stays as typed", async ({ page, words, audit }) => {
      const account = new Account(page, words);
      await page.goto("/sign-in");
      const faults: [string, string, Record<string, number>][] = [
        ["", "fault.missing_phone", {}],
        ["138000", "fault.phone_too_short", { missing: 5 }],
        ["1380000000112", "fault.phone_too_long", { over: 2 }],
        ["1380000000x", "fault.phone_characters", {}],
        ["23800000001", "fault.phone_start", {}],
      ];
      const said = new Set<string>();
      for (const [typed, key, values] of faults) {
        await account.phone.fill(typed);
        await account.button("account.send_code").click();
        const sentence = words.t(key, values);
        await account.form.expectMistakes([{ id: "phone", says: sentence }]);
        await expect(account.phone).toHaveValue(typed);
        said.add(sentence);
      }
      expect(said.size).toBe(faults.length);
      await audit("sign-in-phone-wrong");
    });

    test("a wrong code, a code that is none, an expired one, too many tries", async ({ page, words, city, phone, watch, audit }) => {
      watch.expectStatus(422, "/api/v1/session");
      watch.expectStatus(429, "/api/v1/session");
      const account = new Account(page, words);
      await page.goto("/sign-in");
      const code = await account.askCode(phone);
      const wrong = code === "111111" ? "222222" : "111111";
      const enter = async (typed: string) => {
        await account.code.fill(typed);
        await account.button("account.sign_in").click();
      };
      await enter("");
      await account.form.expectMistakes([{ id: "code", says: words.t("account.fault.code_missing") }]);
      await enter("12345");
      await account.form.expectMistakes([{ id: "code", says: words.t("account.fault.code_shape") }]);
      await expect(account.code).toHaveValue("12345");
      await enter(wrong);
      await account.form.expectMistakes([{ id: "code", says: words.t("account.fault.wrong_code_left", { n: 4 }) }]);
      await expect(account.code).toHaveValue(wrong);
      await audit("sign-in-code-wrong");
      await city.turn({ minutes: 6 });
      await enter(code);
      await account.form.expectMistakes([{ id: "code", says: words.t("account.fault.code_expired") }]);
      await expect(account.code).toHaveValue(code);
      await audit("sign-in-code-expired");
      // Another code can be had at once, and five wrong tries void it.
      await account.button("account.resend").click();
      await expect(page.getByText(code)).toHaveCount(0);
      for (const left of [4, 3, 2, 1]) {
        await enter(wrong);
        await account.form.expectMistakes([{ id: "code", says: words.t("account.fault.wrong_code_left", { n: left }) }]);
      }
      await enter(wrong);
      await expect(account.form.summary).toBeFocused();
      await enter(wrong);
      await account.form.expectMistakes([{ id: "code", says: words.t("account.fault.too_many_tries") }]);
      await audit("sign-in-too-many");
    });

    test("a second code within a minute has to wait, and the page says how long", async ({ page, words, phone, city, watch }) => {
      watch.expectStatus(429, "/api/v1/session/codes");
      await city.call("POST", "/api/v1/session/codes", { phone });
      const account = new Account(page, words);
      await page.goto("/sign-in");
      await account.phone.fill(phone);
      await account.button("account.send_code").click();
      await account.form.expectMistakes([{ id: "phone", says: words.like("account.fault.too_many_codes_wait") }]);
      await expect(account.phone).toHaveValue(phone);
    });
  });
}

test("a link that names another host leads nowhere but here", async ({ page, words, phone }) => {
  const account = new Account(page, words);
  await page.goto("/sign-in?next=%2F%2Fevil.example");
  await account.signIn(phone);
  await expect(page).toHaveURL(/^http:\/\/127\.0\.0\.1:\d+\/cases$/);
});
