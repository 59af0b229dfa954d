import { afterAll, beforeAll, it } from '@jest/globals';
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
