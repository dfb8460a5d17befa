// The points journey: estimate, result, application.
import { expect, type Locator, type Page } from "@playwright/test";
import * as data from "../fixtures/data";
import { idNumber } from "../fixtures/residents";
import type { Words } from "../fixtures/words";
import { Form } from "./form";

export type Purpose = "school" | "hukou";

export class Points {
  readonly form: Form;

  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {
    this.form = new Form(page, words);
  }

  path(end: string, purpose: Purpose = "school"): string {
    return `/points/${data.scheme.id}/${purpose}/${end}`;
  }

  /** From the first page of the journey to the first question. */
  async begin(purpose: Purpose = "school"): Promise<void> {
    await this.page.goto("/points");
    const title = data.scheme.purposes.find((one) => one.id === purpose)!.title;
    const first = purpose === "school" ? "education" : "about_you";
    // Several schemes may be offered, with purposes of the same name.
    const heading = this.page.getByRole("heading", { name: this.words.of(data.scheme.title) });
    const offered = this.page.locator("main section").filter({ has: heading });
    const link = offered.getByRole("link", { name: this.words.of(title) });
    await link.click();
    await this.expectSubject(first);
  }

  async open(subject: string, purpose: Purpose = "school"): Promise<void> {
    await this.page.goto(this.path(subject, purpose));
    await this.expectSubject(subject);
  }

  heading(subject: string): Locator {
    const title = data.scheme.subjects.find((one) => one.id === subject)!.title;
    return this.page.getByRole("heading", { level: 1, name: this.words.of(title) });
  }

  async expectSubject(subject: string): Promise<void> {
    await expect(this.heading(subject)).toBeVisible();
  }

  /** Answers one fact by its kind; lists are given as their own steps. */
  async answer(id: string, value: string | boolean): Promise<void> {
    const fact = data.fact(id);
    if (typeof value === "boolean") return value ? this.form.yes(id) : this.form.no(id);
    if (!fact.options) return this.form.type(id, value);
    if (fact.kind === "many" && value === "none") return this.form.choose(id, this.words.t("ui.none_of_these"));
    const option = fact.options.find((one) => one.id === value)!;
    await this.form.choose(id, this.words.of(option.label));
  }

  async answers(answers: Record<string, string | boolean>): Promise<void> {
    for (const [id, value] of Object.entries(answers)) await this.answer(id, value);
  }

  /** A permit that began so many months ago and still runs. */
  async permitFor(months: number, now: Date): Promise<void> {
    await this.form.yes("has_permit");
    await this.form.input("permit").click();
    // The new span takes the focus; typing before that would go astray.
    await expect(this.form.input("permit.0.from")).toBeFocused();
    const from = new Date(now);
    from.setUTCDate(1);
    from.setUTCMonth(from.getUTCMonth() - months);
    await this.form.day("permit.0.from", { year: from.getUTCFullYear(), month: from.getUTCMonth() + 1, day: 1 });
    await this.page.locator("#f-permit-0-ongoing").check();
  }

  async next(): Promise<void> {
    await this.form.next.click();
  }

  /** The number in the panel beside the form. */
  get figure(): Locator {
    return this.page.locator("#score .score__figure");
  }

  /** The points shown for a node of the scheme in the tree of the result. */
  worth(id: string): Locator {
    const title = this.words.of(data.node(id).title);
    const exactly = new RegExp(`^\\s*${title.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\s*$`);
    return this.page
      .locator(".tree li, .tree summary")
      .filter({ has: this.page.locator(":scope > span", { hasText: exactly }) })
      .locator(":scope > .tree__points");
  }

  /** Opens every part of the tree. */
  async unfold(): Promise<void> {
    const closed = this.page.locator(".tree details:not([open]) > summary");
    while ((await closed.count()) > 0) await closed.first().click();
  }

  /** Everything vector F1 of research on Foshan's table says, up to the result. */
  async fillF1(now: Date): Promise<void> {
    await this.begin("school");
    for (const { subject, fill } of f1(now)) {
      await this.expectSubject(subject);
      await fill(this);
      await this.next();
    }
    await expect(this.page).toHaveURL(/\/result$/);
  }

  get applyLink(): Locator {
    return this.page.getByRole("link", { name: this.words.t("points.result.apply"), exact: true });
  }

  button(key: string): Locator {
    const name = this.words.t(key);
    return this.page.getByRole("button", { name, exact: true }).or(this.page.getByRole("link", { name, exact: true }));
  }

  get consent(): Locator {
    return this.page.getByLabel(this.words.t("points.evidence.consent"));
  }

  /** The file input for the paper that proves a fact. */
  paper(fact: string): Locator {
    return this.page.locator(`#paper-${fact}-input`);
  }

  /** The button that opens it. */
  choosePaper(fact: string): Locator {
    return this.page.locator(`#paper-${fact}`);
  }

  async whoAmI(name = "李小满", id = idNumber()): Promise<void> {
    await this.form.type("applicant_name", name);
    await this.form.type("applicant_id_number", id);
  }

  get submit(): Locator {
    return this.page.getByRole("button", { name: this.words.t("points.check.submit"), exact: true });
  }
}

type Step = { subject: string; fill: (points: Points) => Promise<void> };

const kinds = ["pension", "medical", "injury", "unemployment", "maternity"];

/**
 * Vector F1: senior secondary, skill grade 4, five kinds of insurance for 4.9
 * years all in the city, permit for 4.9 years, 149 hours, 600 ml, fund account
 * and 59 months, reward 30, kindergarten 3 years, nothing else: 224.8.
 */
export function f1(now: Date): Step[] {
  const only = (subject: string, answers: Record<string, string | boolean>): Step => ({
    subject,
    fill: (points) => points.answers(answers),
  });
  return [
    only("education", { education: "senior_secondary", skill: "grade_4" }),
    only(
      "insurance",
      Object.fromEntries(kinds.flatMap((kind) => [[`${kind}_province`, "4.9"], [`${kind}_city`, "4.9"]])),
    ),
    {
      subject: "residence",
      fill: async (points) => {
        await points.answer("home", false);
        await points.permitFor(58, now);
      },
    },
    only("work", { public_service_years: "0", fund_account: true, fund_months: "59" }),
    only("achievements", { has_patents: false, has_commendations: false, has_contests: false, district_commendations: "0" }),
    only("giving", { volunteer_hours: "149", blood_ml: "600", marrow: "none" }),
    only("business", { business: "none", income_tax: "0", other_tax: "0" }),
    only("family", { health_items: "none", family_certificate: false, family_reward: "kept" }),
    only("child", { kindergarten_years: "3", primary_years: "0" }),
  ];
}

/** What each part of F1 is worth, after the published table. */
export const f1Worth: Record<string, string> = {
  education: "50",
  skill: "40",
  insurance: "40",
  insurance_province: "20",
  insurance_city: "20",
  home: "0",
  residence: "20",
  volunteering: "6",
  blood: "9",
  housing_fund: "14.8",
  fund_account: "3",
  fund_months: "11.8",
  schooling: "15",
  kindergarten: "15",
  family_reward: "30",
  basic: "150",
  bonus: "44.8",
  family_policy: "30",
};
