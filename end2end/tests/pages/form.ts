// A form of the portal, whatever it asks: the points form, a report, the
// applicant. Fields are found by id, options by the words beside them.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Words } from "../fixtures/words";

/** The id of the first input of the field at `path`, as the form engine makes it. */
export function inputId(path: string): string {
  return `f-${path.replace(/[^\p{L}\p{N}_]/gu, "-")}`;
}

/** A mistake: the field it belongs to (its path in the form, or the id of its input) and the sentence for it. */
export type Mistake = { says: string | RegExp } & ({ at: string } | { id: string });

export class Form {
  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {}

  input(path: string): Locator {
    return this.page.locator(`#${inputId(path)}`);
  }

  group(path: string): Locator {
    return this.page.locator(`#${inputId(path)}-group`);
  }

  /** A radio or tick of the field by its words. */
  option(path: string, words: string): Locator {
    return this.group(path).locator("label").filter({ hasText: words }).locator("input");
  }

  async type(path: string, text: string): Promise<void> {
    await this.input(path).fill(text);
  }

  async choose(path: string, words: string): Promise<void> {
    await this.option(path, words).check();
  }

  async yes(path: string): Promise<void> {
    await this.group(path).getByLabel(this.words.t("ui.yes"), { exact: true }).check();
  }

  async no(path: string): Promise<void> {
    await this.group(path).getByLabel(this.words.t("ui.no"), { exact: true }).check();
  }

  /** Types a day into its three boxes, each as given: it need not exist. */
  async day(path: string, day: { year?: string | number; month?: string | number; day?: string | number }): Promise<void> {
    const boxes: [string, string | number | undefined][] = [["", day.year], ["-month", day.month], ["-day", day.day]];
    for (const [end, text] of boxes) {
      if (text !== undefined) await this.page.locator(`#${inputId(path)}${end}`).fill(String(text));
    }
  }

  /** The button that leads on. */
  get next(): Locator {
    return this.page.locator("main form button[type=submit]");
  }

  get summary(): Locator {
    return this.page.locator("#error-summary");
  }

  /**
   * The mistakes as GOV.UK Frontend shows them: said on top with the focus on
   * it, each a link to its field; the same sentence at the field; the title
   * says so too. Nothing else is wrong.
   */
  async expectMistakes(mistakes: Mistake[]): Promise<void> {
    await expect(this.summary).toBeFocused();
    await expect(this.summary.getByRole("link")).toHaveCount(mistakes.length);
    const prefix = this.words.t("ui.error_prefix").trim();
    await expect(this.page).toHaveTitle(new RegExp(`^${prefix}`));
    for (const [at, mistake] of mistakes.entries()) {
      const link = this.summary.getByRole("link").nth(at);
      await expect(link).toHaveText(mistake.says);
      const sentence = (await link.textContent()) ?? "";
      const id = "id" in mistake ? mistake.id : inputId(mistake.at);
      await expect(this.page.locator(`#${id}-error`)).toContainText(sentence);
      // Assistive technology says the sentence with the field or its group.
      const told = this.page.locator(`[aria-describedby~="${id}-error"]`).first();
      await expect(told).toBeAttached();
      await link.click();
      const focused = this.page.locator(":focus");
      await expect(focused).toHaveAttribute("id", new RegExp(`^${id}(-group)?$`));
    }
  }
  /** The line of one file in whichever list of files it is. */
  file(name: string): Locator {
    return this.page.locator(".files > li").filter({ hasText: name });
  }

  /**
   * Files that keep one from going on: each has its sentence at its line, and
   * the summary, which has the focus, says every one of them again.
   */
  async expectFiles(files: [name: string, key: string][]): Promise<void> {
    await expect(this.summary).toBeFocused();
    await expect(this.page).toHaveTitle(new RegExp(`^${this.words.t("ui.error_prefix").trim()}`));
    for (const [name, key] of files) {
      await expect(this.file(name)).toContainText(this.words.t(key));
      await expect(this.summary.getByRole("link").filter({ hasText: this.words.t(key) }).first(), `${key} in the summary`).toBeVisible();
    }
  }
}
