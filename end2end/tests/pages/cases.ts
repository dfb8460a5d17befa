// My cases, the look-up, and one case.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Words } from "../fixtures/words";
import { Form } from "./form";

export class Cases {
  readonly form: Form;

  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {
    this.form = new Form(page, words);
  }

  get number(): Locator {
    return this.page.locator("#lookup-number");
  }

  get code(): Locator {
    return this.page.locator("#lookup-code");
  }

  get go(): Locator {
    return this.page.getByRole("button", { name: this.words.t("cases.lookup.go"), exact: true });
  }

  async lookUp(number: string, code: string): Promise<void> {
    await this.number.fill(number);
    await this.code.fill(code);
    await this.go.click();
  }

  async expectCase(number: string): Promise<void> {
    await expect(this.page).toHaveURL(new RegExp(`/cases/${number}$`));
    await expect(this.page.locator(".cases__meta")).toContainText(number);
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
  }

  /** The entry of a case in the list. */
  item(number: string): Locator {
    return this.page.locator(".cases > li").filter({ hasText: number });
  }

  get status(): Locator {
    return this.page.locator(".cases__meta .tag");
  }

  /** A promise by its sentence. */
  promise(key: string, within: string): Locator {
    return this.page.locator("#promises li, [aria-labelledby=promises] li, .promises > li").filter({ hasText: this.words.t(key, { within }) }).first();
  }

  get timeline(): Locator {
    return this.page.locator(".timeline > li");
  }
}
