// The same build at another city: only config.json says so. The city is as odd as
// real ones are (end2end/api/src/foreign): another origin whose headers cannot be
// read, text for booleans, wrappers, numbers for ids, plain text for errors, tokens
// first and numbers later, statuses of its own. There is nothing of Longgang's API.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { dist } from "../fixtures/city";
import { expect, languages, test } from "../fixtures/test";
import type { Watch } from "../fixtures/watch";
import type { Words } from "../fixtures/words";
import { Report } from "../pages/report";

const copies: string[] = [];

test.afterAll(() => {
  for (const folder of copies.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A copy of the portal with another config.json; its address is known only when the city runs. */
function portal(): { folder: string; configure: (changes: object) => void } {
  const folder = mkdtempSync(join(tmpdir(), "portal-foreign-"));
  copies.push(folder);
  cpSync(dist, folder, { recursive: true });
  const file = join(folder, "config.json");
  const config = JSON.parse(readFileSync(file, "utf8"));
  return {
    folder,
    configure: (open311) => {
      rmSync(`${file}.br`, { force: true });
      writeFileSync(file, JSON.stringify({ ...config, api: "/api/v1/nowhere", open311 }));
    },
  };
}

type Start = (files?: string, ...more: string[]) => Promise<{ url: string }>;

async function foreignCity(startCity: Start, watch: Watch, open311: object = {}): Promise<string> {
  // Every page asks for the city's own API in vain.
  watch.expect(/status of 404 .*\/api\/v1\/nowhere/);
  const { folder, configure } = portal();
  const { url } = await startCity(folder, ["--foreign"]);
  const endpoint = `${url.replace("127.0.0.1", "localhost")}/foreign/v2`;
  configure({ endpoint, jurisdiction: "mitte", api_key: null, fill: { email: "portal@city.example", last_name: "-" }, ...open311 });
  return url;
}

/** From the choice of a service to the button that sends. */
async function fill(page: Page, words: Words, url: string, search: string, name: string): Promise<Report> {
  const report = new Report(page, words);
  await page.goto(`${url}/report`);
  await report.search.fill(search);
  await page.locator("main a.service").filter({ hasText: name }).click();
  const first = page.getByRole("heading", { level: 1 });
  await expect(first).toHaveText(new RegExp(`${words.t("report.details.title")}|${words.t("report.where.title")}`));
  return report;
}

async function whereAndWhat(report: Report): Promise<void> {
  await report.expectStep("where");
  await report.form.type("report:address", "Hauptstraße 1");
  await report.next();
  await report.expectStep("describe");
  // Photos go to an API this city does not have.
  await expect(report.choosePhotos).toHaveCount(0);
  await report.form.type("report:description", "Seit Montag dunkel.");
  await report.next();
  await report.expectStep("contact");
  await report.anonymous();
  await report.next();
  await report.expectStep("check");
}

for (const locale of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("searched, reported, numbered through a token, followed as far as the city lets", async ({ page, words, watch, startCity, audit }) => {
      test.slow();
      const url = await foreignCity(startCity, watch, { extensions: ["notes"] });
      const report = await fill(page, words, url, "dunkel", "Straßenlaterne defekt");
      await report.expectStep("details");
      // A text to read, whose markup is text.
      await expect(page.getByText("Bei Gefahr bitte <b>112</b> anrufen.")).toBeVisible();
      await report.form.choose("31", "Mehrere");
      await report.next();
      await whereAndWhat(report);
      await report.send.click();

      await expect(page).toHaveURL(/\/receipt$/);
      const card = page.locator(".receipt");
      await expect(card.getByText(words.like("submit.number_later"))).toBeVisible();
      await audit("foreign-receipt-token");
      // Asked for twice: the first answer knows nothing yet.
      const follow = card.getByRole("link", { name: words.t("submit.listed"), exact: true });
      await expect(follow).toBeVisible({ timeout: 30_000 });
      await expect(card).toContainText("638344");
      await audit("foreign-receipt-number");

      await follow.click();
      await expect(page).toHaveURL(/\/report\/requests\/638344$/);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Straßenlaterne defekt");
      const main = page.locator("main");
      await expect(main).toContainText(words.t("report.stage.in_progress"));
      await expect(main).toContainText(words.t("report.listed.word", { word: "IN_PROCESS" }));
      for (const said of ["Tiefbauamt", "Hauptstraße 1", "Seit Montag dunkel.", "Kolonne"]) await expect(main).toContainText(said);
      await expect(page.getByRole("link", { name: "before.jpg" })).toHaveAttribute("rel", /noreferrer/);
      await audit("foreign-listed");
    });
  });
}

test("a kind of report without numbers says so, and one whose number comes at once has it", async ({ page, words, watch, startCity }) => {
  test.slow();
  const url = await foreignCity(startCity, watch);
  const praise = await fill(page, words, url, "Lob", "Lob und Kritik");
  await whereAndWhat(praise);
  await praise.send.click();
  await expect(page.locator(".receipt").getByText(words.t("submit.no_number"))).toBeVisible();

  const paving = await fill(page, words, url, "Gehweg", "Loses Pflaster");
  await whereAndWhat(paving);
  await paving.send.click();
  await expect(page.locator(".receipt")).toContainText("638344");
  await page.getByRole("link", { name: words.t("submit.listed"), exact: true }).click();
  // A status nobody knows is shown as it is, beside a safe one.
  await expect(page.locator("main")).toContainText(words.t("report.listed.word", { word: "Wird geprüft" }));
  await expect(page.locator("main")).toContainText(words.t("report.stage.in_progress"));
});

test("a refusal in plain text is shown in the city's words, and a report that is not listed is named", async ({ page, words, watch, startCity }) => {
  // Without the e-mail address this city demands.
  const url = await foreignCity(startCity, watch, { fill: { last_name: "-" } });
  watch.expectStatus(400, "/foreign/v2/requests.json");
  const report = await fill(page, words, url, "Gehweg", "Loses Pflaster");
  await whereAndWhat(report);
  await report.send.click();
  await expect(page.getByText(words.t("submit.refused.said", { said: "Field email must be given." }))).toBeVisible();
});

for (const locale of languages) {
  test.describe(`for its owner, in ${locale}`, () => {
    test.use({ locale });

    test("the page about the interface lists what differs, and nothing about people", async ({ page, words, watch, startCity, audit }) => {
      const url = await foreignCity(startCity, watch);
      watch.expect(/\/foreign\/v2\/discovery\.json/, /Access to fetch .*discovery/);
      await page.goto(`${url}/about/site`);
      await page.getByRole("link", { name: words.t("about.api.title") }).click();
      await expect(page).toHaveURL(/\/about\/api$/);
      await expect(page.getByText(words.t("about.api.asked"))).toBeAttached();
      const row = (key: string, place: string) =>
        page.getByRole("row").filter({ hasText: words.t(key) }).filter({ hasText: place });
      for (const [key, place] of [
        ["about.api.d01", "services"],
        ["about.api.d03", "services: service_code"],
        ["about.api.d04", "services: metadata"],
        ["about.api.d11", "services: keywords"],
        ["about.api.d12", "services/…: values"],
        ["about.api.d13", "services/…: datatype"],
        ["about.api.d14", "services/…: attributes"],
        ["about.api.d19", "services: automated"],
        ["about.api.d22", "services: description"],
      ] as const) {
        await expect(row(key, place).first(), key).toBeVisible();
      }
      await expect(row("about.api.failed", "discovery.json")).toBeVisible();
      await audit("about-api");
    });
  });
}
