// Keeping a calculation and computing it again.
import { expect, type Download, type Locator, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import * as data from "../fixtures/data";
import type { Words } from "../fixtures/words";

export class Verify {
  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {}

  /** Downloads the calculation from the result page at hand. */
  async download(): Promise<{ name: string; document: any }> {
    const coming = this.page.waitForEvent("download");
    await this.page.getByRole("button", { name: this.words.t("points.keep.download"), exact: true }).click();
    const download: Download = await coming;
    return { name: download.suggestedFilename(), document: JSON.parse(readFileSync(await download.path(), "utf8")) };
  }

  get input(): Locator {
    return this.page.locator("#verify-file");
  }

  get verdict(): Locator {
    return this.page.locator("#verdict");
  }

  get card(): Locator {
    return this.page.locator(".verdict");
  }

  async choose(content: unknown, name = "points.json"): Promise<void> {
    const text = typeof content === "string" ? content : JSON.stringify(content);
    await this.input.setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  }

  /** The line of a node of the scheme. */
  row(id: string): Locator {
    const title = this.words.of(data.node(id).title);
    return this.page.locator(".compare tbody tr").filter({ has: this.page.getByText(title, { exact: true }) });
  }

  get wrongRows(): Locator {
    return this.page.locator(".compare__wrong");
  }

  /** The file is refused: the sentence stands at the field and in the summary, and the title says so. */
  async expectRefused(says: string | RegExp): Promise<void> {
    const summary = this.page.locator("#error-summary");
    await expect(summary).toContainText(says);
    await expect(summary).toBeFocused();
    await expect(this.page.locator("#verify-file-error")).toContainText(says);
    await expect(this.input).toHaveAttribute("aria-invalid", "true");
    await expect(this.page).toHaveTitle(this.words.like("app.title_error"));
    await expect(this.verdict).toHaveCount(0);
    await summary.getByRole("link").click();
    await expect(this.input).toBeFocused();
  }
}

/** A step of an explanation, by its id. */
export function step(tree: any, id: string): any {
  if (tree.id === id) return tree;
  for (const child of tree.children ?? []) {
    const found = step(child, id);
    if (found) return found;
  }
  return undefined;
}
