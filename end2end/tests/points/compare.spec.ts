// One's answers counted several ways: for every purpose, by either spouse, by the
// version in force and the coming one.
import type { Page } from "@playwright/test";
import * as data from "../fixtures/data";
import { expect, languages, test } from "../fixtures/test";
import { Form } from "../pages/form";
import { Points } from "../pages/points";
import { visit } from "../pages/visit";

/** Nothing is squeezed out of a narrow window. */
async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wider, "the page is as wide as the window").toBeLessThanOrEqual(0);
}

/** The title of a node of a table that holds one node a child. */
function titleOf(words: { of: (text: any) => string }, file: { root?: data.Node }, id: string): string {
  return words.of(data.node(id, file.root).title);
}

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("purposes stand side by side, with what counts only for one", async ({ page, words, audit }) => {
      const points = new Points(page, words);
      await points.begin("school");
      await points.answer("education", "senior_secondary");
      await visit(page, points.path("child"));
      await points.answers({ kindergarten_years: "3", primary_years: "0" });
      await visit(page, `/points/${data.scheme.id}/compare`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.t("compare.title"));
      const section = page.getByRole("region", { name: words.t("compare.purposes") });
      const [school, hukou] = data.scheme.purposes;
      const cards = section.locator(".sides > li");
      await expect(cards).toHaveCount(2);
      await expect(cards.nth(0)).toContainText(words.of(school.title));
      await expect(cards.nth(0).locator(".score__figure")).toContainText("65");
      await expect(cards.nth(0)).toContainText(words.t("compare.above", { points: "35", line: words.of(school.line_title), at: "30" }));
      await expect(cards.nth(1)).toContainText(words.of(hukou.title));
      await expect(cards.nth(1)).toContainText(words.of(hukou.line_title));
      const row = section.getByRole("row").filter({ hasText: words.of(data.node("kindergarten").title) });
      await expect(row).toContainText(words.t("compare.only", { side: words.of(school.title) }));
      await expect(row).toContainText(words.t("compare.not_counted"));
      await section.locator("summary").filter({ hasText: words.like("compare.same") }).click();
      await expect(section.getByRole("row").filter({ hasText: words.of(data.node("skill").title) })).toBeVisible();
      await expectNoSidewaysScroll(page);
      await audit("points-compare-purposes");
    });

    test("two spouses answer each for themselves, and it is said who should apply", async ({ page, words, audit }) => {
      test.slow();
      const form = new Form(page, words);
      const at = (end: string) => `/points/${data.coming.id}/hukou/${end}`;
      const [you, spouse, child] = (data.coming as any).persons.map((person: any) => words.of(person.title));
      await page.goto(at("about_you"));
      const group = (name: string) => page.getByRole("group", { name, exact: true });
      // Whose answer it is stands above it and is said with it.
      for (const name of [you, spouse, child]) await expect(group(name).getByRole("heading", { name, exact: true })).toBeVisible();
      await expect(group(you).locator("#f-birth_date")).toBeVisible();
      await expect(group(spouse).locator("#f-spouse_birth_date")).toHaveCount(0);
      await form.day("birth_date", { year: 1975, month: 1, day: 1 });
      await form.yes("married");
      await expect(group(spouse).locator("#f-spouse_birth_date")).toBeVisible();
      await form.day("spouse_birth_date", { year: 1999, month: 1, day: 1 });
      await audit("points-persons");
      await visit(page, at("insurance"));
      await form.type("medical_months", "120");
      await form.type("spouse_medical_months", "24");
      await visit(page, `/points/${data.coming.id}/compare`);
      // 0 and 10 points against 30 and 2; the education of both is still open.
      const who = page.getByRole("region", { name: words.t("compare.who") });
      await expect(who.getByRole("paragraph").first()).toContainText(words.t("compare.who.second", { person: spouse, points: "22" }));
      await expect(who.getByRole("paragraph").first()).toContainText(words.t("compare.who.unsure"));
      await expect(who.locator(".sides > li")).toHaveCount(2);
      const row = who.getByRole("row").filter({ hasText: titleOf(words, data.coming as any, "insurance") });
      await expect(row).toContainText("−8");
      await expectNoSidewaysScroll(page);
      await audit("points-compare-persons");
    });

    test("a coming version is compared with today's for the same answers, and is not applied by", async ({ page, words, audit }) => {
      const form = new Form(page, words);
      await page.goto(`/points/${data.ranked.id}/hukou/insurance`);
      await form.type("medical_months", "360");
      await visit(page, `/points/${data.ranked.id}/compare`);
      const others = page.getByRole("region", { name: words.t("compare.others") });
      await others.getByRole("link").filter({ hasText: words.t("compare.coming_go") }).click();
      await expect(page).toHaveURL(new RegExp(`/points/${data.ranked.id}/compare/${data.coming.id}$`));
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.t("compare.versions"));
      await expect(page.getByText(words.of(data.coming.notice))).toBeVisible();
      const section = page.getByRole("region", { name: words.of(data.ranked.purposes[0].title) });
      await expect(section.locator(".sides > li")).toHaveCount(2);
      const row = section.getByRole("row").filter({ hasText: titleOf(words, data.ranked as any, "insurance") });
      await expect(row).toContainText("+10");
      const fresh = section.getByRole("row").filter({ hasText: titleOf(words, data.coming as any, "child_school") });
      await expect(fresh).toContainText(words.t("compare.only", { side: words.of(data.coming.title) }));
      await expectNoSidewaysScroll(page);
      await audit("points-compare-versions");
      await page.getByRole("link", { name: words.t("compare.new_answer") }).click();
      await expect(page).toHaveURL(/about_you$/);
      await visit(page, `/points/${data.coming.id}/hukou/result`);
      await expect(page.getByText(words.like("points.not_in_force"))).toBeVisible();
      await expect(page.getByRole("link", { name: words.t("points.result.apply"), exact: true })).toHaveCount(0);

      // The result of today's table says who comes first, and what proves an item.
      await visit(page, `/points/${data.ranked.id}/hukou/result`);
      const ranking = page.getByRole("region", { name: words.t("ranking.title") });
      await expect(ranking.getByRole("listitem").first()).toContainText(words.t("ranking.own", { n: "360" }));
      await expect(ranking.getByRole("listitem").nth(1)).toContainText(words.t("ranking.unknown"));
      await expect(ranking).toContainText(words.t("ranking.ties.all"));
      await new Points(page, words).unfold();
      const months = (data.ranked.subjects[1].facts[0] as any).evidence;
      const insurance = page.locator(".tree > li").filter({ hasText: titleOf(words, data.ranked as any, "insurance") });
      await expect(insurance).toContainText(words.t("score.proof.paper", { paper: words.of(months) }));
      await expect(insurance).toContainText(words.t("score.three", { confirmed: "0", claimed: "20" }));
      await audit("points-result-ranked");
    });
  });
}
