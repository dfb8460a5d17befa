// The public list of reports.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Words } from "../fixtures/words";

type Box = "search" | "unit" | "service" | "status" | "sort";

export class Around {
  constructor(
    private readonly page: Page,
    private readonly words: Words,
  ) {}

  /** The cards of the list, not that of the map. */
  get cards(): Locator {
    return this.page.locator(".long-list .around-card");
  }

  /** A filter. */
  box(name: Box): Locator {
    return this.page.locator(`#around-${name}`);
  }

  /** Chooses in one of the lists that open. */
  async pick(name: Exclude<Box, "search">, value: string): Promise<void> {
    await this.box(name).selectOption(value);
  }

  /** Looks for words. */
  async search(text: string): Promise<void> {
    await this.box("search").fill(text);
  }

  /** The name of a unit, as its option says it. */
  async unitName(id: string): Promise<string> {
    return (await this.box("unit").locator(`option[value="${id}"]`).textContent())!.trim();
  }

  /** The distances on the cards that are drawn, in metres, from the top. */
  async metres(): Promise<number[]> {
    await expect(this.cards.first()).toContainText(/ (m|米|km|公里)/);
    const texts = await this.cards.locator(".around-card__meta").allTextContents();
    return texts.flatMap((text) => {
      const said = /([\d.]+) (米|公里|m|km)(?![a-z])/.exec(text);
      return said ? [Number(said[1]) * (/^(公里|km)$/.test(said[2]) ? 1000 : 1)] : [];
    });
  }

  /** Scrolls on until the row of this place is drawn, as somebody with a wheel does. */
  async scrollToRow(place: number): Promise<void> {
    const row = this.page.locator(`[data-row="${place}"]`);
    await expect(async () => {
      await this.page.evaluate(() => scrollBy(0, innerHeight * 2));
      await expect(row).toBeAttached({ timeout: 100 });
    }).toPass({ timeout: 30_000 });
  }

  /** The number of a report in the middle of the screen, once scrolling has settled. */
  async inTheMiddle(): Promise<string> {
    await this.page.waitForTimeout(500);
    const id = await this.page.evaluate(() => {
      const links = [...document.querySelectorAll(".long-list .around-card__link")];
      const middle = innerHeight / 2;
      const far = (link: Element) => Math.abs(link.getBoundingClientRect().top - middle);
      return links.sort((one, other) => far(one) - far(other))[0].id;
    });
    return id.replace(/^list /, "");
  }

  /** The link to the report of this number. */
  link(number: string): Locator {
    return this.page.locator(`[id="list ${number}"]`);
  }
}
