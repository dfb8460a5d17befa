// All questions on one page, for advisers at the counter: every scheme the city
// offers, the answers of the step-by-step estimate, the numbers by their names.
import * as data from "../fixtures/data";
import { expect, languages, test } from "../fixtures/test";
import { f1Worth, Points } from "../pages/points";
import { Sheet } from "../pages/sheet";

const kinds = ["pension", "medical", "injury", "unemployment", "maternity"];

/** Vector F1 of research on Foshan's table, fact by fact. */
const f1: [string, string][] = [
  ["education", "senior_secondary"],
  ["skill", "grade_4"],
  ...kinds.flatMap((kind): [string, string][] => [[`${kind}_province`, "4.9"], [`${kind}_city`, "4.9"]]),
  ["home", "no"],
  ["has_permit", "yes"],
  ["public_service_years", "0"],
  ["fund_account", "yes"],
  ["fund_months", "59"],
  ["has_patents", "no"],
  ["has_commendations", "no"],
  ["has_contests", "no"],
  ["district_commendations", "0"],
  ["volunteer_hours", "149"],
  ["blood_ml", "600"],
  ["marrow", ""],
  ["business", "none"],
  ["income_tax", "0"],
  ["other_tax", "0"],
  ["health_items", ""],
  ["family_certificate", "no"],
  ["family_reward", "kept"],
  ["kindergarten_years", "3"],
  ["primary_years", "0"],
];

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("vector F1 typed on one page comes to 224.8, part by part", async ({ page, words, city, audit }) => {
      test.slow();
      const sheet = new Sheet(page, words);
      await sheet.open(data.scheme.id);
      await audit("points-all-empty");
      for (const [fact, value] of f1) await sheet.answer(fact, value);
      const from = new Date(await city.now());
      from.setUTCDate(1);
      from.setUTCMonth(from.getUTCMonth() - 58);
      await sheet.add("permit");
      await sheet.part("permit", "from").fill(from.toISOString().slice(0, 10));
      await sheet.part("permit", "ongoing").check();
      await expect(sheet.total).toHaveAttribute("data-total", "224.8");
      await expect(sheet.total).toHaveText("224.8");
      for (const group of ["basic", "bonus", "family_policy", "insurance", "housing_fund", "schooling"]) {
        await expect(sheet.subtotal(group), group).toHaveText(f1Worth[group]);
      }
      await audit("points-all-f1");
    });
  });
}

test("answers are those of the step-by-step estimate, both ways", async ({ page, words }) => {
  const points = new Points(page, words);
  const sheet = new Sheet(page, words);
  await points.begin("school");
  await points.answer("education", "bachelor");
  const before = (await points.figure.textContent())!;
  await page.getByRole("link", { name: words.t("points.all.link"), exact: true }).click();
  await sheet.expectWhole();
  await expect(sheet.input("education")).toHaveValue("bachelor");
  const total = await sheet.total.getAttribute("data-total");
  expect(before).toContain(total!);
  await sheet.answer("skill", "grade_4");
  await expect(sheet.total).not.toHaveAttribute("data-total", total!);
  const after = await sheet.total.textContent();
  await page.getByRole("link", { name: words.t("points.all.steps"), exact: true }).click();
  await points.expectSubject("education");
  await expect(points.figure).toContainText(after!);
  // And back again, with what was changed meanwhile.
  await points.answer("education", "senior_secondary");
  await page.getByRole("link", { name: words.t("points.all.link"), exact: true }).click();
  await sheet.expectWhole();
  await expect(sheet.input("education")).toHaveValue("senior_secondary");
  await expect(sheet.input("skill")).toHaveValue("grade_4");
});

test("every scheme the city offers can be opened, with every question and every group", async ({ page, words, city }) => {
  test.slow();
  const sheet = new Sheet(page, words);
  const offered = (await city.call("GET", "/api/v1/schemes")).body as { id: string }[];
  expect(offered.length).toBeGreaterThan(1);
  for (const { id } of offered) {
    const scheme = (await city.call("GET", `/api/v1/schemes/${id}`)).body;
    const purpose = scheme.purposes.at(-1).id as string;
    const isFor = (one: { purposes?: string[] }) => !one.purposes?.length || one.purposes.includes(purpose);
    await sheet.open(id, purpose);
    await expect(sheet.total).toHaveAttribute("data-total", /^-?[\d.]+$/);
    const facts = scheme.subjects.flatMap((subject: any) => subject.facts).filter(isFor);
    const named = await page.locator(".sheet [name]").evaluateAll((inputs) => inputs.map((input) => input.getAttribute("name")));
    expect([...new Set(named)].sort()).toEqual(facts.map((fact: any) => fact.id).sort());
    const groups = (scheme.root.children as any[]).filter(isFor).map((group) => group.id);
    for (const group of groups) await expect(sheet.subtotal(group), `${group} of ${id}`).toHaveText(/^[-−]?[\d.,]+$/);
  }
});

