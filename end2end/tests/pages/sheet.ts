// All questions of a scheme on one page. Inputs are found by the name of their fact.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Words } from "../fixtures/words";

export class Sheet {
  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {}

  async open(scheme: string, purpose?: string): Promise<void> {
    await this.page.goto(`/points/estimate/${scheme}?view=all${purpose ? `&purpose=${purpose}` : ""}`);
    await this.expectWhole();
  }

  /** All questions are drawn. */
  async expectWhole(): Promise<void> {
    await expect(this.page.locator(".sheet:not([aria-busy])")).toBeVisible();
    await expect(this.total).toBeVisible();
  }

  get total(): Locator {
    return this.page.locator("[data-total]");
  }

  subtotal(group: string): Locator {
    return this.page.locator(`[data-subtotal="${group}"]`);
  }

  /** The first input of a fact. */
  input(fact: string): Locator {
    return this.page.locator(`.sheet [name="${fact}"]`).first();
  }

  row(fact: string): Locator {
    return this.page.locator(".sheet__row").filter({ has: this.page.locator(`[name="${fact}"]`) });
  }

  /** Answers by kind; the empty answer of several ticks is "none of these". */
  async answer(fact: string, value: string): Promise<void> {
    const first = this.input(fact);
    const kind = await first.evaluate((input) => (input instanceof HTMLSelectElement ? "list" : (input as HTMLInputElement).type));
    if (kind === "list") await first.selectOption(value);
    else if (kind === "checkbox") await this.page.locator(`.sheet [name="${fact}"][value="${value}"]`).check();
    else await first.fill(value);
  }

  /** Adds a line to a list. */
  async add(fact: string): Promise<void> {
    await this.row(fact).locator("[data-does=add]").click();
  }

  /** A part of the first line of a list. */
  part(fact: string, part: string): Locator {
    return this.row(fact).locator(`.sheet__line [data-part="${part}"]`).first();
  }
}
