import type { Browser } from 'playwright-core';
import { RehearsalApi } from '../../infra/rehearsal/api-client.js';
import { tellStory } from '../medium/told-story.fixture.js';
import { startChromium } from '../support/chromium.js';
import { Platform } from '../support/platform.js';
import { startToldDatabase } from '../support/rehearsal.js';

/** The rehearsal with its story told, as `npm start` leaves it, and a browser before it. */
export class House {
  private constructor(
    readonly platform: Platform,
    readonly browser: Browser,
    readonly api: RehearsalApi,
  ) {}

  static async open(): Promise<House> {
    const platform = await Platform.start({ rehearsalStart: () => startToldDatabase(tellStory), hasBrowsers: true });
    return new House(platform, await startChromium(), new RehearsalApi(platform.url));
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
