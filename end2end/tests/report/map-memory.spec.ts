// A map that is left is gone: a hundred of them leave nothing behind.
import { expect, test } from "../fixtures/test";
import { Report } from "../pages/report";

const TIMES = 100;

test("a hundred maps opened and left do not grow the heap", async ({ page, words }, info) => {
  test.skip(info.project.name !== "desktop", "once is enough");
  test.setTimeout(300_000);
  const report = new Report(page, words);
  const browser = await page.context().newCDPSession(page);
  const measured = async () => {
    for (let time = 0; time < 3; time++) await browser.send("HeapProfiler.collectGarbage");
    const { usedSize } = await browser.send("Runtime.getHeapUsage");
    return { heap: usedSize, ...(await browser.send("Memory.getDOMCounters")) };
  };
  const openAndLeave = async () => {
    await report.tile("road-damage").click();
    await expect(report.map).toBeVisible();
    await expect(page.locator(".map__name").first()).toBeAttached();
    await page.locator("main a.back").click();
    await expect(report.tile("road-damage")).toBeVisible();
  };
  await page.goto("/report");
  // What is fetched once and kept is there after a few.
  for (let time = 0; time < 10; time++) await openAndLeave();
  const before = await measured();
  for (let time = 0; time < TIMES; time++) await openAndLeave();
  const after = await measured();
  info.annotations.push({ type: "heap", description: `${before.heap} → ${after.heap} bytes, ${before.nodes} → ${after.nodes} nodes, ${before.jsEventListeners} → ${after.jsEventListeners} listeners` });
  console.log(info.annotations.at(-1)!.description);
  expect(after.heap).toBeLessThanOrEqual(before.heap * 1.1);
  expect(after.nodes).toBeLessThanOrEqual(before.nodes * 1.1 + 50);
  expect(after.jsEventListeners).toBeLessThanOrEqual(before.jsEventListeners * 1.1 + 20);
});
