import { describe, expect, it } from '@jest/globals';
import { atLocal } from '../../calendar/time.js';
import { fold } from '../../matter/fold.js';
import { catalogUpdate } from './catalog-update.js';
import { ENTRY_ID, Play, RETIREMENT, retiring } from './catalog-update.fixture.js';

const { trigger: _, ...rest } = RETIREMENT;
const TRIGGERED = { ...rest, trigger: 'LEGAL_CHANGE', triggerId: '5b0c7f5e-2c84-5d1d-9f0c-3f6f0a3a9a11' };

describe('open-by-trigger', () => {
  it('opens an update of kind CHANGE under T1, as a person would', () => {
    const play = new Play().react('open-by-trigger', TRIGGERED);
    expect(play.matter).toMatchObject({
      state: 'OPEN',
      parties: { provider: 'city.housing', authority: 'city.data', extensionAuthority: 'city.data' },
      data: { kind: 'CHANGE', triggerId: TRIGGERED.triggerId },
    });
    expect(play.clocks).toBe('update RUNNING 2026-03-16');
    expect(play.events[0]?.actor).toBeNull();
    expect(play.notices.flatMap(({ to }) => to)).toEqual([
      { departmentId: 'city.housing', role: 'WB_HANDLER' },
      { departmentId: 'city.housing', role: 'WB_LEAD' },
    ]);
    expect(play.effects).toEqual([
      {
        process: 'catalog-entry',
        matterId: ENTRY_ID,
        reaction: 'update-opened',
        payload: { updateId: 'm1', kind: 'CHANGE', trigger: 'LEGAL_CHANGE', eventDate: '2026-03-02' },
      },
    ]);
  });

  it('counts from the event even if it is delivered late', () => {
    const play = new Play({ begins: atLocal('2026-03-20') }).react('open-by-trigger', TRIGGERED);
    expect(play.happened('deadlinePassed')).toHaveLength(1);
  });

  it('begins a matter once', () => {
    const play = new Play().react('open-by-trigger', TRIGGERED);
    expect(() => play.react('open-by-trigger', TRIGGERED)).toThrow('WRONG_STATE');
  });
});

describe('open-retirement', () => {
  it('opens a retirement and tells the entry', () => {
    const play = retiring();
    expect(play.matter.data).toMatchObject({ kind: 'RETIRE', trigger: 'DUTY_CHANGE', triggerId: null });
    expect(play.effects).toMatchObject([{ reaction: 'update-opened', payload: { kind: 'RETIRE', updateId: 'm1' } }]);
  });

  it('accepts a composed reason that is longer than a person may write', () => {
    const play = retiring({ reason: `职责划出：${'因'.repeat(2000)}` });
    expect(fold(catalogUpdate, 'm1', play.events)).toEqual(play.matter);
  });

  it.each([
    ['for a change of duties', {}, 'update RUNNING 2026-03-16'],
    ['for a change of law', { trigger: 'LEGAL_CHANGE' }, 'update RUNNING 2026-03-16'],
    ['voluntarily', { trigger: 'VOLUNTARY', eventDate: null, docRef: null }, 'voluntary RUNNING 2026-03-16'],
    ['voluntarily, with a date', { trigger: 'VOLUNTARY' }, 'voluntary RUNNING 2026-03-16'],
    ['for what changed before the Regulation', { eventDate: '2025-07-31' }, 'voluntary RUNNING 2026-03-16'],
    ['without a date: there is no day to count from', { eventDate: null }, 'voluntary RUNNING 2026-03-16'],
  ])('%s', (_, more, clocks) => {
    expect(retiring(more).clocks).toBe(clocks);
  });
});

it('an unknown payload or reaction throws, so that a person looks at it', () => {
  expect(() => new Play().react('open-by-trigger', { ...TRIGGERED, trigger: 'VOLUNTARY' })).toThrow('INVALID');
  expect(() => new Play().react('open-by-rumour', TRIGGERED)).toThrow('NOT_FOUND');
});
