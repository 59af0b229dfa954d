import type { Browser } from 'playwright-core';
import { playStory } from '../../infra/rehearsal/story.js';
import { RehearsalApi } from '../../infra/rehearsal/api-client.js';
import { startChromium } from '../support/chromium.js';
import { Platform } from '../support/platform.js';

/** The rehearsal as `npm start` leaves it, story told, with a browser before it. */
export class House {
  private constructor(
    readonly platform: Platform,
    readonly browser: Browser,
    readonly api: RehearsalApi,
  ) {}

  static async open(): Promise<House> {
    const [platform, browser] = await Promise.all([
      Platform.start({ rehearsalStart: null, hasBrowsers: true }),
      startChromium(),
    ]);
    const house = new House(platform, browser, new RehearsalApi(platform.url));
    try {
      await playStory(platform.url);
      return house;
    } catch (error) {
      await house.close();
      throw error;
    }
  }

  get url(): string {
    return this.platform.url;
  }

  /** Items of a list as an account sees it. */
  async listed(account: string, path: string): Promise<readonly Listed[]> {
    return ((await this.api.get(account, path)).body as { readonly items: readonly Listed[] }).items;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.platform.stop();
  }
}

/** What the tests of the pages need of a row. */
export interface Listed {
  readonly matterId: string;
  readonly command: string;
  readonly title: string;
  readonly subject: string;
}
