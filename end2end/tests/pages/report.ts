// The report journey: choose a service, where, what others have seen there, its questions,
// what, who, check.
import { expect, type Locator, type Page } from "@playwright/test";
import * as data from "../fixtures/data";
import type { Words } from "../fixtures/words";
import { Form } from "./form";

export type Step = "where" | "seen" | "details" | "describe" | "contact" | "check";

export class Report {
  readonly form: Form;

  constructor(
    readonly page: Page,
    readonly words: Words,
    /** Of the city, where it is not that of the worker. */
    readonly url = "",
  ) {
    this.form = new Form(page, words);
  }

  get search(): Locator {
    return this.page.locator("#report-search");
  }

  tile(code: string): Locator {
    // By its name alone: the text of another may use the same word.
    const name = this.words.of(data.service(code).service.service_name);
    return this.page.locator("main a.service").filter({ has: this.page.locator(".service__name", { hasText: new RegExp(`^${name}$`) }) });
  }

  async choose(code: string): Promise<void> {
    await this.page.goto(`${this.url}/report`);
    await this.tile(code).click();
    await expect(this.page).toHaveURL(new RegExp(`/report/${code}/`));
  }

  async open(code: string, step: Step): Promise<void> {
    await this.page.goto(`/report/${code}/${step}`);
    await this.expectStep(step);
  }

  async expectStep(step: Step): Promise<void> {
    await expect(this.page).toHaveURL(new RegExp(`/${step}$`));
    await expect(this.page.getByRole("heading", { level: 1 })).toHaveText(this.words.t(`report.${step}.title`));
  }

  async next(): Promise<void> {
    await this.form.next.click();
  }

  /** The words of a value of an attribute. */
  value(code: string, attribute: string, key: string): string {
    const found = data.service(code).attributes.find((one) => one.code === attribute)!;
    return this.words.of(found.values.find((one) => one.key === key)!.name);
  }

  async pick(code: string, attribute: string, key: string): Promise<void> {
    await this.form.choose(attribute, this.value(code, attribute, key));
  }

  async where(address: string, unit?: string): Promise<void> {
    await this.form.type("report:address", address);
    if (!unit) return;
    await this.openUnits();
    await this.form.input("report:unit").selectOption(unit);
  }

  /** Opens the choice of units and communities, unless it is open. */
  async openUnits(): Promise<void> {
    const fold = this.page.locator(".where__keeper details");
    if (!(await fold.evaluate((details: HTMLDetailsElement) => details.open))) await fold.locator("summary").click();
  }

  /** Goes on from where it is; what others have reported there is another matter. */
  async nextPastSeen(): Promise<void> {
    await this.next();
    const other = this.page.getByRole("button", { name: this.words.like("report.seen.other") });
    const next = this.page.getByRole("heading", { level: 1, name: new RegExp(`${this.words.t("report.details.title")}|${this.words.t("report.describe.title")}`) });
    await expect(other.or(next)).toBeVisible();
    if (await other.isVisible()) await other.click();
  }

  /** The map, once it is there. */
  get map(): Locator {
    return this.page.locator(".map__field.leaflet-container");
  }

  /** The pin of the resident's own place. */
  get pin(): Locator {
    return this.page.locator(".map__pin--own");
  }

  /** Who is in charge, as the card says. */
  get keeper(): Locator {
    return this.page.locator(".where__keeper h2");
  }

  /** The places found for what was typed. */
  get found(): Locator {
    return this.page.locator(".found-places__one");
  }

  /** The input behind the button that chooses photos. */
  get photos(): Locator {
    return this.page.locator("#f-report-photos-input");
  }

  get choosePhotos(): Locator {
    return this.page.locator("#f-report-photos");
  }

  /** The line of one photo in the list. */
  photo(name: string): Locator {
    return this.form.file(name);
  }

  async anonymous(): Promise<void> {
    await this.form.choose("report:reach", this.words.t("report.reach.anonymous"));
  }

  async named(name: string, phone: string): Promise<void> {
    await this.form.choose("report:reach", this.words.t("report.reach.named"));
    await this.form.type("report:name", name);
    await this.form.type("report:phone", phone);
  }

  get send(): Locator {
    return this.page.getByRole("button", { name: this.words.t("report.send"), exact: true });
  }

  /** The shortest report there is, up to the last step. */
  async fillShort(code = "road-damage"): Promise<void> {
    await this.choose(code);
    await this.where("新渡路 92 号");
    await this.next();
    await this.form.type("report:description", "人行道的砖松了，下雨天一踩一身水。");
    await this.next();
    await this.anonymous();
    await this.next();
    await this.expectStep("check");
  }
}
