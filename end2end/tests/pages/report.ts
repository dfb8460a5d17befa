// The report journey: choose a service, its questions, where, what, who, check.
import { expect, type Locator, type Page } from "@playwright/test";
import * as data from "../fixtures/data";
import type { Words } from "../fixtures/words";
import { Form } from "./form";

export type Step = "details" | "where" | "describe" | "contact" | "check";

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
    if (unit) await this.form.input("report:unit").selectOption(unit);
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
