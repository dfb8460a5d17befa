// What becomes of an application: its page, and the way there without filling in
// a form.
import { expect, type Locator, type Page } from "@playwright/test";
import type { City } from "../fixtures/city";
import * as data from "../fixtures/data";
import { idNumber, wang } from "../fixtures/residents";
import type { Words } from "../fixtures/words";

type Facts = Record<string, { kind: string; value: unknown; standing: string }>;

const sessions = new WeakMap<City, string>();

/** Her session: the same one as long as it lasts, for codes may not be asked for at will. */
async function session(city: City): Promise<string> {
  const kept = sessions.get(city);
  if (kept && (await city.call("GET", "/api/v1/session", undefined, { Cookie: kept })).status === 200) return kept;
  const cookie = await city.cookieFor(wang);
  sessions.set(city, cookie);
  return cookie;
}

/** A number that only the resident says. */
export const claimed = (value: string) => ({ kind: "number", value, standing: "claimed" });

/**
 * An application of 王秀兰 that was sent without the page: what the registers
 * hold of her, and `own` instead or besides. Gives its number.
 */
export async function applied(city: City, own: Facts, purpose = "school"): Promise<string> {
  const Cookie = await session(city);
  const known = (await city.call("GET", `/api/v1/schemes/${data.scheme.id}/facts`, undefined, { Cookie })).body;
  const facts: Facts = {};
  for (const { fact, kind, value } of known) facts[fact] = { kind, value, standing: "confirmed" };
  const answer = await city.call(
    "POST",
    "/api/v1/points/applications",
    {
      scheme: data.scheme.id,
      scheme_version: data.scheme.version,
      purpose,
      applicant: { name: "王秀兰", id_number: idNumber() },
      facts: { ...facts, ...own },
      evidence: [],
      estimate: { confirmed: "0", claimed: "0", possible: null },
    },
    { Cookie },
  );
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.number;
}

/** How it stands, as the city says. */
export async function standing(city: City, number: string): Promise<any> {
  const Cookie = await session(city);
  const answer = await city.call("GET", `/api/v1/points/applications/${number}`, undefined, { Cookie });
  expect(answer.status).toBe(200);
  return answer.body;
}

/** Turns the clock day by day until the application is as far as that. */
export async function turnUntil(city: City, number: string, there: (standing: any) => boolean): Promise<any> {
  for (let day = 0; day < 60; day++) {
    await city.turn({ days: 1 });
    const now = await standing(city, number);
    if (there(now)) return now;
  }
  throw new Error("the application does not get there in 60 days");
}

export class Standing {
  constructor(
    readonly page: Page,
    readonly words: Words,
    readonly city: City,
    readonly number: string,
  ) {}

  path(end = ""): string {
    return `/points/applications/${this.number}${end}`;
  }

  /** Its page, or the one below it that `end` names, signed in. */
  async open(end = ""): Promise<void> {
    await this.signIn();
    await this.page.goto(this.city.url + this.path(end));
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
  }

  /** Gives the browser her session. */
  async signIn(): Promise<void> {
    const [name, value] = (await session(this.city)).split(/=(.*)/);
    const domain = new URL(this.city.url).hostname;
    const cookie = { name, value, domain, path: "/", secure: true, httpOnly: true, sameSite: "Strict" as const };
    await this.page.context().addCookies([cookie]);
    await this.page.goto(`${this.city.url}/robots.txt`, { waitUntil: "load" });
    // By this mark the portal knows that asking who it is makes sense.
    await this.page.evaluate(() => localStorage.setItem("portal.session_mark", "in.elsewhere"));
  }

  /** The line of one item. */
  item(node: string): Locator {
    return this.page.locator(`#item-${node}`);
  }

  /** What the resident does, what the city does. */
  get now(): Locator {
    return this.page.locator(".now");
  }

  /** The part of the page below a heading. */
  section(key: string): Locator {
    const heading = this.page.getByRole("heading", { name: this.words.t(key), exact: true });
    return this.page.locator("section").filter({ has: heading });
  }

  button(key: string): Locator {
    return this.page.getByRole("button", { name: this.words.t(key), exact: true });
  }

  link(key: string): Locator {
    return this.page.getByRole("link", { name: this.words.t(key), exact: true });
  }

  get consent(): Locator {
    return this.page.getByLabel(this.words.t("points.evidence.consent"));
  }
}
