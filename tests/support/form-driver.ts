import { expect, type Locator, type Page } from '@playwright/test';

/** The page's one form, driven by the names of its fields, whatever the language of its words. */
export class FormDriver {
  constructor(private readonly page: Page) {}

  /** The control of that name; hidden ones do not count. */
  field(name: string): Locator {
    return this.page.locator(`#form [name="${name}"]:not([type=hidden])`);
  }

  async type(values: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(values)) await this.field(name).fill(value);
  }

  /** Fills in the three parts of a date from an ISO one. */
  async date(name: string, iso: string): Promise<void> {
    const [year = '', month = '', day = ''] = iso.split('-');
    await this.type({
      [`${name}.day`]: String(Number(day)),
      [`${name}.month`]: String(Number(month)),
      [`${name}.year`]: year,
    });
  }

  /** Marks radio buttons and boxes, by the value they send. */
  async choose(choices: Record<string, string | string[]>): Promise<void> {
    for (const [name, values] of Object.entries(choices)) {
      for (const value of [values].flat()) {
        await this.page.locator(`#form [name="${name}"][value="${value}"]`).check();
      }
    }
  }

  /** The form's own button, not those that look something up or go on without. */
  get button(): Locator {
    return this.page.locator('#form button:not([name])');
  }

  /** Sends the form and expects to come to the page at the end of `path`. */
  async send(path: string | RegExp): Promise<void> {
    await this.button.click();
    await expect(this.page).toHaveURL(
      typeof path === 'string' ? new RegExp(`${path}(\\?[^/]*)?$`) : path,
    );
  }

  /** Sends the form and expects it back, with these fields in the list of what is wrong. */
  async sendRefused(...fields: string[]): Promise<void> {
    await this.button.click();
    const summary = this.page.locator('[role=alert][aria-labelledby=error-summary-title]');
    await expect(summary).toBeVisible();
    for (const field of fields) {
      await expect(summary.locator(`a[href="#${field}"]`)).toBeVisible();
    }
  }
}
