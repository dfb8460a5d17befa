// The receipt of a submission.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Words } from "../fixtures/words";

export class Receipt {
  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {}

  get card(): Locator {
    return this.page.locator(".receipt");
  }

  get time(): Locator {
    return this.card.locator("time").first();
  }

  get qr(): Locator {
    return this.card.getByRole("img", { name: this.words.t("ui.receipt.qr") });
  }

  get print(): Locator {
    return this.card.getByRole("button", { name: this.words.t("ui.receipt.print") });
  }

  get follow(): Locator {
    return this.card.getByRole("link", { name: this.words.t("ui.receipt.follow") });
  }

  private value(key: string): Locator {
    return this.card.locator("dl > div").filter({ hasText: this.words.t(key) }).locator("dd");
  }

  /** Waits for it and reads the number of the case and its access code. */
  async read(): Promise<{ number: string; code: string }> {
    await expect(this.page).toHaveURL(/\/receipt$/, { timeout: 20_000 });
    await expect(this.card).toBeVisible();
    const number = (await this.value("ui.receipt.number").innerText()).trim();
    const code = (await this.value("ui.receipt.code").innerText()).replace(/\s/g, "");
    return { number, code };
  }
}