test("another purpose has other questions and keeps the answers", async ({ page, words }) => {
  const sheet = new Sheet(page, words);
  await sheet.open(data.scheme.id, "school");
  await sheet.answer("education", "bachelor");
  await expect(sheet.input("birth_date")).toHaveCount(0);
  const hukou = data.scheme.purposes.find((one) => one.id === "hukou")!;
  await page.getByRole("link", { name: words.of(hukou.title), exact: true }).click();
  await expect(page).toHaveURL(/purpose=hukou/);
  await sheet.expectWhole();
  await expect(sheet.input("birth_date")).toBeVisible();
  await expect(sheet.input("education")).toHaveValue("bachelor");
  await sheet.answer("birth_date", "1990-05-20");
  await expect(sheet.input("birth_date")).toHaveValue("1990-05-20");
});

test("a list grows and shrinks, a slip is said at its question", async ({ page, words, audit }) => {
  const sheet = new Sheet(page, words);
  await sheet.open(data.scheme.id);
  await expect(sheet.row("patents")).toBeHidden();
  await sheet.answer("has_patents", "yes");
  await expect(sheet.row("patents")).toBeVisible();
  await sheet.add("patents");
  await expect(sheet.part("patents", data.fact("patents").fields![0].id)).toBeFocused();
  await audit("points-all-list");
  await sheet.row("patents").locator(".sheet__line button").click();
  await expect(sheet.row("patents").locator(".sheet__line")).toHaveCount(0);
  await sheet.input("volunteer_hours").fill("-3");
  await sheet.input("blood_ml").focus();
  await expect(sheet.input("volunteer_hours")).toHaveAttribute("aria-invalid", "true");
  await expect(sheet.row("volunteer_hours").locator(".field__error")).toBeVisible();
  await audit("points-all-wrong");
  await sheet.answer("volunteer_hours", "50");
  await expect(sheet.row("volunteer_hours").locator(".field__error")).toHaveCount(0);
});

test("the index leads to a part, and the keyboard from question to question", async ({ page, words }) => {
  const sheet = new Sheet(page, words);
  await sheet.open(data.scheme.id);
  const index = page.locator(".sheet__index");
  if (!(await index.evaluate((fold) => (fold as HTMLDetailsElement).open))) await index.locator("summary").click();
  await index.getByRole("link", { name: words.of(data.node("family_policy").title), exact: true }).click();
  await expect(page.locator("#group-family_policy h2")).toBeInViewport();
  await sheet.input("volunteer_hours").focus();
  await page.keyboard.press("Tab");
  await expect(sheet.input("blood_ml")).toBeFocused();
});

test("a scheme that is not there is said", async ({ page, words, watch }) => {
  watch.expectStatus(404, "/api/v1/schemes/nowhere");
  await page.goto("/points/estimate/nowhere?view=all");
  await expect(page.getByText(words.t("points.unknown_scheme"))).toBeVisible();
});

test("opened within the portal, the page asks for its part and the table once", async ({ page, words, locale }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  // Who keeps drafts has the whole portal at once.
  await page.addInitScript(() => localStorage.setItem("portal.keep_drafts", "yes"));
  await new Sheet(page, words).open(data.scheme.id);
  const once = ["/config.json", `/locales/${locale}.json`, `/locales/${locale}.sheet.json`, `/api/v1/schemes/${data.scheme.id}`];
  for (const path of once) expect(asked.filter((one) => one === path), path).toHaveLength(1);
  // And of the program what this page is made of.
  const parts = (await page.locator("meta[name=portal-app]").getAttribute("data-parts"))!;
  expect(JSON.parse(parts).sheet.length).toBeGreaterThan(0);
  for (const file of JSON.parse(parts).sheet) expect(asked).toContain(`/${file}`);
});
