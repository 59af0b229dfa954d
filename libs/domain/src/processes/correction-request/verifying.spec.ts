import { describe, expect, it } from '@jest/globals';
import { isLate } from '../../clock/standing.js';
import { atLocal } from '../../calendar/time.js';
import {
  CONFIRMED,
  CORRECT,
  FIT,
  GRANTS,
  ENTRY,
  MADE,
  playTo,
  SOURCE_CODE,
  told,
  WHO,
  type Place,
} from './correction-request.fixture.js';
import type { FeedbackOutcome } from './correction-request.content.js';

const { providerHandler, providerLead, sourceHandler, sourceLead } = WHO;

describe('findings and corrections', () => {
  it.each<[string, Place, string, object, object]>([
    [
      'a finding on an error that was not claimed',
      'VERIFYING',
      'record-finding',
      { ...CONFIRMED, error: 3 },
      { code: 'NO_SUCH_ERROR' },
    ],
    [
      'a correction of an error that was not claimed',
      'FOUND',
      'record-correction',
      { ...MADE, error: 3 },
      { code: 'NO_SUCH_ERROR' },
    ],
    ['a correction before the finding', 'VERIFYING', 'record-correction', MADE, { code: 'NOT_CONFIRMED' }],
    [
      'a correction of a rejected error',
      'FOUND',
      'record-correction',
      { ...MADE, error: 2 },
      { code: 'NOT_CONFIRMED' },
    ],
    [
      'a correction that changed nothing',
      'FOUND',
      'record-correction',
      { ...MADE, after: MADE.before },
      { code: 'NOTHING_CHANGED' },
    ],
    [
      'a correction dated tomorrow',
      'FOUND',
      'record-correction',
      { ...MADE, correctedOn: '2026-03-04' },
      { code: 'CORRECTED_IN_FUTURE' },
    ],
    [
      'a rejecting finding on a corrected error',
      'CORRECTED',
      'record-finding',
      { ...CORRECT, error: 1 },
      { code: 'CORRECTED_ALREADY' },
    ],
  ])('are refused: %s', (_, place, command, payload, expected) => {
    expect(playTo(place).give(providerHandler, command, payload)).toMatchObject({
      kind: 'RULE',
      clause: '26(2)',
      fields: [{}],
      ...expected,
    });
  });

  it.each<[string, string, object, string]>([
    ['facts that identify a person', 'record-finding', { ...CONFIRMED, facts: '110101199003078515' }, 'facts'],
    ['a malformed hash', 'record-correction', { ...MADE, before: 'AB' }, 'before'],
    ['no day', 'record-correction', { ...MADE, correctedOn: '2026-02-30' }, 'correctedOn'],
    ['the error before the first', 'record-finding', { ...CONFIRMED, error: 0 }, 'error'],
  ])('are malformed: %s', (_, command, payload, field) => {
    expect(playTo('FOUND').give(providerHandler, command, payload)).toMatchObject({
      kind: 'SHAPE',
      fields: [{ field }],
    });
  });

  it('are kept with their instants', () => {
    expect(playTo('CORRECTED').matter.data).toMatchObject({
      findings: [
        { ...CONFIRMED, verifiedAt: atLocal('2026-03-03', 10) },
        { ...CORRECT, verifiedAt: atLocal('2026-03-03', 11) },
      ],
      corrections: [{ ...MADE, recordedAt: atLocal('2026-03-03', 15) }],
    });
  });
});

/** Records findings on both errors, and the corrections of those listed. */
function playWithFindings(confirmed: readonly boolean[], corrected: readonly number[]) {
  const play = playTo('VERIFYING').passTo(atLocal('2026-03-03', 16));
  confirmed.forEach((one, n) =>
    play.do(providerHandler, 'record-finding', { ...CONFIRMED, error: n + 1, confirmed: one }),
  );
  corrected.forEach((error) => play.do(providerHandler, 'record-correction', { ...MADE, error }));
  return play;
}

