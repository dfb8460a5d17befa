// A machine in a hall: its foot, the question whether anybody is there, the end.
import { expect, type Locator, type Page } from "@playwright/test";
import { stored } from "../fixtures/stored";
import type { Words } from "../fixtures/words";

/** What is set for the machine of the stand-in, in seconds. */
export const IDLE = 120;
export const WARNING = 60;

export class Kiosk {
  constructor(
    readonly page: Page,
    readonly words: Words,
    readonly url: string,
  ) {}

  /** Switches it on, and waits until it may be used. */
  async open(path = "/"): Promise<void> {
    await this.page.goto(this.url + path);
    await expect(this.end).toBeVisible();
    await expect(this.page.locator("main h1")).toBeVisible();
  }

  get end(): Locator {
    return this.page.locator("#kiosk-end");
  }

  dialog(key: string): Locator {
    return this.page.getByRole("dialog", { name: this.words.t(key) });
  }

  get idle(): Locator {
    return this.dialog("kiosk.idle.title");
  }

  press(dialog: Locator, key: string): Promise<void> {
    return dialog.getByRole("button", { name: this.words.t(key), exact: true }).click();
  }

  get lines(): Locator {
    return this.page.locator(".kiosk-wiped__line");
  }

  /** Everything is erased: the page says so line by line, and so does the browser. */
  async expectWiped(): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1 })).toHaveText(this.words.t("kiosk.wiped.all"));
    await expect(this.lines).toHaveCount(4);
    await expect(this.page.locator(".kiosk-wiped__line--done")).toHaveCount(4);
    await this.expectNothingStored();
  }

  /** No text, no database, no cache, no cookie, whoever wrote it. */
  async expectNothingStored(): Promise<void> {
    expect(await stored(this.page)).toBe(JSON.stringify([{}, {}, ""]));
    expect(await this.page.context().cookies()).toEqual([]);
  }

  /** The next one finds a machine that was just switched on. */
  async startAnew(): Promise<void> {
    await this.page.getByRole("button", { name: this.words.t("kiosk.wiped.anew"), exact: true }).click();
    await expect(this.end).toBeVisible();
    await expect(this.page).toHaveURL(`${this.url}/`);
    await expect(this.page.getByRole("heading", { level: 1 })).toHaveText(this.words.t("home.title"));
  }
}
