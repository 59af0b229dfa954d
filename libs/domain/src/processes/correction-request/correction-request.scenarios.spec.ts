import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../../access/actor.fixture.js';
import { atLocal, type LocalDate } from '../../calendar/time.js';
import { isLate } from '../../clock/standing.js';
import {
  CLAIM,
  CONFIRMED,
  ENTRY,
  EVIDENCE,
  FIT,
  MADE,
  Play,
  SOURCE_CODE,
  REROUTE_ONE,
} from './correction-request.fixture.js';

/** A handler of this department; the departments are related as in the sample matters. */
const handler = (departmentId: string) => actorOf('WB_HANDLER', departmentId);
const lead = (departmentId: string) => actorOf('WB_LEAD', departmentId);

/** Plays a request on one error, submitted at an instant by this requester to this provider. */
function received(requester: string, provider: string, date: LocalDate, hours: number): Play {
  const document = { documentId: EVIDENCE, sha256: 'a'.repeat(64), size: 1, mediaType: 'application/pdf' };
  const play = new Play({
    entry: { provider },
    begins: atLocal(date, hours),
    facts: {
      grants: { [ENTRY.catalogCode]: [{ matterId: 'g', requester, active: true }] },
      documents: { [EVIDENCE]: { ...document, departmentId: requester } },
    },
  });
  play.do(handler(requester), 'draft-correction', { ...CLAIM, errors: CLAIM.errors.slice(0, 1) });
  return play.do(handler(requester), 'submit-correction', FIT['submit-correction']);
}

const missed = (play: Play) =>
  play.happened('alertRaised').filter(({ payload }) => payload.rung === 'L4' && payload.clockId === 'correction');

describe('S15, a county’s schools and a city’s department', () => {
  it('received before National Day 2025 and fed back on the ninth working day, it is in time', () => {
    const play = received('county.schools', 'city.housing', '2025-09-25', 15);
    expect(play.clock('correction')).toMatchObject({ day0: '2025-09-25', lastDay: '2025-10-15', workingDays: 10 });
    play.passTo(atLocal('2025-09-26', 9)).do(handler('city.housing'), 'start-verification', {});
    play.do(handler('city.housing'), 'record-finding', CONFIRMED).passTo(atLocal('2025-10-13', 9));
    play.do(handler('city.housing'), 'record-correction', { ...MADE, correctedOn: '2025-10-13' });
    play
      .passTo(atLocal('2025-10-14', 16))
      .do(lead('city.housing'), 'feed-back', { outcome: 'CORRECTED', text: '已更正。' });
    expect(play.clock('correction')).toMatchObject({ state: 'MET', metAt: atLocal('2025-10-14', 16) });
    expect(isLate(play.clock('correction'))).toBe(false);
    expect(play.clock('acceptance').lastDay).toBe('2025-10-21');
    expect(missed(play)).toEqual([]);
  });
});

describe('S15, two departments of a province', () => {
  it('received before Spring Festival 2026, confirmed and left uncorrected, it becomes a breach candidate under 39(6)', () => {
    const play = received('province.data', 'province.land', '2026-02-02', 9);
    expect(play.clock('correction')).toMatchObject({ day0: '2026-02-02', lastDay: '2026-02-14' });
    play.passTo(atLocal('2026-02-03', 9)).do(handler('province.land'), 'start-verification', {});
    play.do(handler('province.land'), 'record-finding', CONFIRMED);
    play.passTo(atLocal('2026-02-15'));
    expect(missed(play)).toEqual([]);
    play.passTo(atLocal('2026-02-15', 0, 1));
    expect(play.happened('deadlinePassed').map(({ payload }) => payload.dueAt)).toContain(atLocal('2026-02-15'));
    expect(missed(play)).toMatchObject([{ payload: { breachClause: '39(6)', dueAt: atLocal('2026-02-15') } }]);
    const feedback = { outcome: 'CORRECTED', text: '将尽快更正。' };
    expect(play.give(lead('province.land'), 'feed-back', feedback)).toMatchObject({ code: 'NOT_CORRECTED' });
    expect(play.passTo(atLocal('2026-02-26', 10)).alerts).toContain('correction L5');
    expect(play.clock('correction').state).toBe('RUNNING');
  });
});

it('S16: sent on to the source within two working days and accepted after the holiday, it keeps its first and last day', () => {
  const play = received('city.housing', 'city.data', '2025-09-28', 10); // a make-up Sunday
  const days = { day0: '2025-09-28', lastDay: '2025-10-17', startedAt: atLocal('2025-09-28', 10) };
  expect(play.clock('correction')).toMatchObject({ ...days, responsible: 'city.data' });
  expect(play.clock('taking-up').lastDay).toBe('2025-09-30');
  play.passTo(atLocal('2025-09-30', 17)).do(handler('city.data'), 'reroute', REROUTE_ONE);
  expect(play.clock('taking-up')).toMatchObject({ state: 'MET', metAt: atLocal('2025-09-30', 17) });
  play.passTo(atLocal('2025-10-09', 8));
  expect(play.clock('correction')).toMatchObject({ ...days, responsible: 'city.data' });
  play.do(handler('nation.police'), 'accept-reroute', {});
  expect(play.clock('correction')).toMatchObject({ ...days, responsible: 'nation.police', state: 'RUNNING' });
  expect(play.matter.data.sourceReceivedAt).toBe(atLocal('2025-10-09', 8));
  play.do(handler('nation.police'), 'start-verification', {}).do(handler('nation.police'), 'record-finding', CONFIRMED);
  play
    .passTo(atLocal('2025-10-17', 9))
    .do(handler('nation.police'), 'record-correction', { ...MADE, correctedOn: '2025-10-16' });
  const reminded = play.happened('alertRaised').filter(({ payload }) => payload.clockId === 'correction');
  const to = (rung: string) => reminded.find(({ payload }) => payload.rung === rung)?.payload.to;
  expect(to('L0')).toMatchObject([{ departmentId: 'city.data' }]);
  expect(to('L3')).toMatchObject([{ departmentId: 'nation.police' }, { departmentId: 'nation.police' }]);
  play.do(lead('nation.police'), 'feed-back', { outcome: 'CORRECTED', text: '数源已更正。' });
  expect(isLate(play.clock('correction'))).toBe(false);
  expect(play.matter.data.reroutes).toMatchObject([{ sourceCatalogCode: SOURCE_CODE, answer: 'ACCEPTED' }]);
});