describe('feedback', () => {
  const feedBack = (outcome: FeedbackOutcome) => ({ outcome, text: '见核实结论。' });

  it.each<[string, readonly boolean[], readonly number[], string]>([
    ['nothing was verified', [], [], 'NOT_VERIFIED'],
    ['one error was not verified', [false], [], 'NOT_VERIFIED'],
    ['a confirmed error was not corrected', [true, false], [], 'NOT_CORRECTED'],
    ['one of two was not corrected', [true, true], [2], 'NOT_CORRECTED'],
  ])('is refused while %s, and T8 keeps running', (_, confirmed, corrected, code) => {
    const play = playWithFindings(confirmed, corrected);
    for (const outcome of ['CORRECTED', 'PARTLY_CORRECTED', 'NO_ERROR'] as const)
      expect(play.give(providerLead, 'feed-back', feedBack(outcome))).toMatchObject({ kind: 'RULE', code });
    expect(play.clock('correction').state).toBe('RUNNING');
  });

  it.each<[FeedbackOutcome, readonly boolean[], readonly number[]]>([
    ['CORRECTED', [true, true], [1, 2]],
    ['PARTLY_CORRECTED', [false, true], [2]],
    ['NO_ERROR', [false, false], []],
  ])('%s is the only outcome accepted for its findings, and meets T8', (outcome, confirmed, corrected) => {
    const play = playWithFindings(confirmed, corrected);
    for (const other of ['CORRECTED', 'PARTLY_CORRECTED', 'NO_ERROR'] as const)
      expect(other === outcome ? null : play.judge(providerLead, 'feed-back', feedBack(other))).toEqual(
        other === outcome
          ? null
          : { ok: false, refusal: expect.objectContaining({ code: 'OTHER_OUTCOME', kind: 'RULE' }) },
      );
    play.do(providerLead, 'feed-back', feedBack(outcome));
    expect(play.matter).toMatchObject({ state: 'FED_BACK', data: { feedback: { outcome } } });
    expect(play.clock('correction')).toMatchObject({ state: 'MET', metAt: play.now });
  });

  it('on a change notifies every other department that uses the data now, once (F-M7)', () => {
    const play = playTo('FED_BACK');
    const to = play.happened('fedBack')[0]?.payload.notices?.flatMap((notice) => notice.to) ?? [];
    expect(told(play, 'fedBack')).toEqual(['city.housing', 'county.farming', 'county.schools']);
    expect(new Set(to.map(({ departmentId, role }) => `${departmentId} ${role}`)).size).toBe(to.length);
  });

  it('on no error notifies the requester alone', () => {
    const play = playWithFindings([false, false], []).do(providerLead, 'feed-back', feedBack('NO_ERROR'));
    expect(told(play, 'fedBack')).toEqual(['city.housing']);
  });

  it('notifies the departments that use the data at that instant', () => {
    const play = playTo('CORRECTED');
    play.facts = {
      ...play.facts,
      grants: { [ENTRY.catalogCode]: [{ matterId: 'g', requester: 'city.data', active: true }] },
    };
    expect(told(play.do(providerLead, 'feed-back', FIT['feed-back']), 'fedBack')).toEqual([
      'city.data',
      'city.housing',
    ]);
  });

  it('by a source notifies the provider and the users of the source’s data as well', () => {
    const play = playTo('REROUTED').do(sourceHandler, 'accept-reroute', {}).do(sourceHandler, 'start-verification', {});
    play.do(sourceHandler, 'record-finding', CONFIRMED).do(sourceHandler, 'record-finding', CORRECT);
    play.do(sourceHandler, 'record-correction', MADE).do(sourceLead, 'feed-back', FIT['feed-back']);
    const holders = [ENTRY.catalogCode, SOURCE_CODE]
      .flatMap((code) => GRANTS[code] ?? [])
      .filter(({ active }) => active);
    const expected = new Set(['city.housing', 'province.land', ...holders.map(({ requester }) => requester)]);
    expect(told(play, 'fedBack')).toEqual([...expected].sort());
    expect(play.clock('correction')).toMatchObject({ state: 'MET', responsible: 'nation.police' });
  });

  it('is late after the limit; its acceptance notifies the responsible department', () => {
    const play = playTo('CORRECTED').passTo(atLocal('2026-03-17', 9)).do(providerLead, 'feed-back', FIT['feed-back']);
    expect(isLate(play.clock('correction'))).toBe(true);
    expect(play.happened('deadlinePassed')).toHaveLength(1);
    expect(told(play.do(WHO.handler, 'accept-feedback', {}), 'feedbackAccepted')).toEqual(['province.land']);
    expect(play.matter.state).toBe('CLOSED');
  });

  it('that is not accepted sends reminders and closes nothing', () => {
    const play = playTo('FED_BACK').passTo(atLocal('2026-06-01'));
    expect(play.matter.state).toBe('FED_BACK');
    expect(play.alerts.filter((one) => one.startsWith('acceptance'))).toEqual(
      ['L0', 'L1', 'L2', 'L3', 'L4'].map((rung) => `acceptance ${rung}`),
    );
  });
});
