import { describe, expect, it } from '@jest/globals';
import { PurePlatform } from '../support/pure-platform.js';
import { SCENARIOS, SCENARIOS_BEGIN } from './index.js';
import { inOrder, Stage } from './stage.js';

describe.each(SCENARIOS)('$id: $title', ({ steps }) => {
  const platform = new PurePlatform(SCENARIOS_BEGIN);
  const stage = new Stage(platform);

  it.each(steps)('$at $title', async ({ at, act }) => {
    await platform.advanceTo(at);
    await act(stage);
  });
});

it('the scenarios begin after the start of their platform, and share it in the order of their dates', () => {
  const [first] = inOrder(SCENARIOS);
  expect(Date.parse(first?.at ?? '')).toBeGreaterThan(Date.parse(SCENARIOS_BEGIN));
});
