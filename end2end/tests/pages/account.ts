// Signing in and out through the page.
import { expect, type Locator, type Page } from "@playwright/test";
import type { City } from "../fixtures/city";
import type { Words } from "../fixtures/words";
import { Form } from "./form";

export class Account {
  readonly form: Form;

  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {
    this.form = new Form(page, words);
  }

  /** Signed in before a page of the portal is opened: for tests about something else. */
  async already(city: City, phone: string): Promise<void> {
    const { body } = await city.call("POST", "/api/v1/session/codes", { phone });
    await this.page.goto(`${city.url}/robots.txt`, { waitUntil: "load" });
    // The browser itself must ask, for it to take the cookie.
    const status = await this.page.evaluate(
      async (body) => {
        const headers = { "Content-Type": "application/json", "X-Portal-Request": "1", "Idempotency-Key": crypto.randomUUID() };
        // By this mark the portal knows that asking who it is makes sense.
        localStorage.setItem("portal.session_mark", "in.elsewhere");
        return (await fetch("/api/v1/session", { method: "POST", headers, body: JSON.stringify(body) })).status;
      },
      { phone, code: body.demonstration_code },
    );
    expect(status, "signed in").toBe(201);
  }

  get phone(): Locator {
    return this.page.locator("#phone");
  }

  get code(): Locator {
    return this.page.locator("#code");
  }

  button(key: string): Locator {
    return this.page.locator("main").getByRole("button", { name: this.words.t(key), exact: true });
  }

  /** The code that a demonstration shows, labelled so. */
  async shownCode(): Promise<string> {
    const note = this.page.getByText(this.words.like("account.demonstration_code"));
    await expect(note).toBeVisible();
    const code = /\d{6}/.exec((await note.textContent()) ?? "");
    if (!code) throw new Error("the page shows no code");
    return code[0];
  }

  /** Asks for a code and gives back the one shown. */
  async askCode(phone: string): Promise<string> {
    await this.phone.fill(phone);
    await this.button("account.send_code").click();
    return this.shownCode();
  }

  /** Signs in on the page that asks for it. */
  async signIn(phone: string): Promise<void> {
    await expect(this.page).toHaveURL(/\/sign-in/);
    await this.code.or(this.phone).first().waitFor();
    await this.code.fill(await this.askCode(phone));
    await this.button("account.sign_in").click();
    await expect(this.signOutButton).toBeVisible();
    await expect(this.page).not.toHaveURL(/\/sign-in/);
  }

  /** Signs in from wherever one is, and comes back there. */
  async signInThroughMenu(phone: string): Promise<void> {
    await this.page.getByRole("banner").getByRole("link", { name: this.words.t("account.sign_in"), exact: true }).click();
    await this.signIn(phone);
  }

  get signOutButton(): Locator {
    return this.page.getByRole("banner").getByRole("button", { name: this.words.t("account.sign_out"), exact: true });
  }
}
