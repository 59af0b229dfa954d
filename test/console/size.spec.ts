import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Desk } from '../support/chromium.js';
import { House } from './house.js';
import { openFirstPage } from './first-page.js';

/** JavaScript of the first page, packed: what an old line loads in a few seconds. */
const MOST_SCRIPT_BYTES = 350 * 1024;
const MOST_REQUESTS = 8;

let house: House | undefined;
beforeAll(async () => {
  house = await House.open();
});
afterAll(() => house?.close());

it('the first page after the sign-in is small, and asks for little before it shows the work', async () => {
  if (!house) throw new Error('the house is not open');
  const desk = await Desk.of(house.browser, house.url, 'p4.handler');
  const state = await desk.page.context().storageState();
  const context = await house.browser.newContext({ storageState: state });
  const { scriptBytes, requests } = await openFirstPage(await context.newPage(), house.url);
  expect(scriptBytes).toBeGreaterThan(50 * 1024); // something was measured
  expect(scriptBytes).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
  expect(requests.slice(MOST_REQUESTS)).toEqual([]);
  await desk.close();
});
