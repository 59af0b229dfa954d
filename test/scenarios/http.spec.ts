import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Lateness } from '#libs/http';
import { RehearsalApi } from '../../infra/rehearsal/api-client.js';
import { HttpDriver } from '../support/http-driver.js';
import { Platform } from '../support/platform.js';
import { SCENARIOS, SCENARIOS_BEGIN } from './index.js';
import { inOrder, Stage } from './stage.js';

const stages = new Map<string, Stage>();
let platform: Platform | undefined;
let driver: HttpDriver;

beforeAll(async () => {
  platform = await Platform.start({ rehearsalStart: SCENARIOS_BEGIN });
  driver = new HttpDriver(platform.url);
  for (const { id } of SCENARIOS) stages.set(id, new Stage(driver));
});
afterAll(() => platform?.stop());

it.each(inOrder(SCENARIOS))('$at $scenario: $title', async ({ at, scenario, act }) => {
  const stage = stages.get(scenario);
  if (!stage) throw new Error(`there is no stage for ${scenario}`);
  await driver.advanceTo(at);
  await act(stage);
});

/** Returns the figures on the limits of a clause that ended on a day. */
async function figures(account: string, clause: string, day: string) {
  const query = `clause=${encodeURIComponent(clause)}&from=${day}&to=${day}`;
  const { body } = await new RehearsalApi(platform?.url ?? '').get(account, `/lateness?${query}`);
  return Lateness.parse(body);
}

it('S02, S09: the figures contain what was late, and separately the judgements on it', async () => {
  expect(await figures('p5.lead', '21(1)', '2025-10-09')).toMatchObject({
    clocks: [{ clause: '21(1)', overdueNow: 1, metLate: 0 }],
    judged: { breach: 1, justified: 0 },
  });
  expect(await figures('m3.lead', '22(1)', '2025-11-11')).toMatchObject({
    clocks: [{ clause: '22(1)', overdueNow: 0, metLate: 1 }],
    judged: { breach: 0, justified: 1 },
  });
});
