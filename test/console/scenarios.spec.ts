import { afterAll, beforeAll, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SCENARIOS, SCENARIOS_BEGIN } from '../scenarios/index.js';
import { inOrder, Stage } from '../scenarios/stage.js';
import { startChromium } from '../support/chromium.js';
import { Platform } from '../support/platform.js';
import { ConsoleDriver } from './console-driver.js';

/** Scenarios that are played by clicking. Each person has a window and signs in there. */
const PLAYED = SCENARIOS.filter(({ id }) => ['S01', 'S04', 'S06', 'S09', 'S15', 'S17'].includes(id));

const stages = new Map<string, Stage>();
let browser: Browser | undefined;
let platform: Platform | undefined;
let driver: ConsoleDriver;

beforeAll(async () => {
  [platform, browser] = await Promise.all([
    Platform.start({ rehearsalStart: SCENARIOS_BEGIN, hasBrowsers: true }),
    startChromium(),
  ]);
  driver = new ConsoleDriver(browser, platform.url);
  for (const { id } of PLAYED) stages.set(id, new Stage(driver));
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
});

it.each(inOrder(PLAYED))('$at $scenario: $title', async ({ at, scenario, act }) => {
  const stage = stages.get(scenario);
  if (!stage) throw new Error(`there is no stage for ${scenario}`);
  await driver.advanceTo(at);
  await act(stage);
});
