import { describe, expect, it } from '@jest/globals';
import { changesBetween, programsRunning } from './watch.js';

describe('changed sources', () => {
  it('are those added, saved or removed since the last check', () => {
    const before = new Map([
      ['libs/kept.ts', 1],
      ['libs/saved.ts', 1],
      ['libs/removed.ts', 1],
    ]);
    const after = new Map([
      ['libs/kept.ts', 1],
      ['libs/saved.ts', 2],
      ['libs/added.ts', 1],
    ]);
    expect(changesBetween(before, after)).toEqual(['libs/saved.ts', 'libs/added.ts', 'libs/removed.ts']);
  });

  it.each([
    ['apps/api/src/main.ts', ['API']],
    ['apps/worker/src/main.ts', ['worker']],
    ['apps/rehearsal-provider/src/main.ts', ['provider']],
    ['workflows/index.ts', ['worker']],
    ['activities/transition/index.ts', ['worker']],
    ['libs/domain/src/index.ts', ['API', 'worker']],
  ])('%s restarts the programs that run it', (file, programs) => {
    expect(programsRunning([file])).toEqual(programs);
  });
});
