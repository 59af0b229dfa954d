import { chromium, type Browser, type Page } from 'playwright-core';
import { until } from './until.js';

/** Sizes of the screens that officers have. */
export const SCREENS = {
  small: { width: 1366, height: 768 },
  large: { width: 1920, height: 1080 },
  phone: { width: 390, height: 844 },
} as const;

/** Time in which a page must have done what was asked of it, in ms; generous, because machines of tests are busy. */
const PATIENCE_MS = 20_000;

/** Starts the Chromium that `npm test` found (`infra/dev/chromium.mjs`). */
export function startChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH || '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** A browser window in which one person works at the console, with what the page complained of. */
export class Desk {
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly url: string,
  ) {
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
        this.complaints.push(message.text());
    });
  }

  /** Opens a window of its own and signs in by choosing a person, as everybody does in a rehearsal. */
  static async of(
    browser: Browser,
    url: string,
    account: string,
    { path = '/', screen = 'small' }: { readonly path?: string; readonly screen?: keyof typeof SCREENS } = {},
  ): Promise<Desk> {
    const context = await browser.newContext({ viewport: SCREENS[screen], locale: 'zh-CN' });
    context.setDefaultTimeout(PATIENCE_MS);
    const desk = new Desk(await context.newPage(), url);
    await desk.page.goto(url + path);
    await desk.choose(account);
    return desk;
  }

  /** Chooses whom to be, at the provider's page. */
  async choose(account: string): Promise<void> {
    await this.page.locator(`button[name="account"][value="${account}"]`).click();
    await this.page.waitForURL((address) => address.href.startsWith(this.url));
    await this.page.locator('main').waitFor();
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.url + path);
    await this.settled();
  }

  /** Waits until nothing is being read any more. */
  async settled(): Promise<void> {
    await this.page.locator('main').waitFor();
    await until('everything is read', async () => (await this.page.locator('main .waiting').count()) === 0);
  }

  /** What the page says to its reader. */
  text(): Promise<string> {
    return this.page.locator('body').innerText();
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}
