import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Platform } from '../support/platform.js';
import { until } from '../support/until.js';
import { Ledger } from './ledger.js';
import { expectSoundStore, typesOfActs, withStore, expectWorkflowsInStep } from './proof.js';
import { PEOPLE, eventTypesOf, TO_REVIEW, TO_USE, walk } from './way.js';

const BEGINS = '2025-10-20T09:00:00+08:00';

let platform: Platform;

beforeAll(async () => {
  platform = await Platform.start({ rehearsalStart: BEGINS });
});
afterAll(() => platform?.stop());

it.each([
  { program: 'worker', matters: 12, kills: 4 },
  { program: 'api', matters: 6, kills: 3 },
] as const)('nothing is lost or done twice while the $program is killed', async ({ program, matters, kills }) => {
  const ledger = new Ledger(platform.url);
  await ledger.signIn(...PEOPLE);
  const ways = Array.from({ length: matters }, (_, n) => (n % 3 === 2 ? TO_REVIEW : TO_USE));
  const commands = ways.reduce((sum, way) => sum + way.length, 0);
  const walks = Promise.all(ways.map((way) => walk(ledger, way)));
  const killing = (async () => {
    for (let kill = 1; kill <= kills; kill++) {
      const soFar = Math.floor((commands * kill) / (kills + 1));
      await until(`${soFar} commands acknowledged`, () => Promise.resolve(ledger.acknowledged.length >= soFar));
      expect(ledger.underWay).toBeGreaterThan(0);
      await platform[program].end('SIGKILL');
      platform[program].start();
    }
  })();
  const [ids] = await Promise.all([walks, killing]);

  expect(ledger.acknowledged).toHaveLength(commands);
  await withStore(platform, async (db) => {
    await expectSoundStore(db, ledger);
    for (const [n, way] of ways.entries()) expect(await typesOfActs(db, ids[n] ?? '')).toEqual(eventTypesOf(way));
    await expectWorkflowsInStep(platform, db, ids);
  });
});
