import type { Page } from "@playwright/test";

/**
 * Goes to another page of the portal without loading it anew, as Back and
 * Forward do: what was typed is kept in memory.
 */
export async function visit(page: Page, path: string): Promise<void> {
  await page.evaluate((path) => {
    history.pushState(null, "", path);
    dispatchEvent(new PopStateEvent("popstate"));
  }, path);
}
