// Two hundred reports on a bad day: three of ten requests meet a fault in the
// server, the network goes away and pages are closed in the middle. Each report
// arrives, and none twice; the city's own list says so.
import { jpeg } from "../fixtures/papers";
import { type Entry, entries, newKey, replaceEntries } from "../fixtures/outbox";
import { expect, test } from "../fixtures/test";
import { Report } from "../pages/report";

const REPORTS = 200;
const PERCENT = 30;
const seed = Number(process.env.FAULT_SEED ?? Math.floor(Math.random() * 1e9));

/** As the stand-in draws its faults, so that a seed says everything. */
function chance(seed: number): (below: number) => number {
  let state = seed >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const changed = (field: string, number: number) =>
  ({ description: `第 ${number} 件 ${seed}`, public: "true" })[field];

/** Every fourth has a photo, every eighth two. */
const photosOf = (number: number) => (number % 8 === 0 ? 2 : number % 4 === 0 ? 1 : 0);

test("200 reports with three faults in ten requests: none lost, none doubled", async ({ page, context, words, watch, startCity, isMobile }) => {
  test.skip(isMobile, "the same program, whatever the width of its window");
  test.setTimeout(300_000);
  watch.expect(/net::ERR_/, /status of (429|500|502|503)/, /unreadable answer/);
  const city = await startCity(undefined, ["--faults", `${seed}:${PERCENT}`]);
  const draw = chance(seed);

  // One by hand, kept by the portal and never sent, is the pattern of the others.
  const submit = (url: URL) => url.pathname.endsWith("/requests.json");
  await page.route(submit, (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  const report = new Report(page, words, city.url);
  await report.fillShort();
  await report.send.click();
  await expect.poll(async () => (await entries(page)).length).toBe(1);
  // Away from the program that sends, which would go on with what is there.
  await page.goto(`${city.url}/robots.txt`, { waitUntil: "commit" });
  const [pattern] = await entries(page);
  const all: Entry[] = Array.from({ length: REPORTS }, (_, number) => ({
    ...pattern,
    key: newKey(),
    tries: 0,
    next_at: 0,
    sent_at: null,
    // For everybody to read: the city's own list is the ledger.
    fields: pattern.fields.map(({ name, value }) => ({ name, value: changed(name, number) ?? value })),
    photos: Array.from({ length: photosOf(number) }, (_, at) => ({
      key: newKey(),
      name: `${number}-${at}.jpg`,
      tries: 0,
      stage: { kind: "waiting" },
    })),
  }));
  await replaceEntries(page, all, jpeg("x.jpg").buffer);
  await page.unroute(submit);

  const begun = Date.now();
  await page.goto(city.url);
  const other = await context.newPage();
  await other.goto(city.url);
  const received = async () => (await entries(page)).filter((entry) => entry.stage.kind === "received").length;
  let [last, reloads, outages] = [0, 0, 0];
  while (last < REPORTS && Date.now() - begun < 240_000) {
    await page.waitForTimeout(500);
    last = await received();
    // Now one tab, now the other is gone in the middle of what it does.
    if (last < REPORTS - 20 && draw(8) === 0) {
      reloads += 1;
      await (draw(2) === 0 ? page : other).reload();
    }
    if (last < REPORTS - 20 && draw(12) === 0) {
      outages += 1;
      await context.setOffline(true);
      await page.waitForTimeout(300 + draw(700));
      await context.setOffline(false);
    }
  }
  const seconds = Math.round((Date.now() - begun) / 1000);

  const receipts = new Map((await entries(page)).map((entry) => [entry.key, entry]));
  const listed = (await city.call("GET", "/open311/v2/requests.json?page_size=1000")).body as { description: string; service_request_id: string }[];
  let [sent, lost, doubled, photos, leftOut] = [0, 0, 0, 0, 0];
  for (const [number, { key, photos: wanted }] of all.entries()) {
    const found = listed.filter((row) => row.description === `第 ${number} 件 ${seed}`);
    const entry = receipts.get(key);
    if (found.length > 0) sent += 1;
    if (found.length > 1) doubled += 1;
    // The resident holds a receipt, and it is the city's.
    const receipt = entry?.stage.kind === "received" ? entry.stage.value : undefined;
    if (found.length === 0 || receipt?.number !== found[0].service_request_id) lost += 1;
    const without = entry?.photos.filter((photo) => photo.stage.kind === "left_out").length ?? 0;
    photos += receipt?.files.length ?? 0;
    leftOut += without;
    // A photo is in the report, or the resident is told that it is not.
    expect((receipt?.files.length ?? 0) + without, `photos of report ${number}`).toBe(wanted.length);
  }
  console.log(
    `seed ${seed}: ${sent} sent, ${lost} lost, ${doubled} doubled; ${photos} photos, ${leftOut} left out; ` +
      `${reloads} reloads, ${outages} outages, ${seconds} s`,
  );
  expect({ sent, lost, doubled }, `FAULT_SEED=${seed}`).toEqual({ sent: REPORTS, lost: 0, doubled: 0 });
  await other.close();
});
