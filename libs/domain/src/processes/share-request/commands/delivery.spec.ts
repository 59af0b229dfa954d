import { describe, expect, it } from '@jest/globals';
import { atLocal } from '../../../calendar/time.js';
import { isLate, isOverdue } from '../../../clock/standing.js';
import type { EntryVersion } from '../../../catalog/entry.js';
import { delivery } from '../share-request.examples.js';
import { UNCONDITIONAL, WHO, type Play } from '../share-request.fixture.js';
import { AGREE, ASSESSMENT, FIT, playTo, REASON, refuse } from '../way.fixture.js';

const { handler, lead, providerHandler, providerLead } = WHO;
const REJECTION = FIT['reject-delivery'];
/** Missed dates of T7. */
const missed = (play: Play) =>
  play.happened('deadlinePassed').flatMap(({ payload }) => (payload.clockId === 'delivery' ? [payload.dueAt] : []));
const redeliver = (play: Play): Play =>
  play.do(providerHandler, 'start-delivery', FIT['start-delivery']).do(providerHandler, 'record-delivery', delivery);

describe('the start of delivery is refused (row 11, R-11.6)', () => {
  const start = (assessment: object | undefined, entry: Partial<EntryVersion> = {}) =>
    playTo('AGREED', { entry }).give(providerHandler, 'start-delivery', {
      mode: 'API',
      ...(assessment && { assessment }),
    });

  it.each<[string, object | undefined, Partial<EntryVersion>, string]>([
    ['without an assessment of conditional data', undefined, { containsPersonalInfo: false }, 'ASSESSMENT_REQUIRED'],
    [
      'without one of personal data',
      undefined,
      { ...UNCONDITIONAL, containsPersonalInfo: true },
      'ASSESSMENT_REQUIRED',
    ],
    ['without one of important data', undefined, { ...UNCONDITIONAL, dataLevel: 'IMPORTANT' }, 'ASSESSMENT_REQUIRED'],
    ['without one of core data', undefined, { ...UNCONDITIONAL, dataLevel: 'CORE' }, 'ASSESSMENT_REQUIRED'],
    ['after a failed one', { ...ASSESSMENT, conclusion: 'FAIL' }, {}, 'ASSESSMENT_FAILED'],
    ['after an expired one', { ...ASSESSMENT, validUntil: '2026-03-02' }, {}, 'ASSESSMENT_EXPIRED'],
    ['after one of tomorrow', { ...ASSESSMENT, assessedAt: '2026-03-04' }, {}, 'ASSESSMENT_IN_FUTURE'],
    [
      'after a failed one though none is needed',
      { ...ASSESSMENT, conclusion: 'FAIL' },
      UNCONDITIONAL,
      'ASSESSMENT_FAILED',
    ],
  ])('%s', (_, assessment, entry, code) => {
    expect(start(assessment, entry)).toMatchObject({ kind: 'RULE', code, clause: '11(5)' });
  });

  it('in a mode that the entry does not publish', () => {
    const play = playTo('AGREED', { entry: { shareModes: ['API'] } });
    const started = play.give(providerHandler, 'start-delivery', { mode: 'FILE', assessment: ASSESSMENT });
    expect(started).toMatchObject({ kind: 'RULE', code: 'MODE_NOT_PUBLISHED', clause: '22(2)' });
  });

  it('except that the last day of the assessment still counts', () => {
    expect(start({ ...ASSESSMENT, validUntil: '2026-03-03' })).toBeNull();
  });
});

describe('a delivery is refused (row 12)', () => {
  const [first] = delivery.deliveries;
  const record = (more: object) =>
    playTo('DELIVERING').give(providerHandler, 'record-delivery', { ...delivery, ...more });

  it.each([
    ['of some items only', { deliveries: [{ ...first, itemIds: ['i1'] }] }, 'ITEMS_NOT_DELIVERED', '22(1)'],
    [
      'of more than was agreed',
      { deliveries: [{ ...first, itemIds: ['i1', 'i2', 'i3'] }] },
      'ITEMS_NOT_DELIVERED',
      '22(1)',
    ],
    [
      'below the standards',
      { standardsCheck: { ...delivery.standardsCheck, passed: false } },
      'STANDARDS_NOT_MET',
      '11(3)',
    ],
  ])('%s', (_, more, code, clause) => {
    expect(record(more)).toMatchObject({ kind: 'RULE', code, clause });
  });

  it('without evidence that has a hash', () => {
    const evidence = { ...first?.evidence, sha256: 'abc' };
    expect(record({ deliveries: [{ ...first, evidence }] })).toMatchObject({
      code: 'INVALID',
      fields: [{ field: 'deliveries.0.evidence.sha256' }],
    });
  });

  it('if it contains a refused item', () => {
    const decisions = [{ itemId: 'i1', agree: true }, refuse('i2')];
    const play = playTo('UNDER_REVIEW').do(providerHandler, 'propose-reply', { ...AGREE, decisions });
    play.do(providerLead, 'lead-approve-reply', { revision: 1 });
    play.do(providerHandler, 'start-delivery', FIT['start-delivery']);
    expect(play.give(providerHandler, 'record-delivery', delivery)).toMatchObject({ code: 'ITEMS_NOT_DELIVERED' });
    const agreed = { ...delivery, deliveries: [{ ...first, itemIds: ['i1'] }] };
    expect(play.give(providerHandler, 'record-delivery', agreed)).toBeNull();
  });

  it('but accepted in parts, each with its evidence', () => {
    const parts = ['i1', 'i2'].map((itemId) => ({ ...first, itemIds: [itemId] }));
    expect(record({ deliveries: parts })).toBeNull();
  });
});

describe('a delivery is in time or late (Art 22(1))', () => {
  const recorded = (at: string) => playTo('DELIVERING').passTo(at).do(providerHandler, 'record-delivery', delivery);

  it.each([
    ['2026-03-31T15:59:59.999Z', false],
    ['2026-03-31T16:00:00.000Z', true],
  ])('recorded at %s: late %s', (at, late) => {
    expect(isLate(recorded(at).clock('delivery'))).toBe(late);
  });
});

describe('the acceptance (rows 13 and 14)', () => {
  it.each(['accept-delivery', 'reject-delivery'])('%s must name the revision that was read', (command) => {
    const payload = { ...(FIT[command] as object), revision: 2 };
    expect(playTo('DELIVERED').give(handler, command, payload)).toMatchObject({ code: 'STALE_REVISION' });
  });

  it('may be refused for delivered items only, with reasons', () => {
    const reasons = [{ itemId: 'i3', text: '缺失。' }];
    const play = playTo('DELIVERED');
    expect(play.give(handler, 'reject-delivery', { reasons })).toMatchObject({ code: 'ITEM_NOT_DELIVERED' });
    expect(play.give(handler, 'reject-delivery', { reasons: [] })).toMatchObject({ code: 'INVALID' });
  });

  it('never happens without an act: the requester gets reminders', () => {
    const play = playTo('DELIVERED').passTo(atLocal('2026-12-31'));
    expect(play.matter.state).toBe('DELIVERED');
    expect(play.alerts).toContain('acceptance-1 L4');
    expect(play.alerts).not.toContain('acceptance-1 L5');
  });

  /** T7 begins on 3 March and ends with the 31st; data delivered on the 6th leave 17 working days. */
  it('refused long after the limit goes on with what was left of it at the delivery (Q-33)', () => {
    const play = playTo('DELIVERED').passTo(atLocal('2026-04-02', 8)).do(handler, 'reject-delivery', REJECTION);
    expect(play.clock('delivery')).toMatchObject({ state: 'RUNNING', lastDay: '2026-04-28', workingDays: 20 });
    expect(isOverdue(play.clock('delivery'), play.now)).toBe(false);
    expect(missed(play)).toEqual([]);
    redeliver(play.passTo(atLocal('2026-04-28', 23)));
    expect(isLate(play.clock('delivery'))).toBe(false);
  });

  it('leaves one working day where nothing is left, once in the life of the request', () => {
    const play = playTo('DELIVERING').passTo(atLocal('2026-03-31', 20));
    play.do(providerHandler, 'record-delivery', delivery);
    play.passTo(atLocal('2026-04-09', 9)).do(handler, 'reject-delivery', REJECTION);
    expect(play.clock('delivery').lastDay).toBe('2026-04-10');
    redeliver(play.passTo(atLocal('2026-04-10', 9)));
    play.passTo(atLocal('2026-04-15', 9)).do(handler, 'reject-delivery', REJECTION);
    expect(play.clock('delivery').lastDay).toBe('2026-04-15');
    play.passTo(atLocal('2026-04-17', 9));
    expect(missed(play)).toEqual([atLocal('2026-04-16')]);
  });

  it('of a late delivery leaves it late: its date stands, and the days with the requester delay L5 and L6', () => {
    const play = playTo('DELIVERING').passTo(atLocal('2026-04-02', 9));
    play.do(providerHandler, 'record-delivery', delivery);
    play.passTo(atLocal('2026-04-17', 9)).do(handler, 'reject-delivery', REJECTION);
    expect(play.clock('delivery')).toMatchObject({ state: 'RUNNING', lastDay: '2026-03-31' });
    expect(isOverdue(play.clock('delivery'), play.now)).toBe(true);
    expect(missed(play)).toEqual([atLocal('2026-04-01')]);
    const late = () => play.alerts.filter((one) => ['delivery L5', 'delivery L6'].includes(one));
    play.passTo(atLocal('2026-04-20', 8));
    expect(late()).toEqual([]);
    play.passTo(atLocal('2026-04-20', 10));
    expect(late()).toEqual(['delivery L5']);
  });

  it('under other readings runs to its old date, or leaves the limit met and sets a target (Q-33)', () => {
    const rejected = (reading: 'ORIGINAL' | 'SOFT') =>
      playTo('DELIVERED', { policy: { 'Q-33': reading } })
        .passTo(atLocal('2026-04-02', 8))
        .do(handler, 'reject-delivery', REJECTION);
    expect(isOverdue(rejected('ORIGINAL').clock('delivery'), atLocal('2026-04-02', 8))).toBe(true);
    const soft = rejected('SOFT');
    expect([soft.clock('delivery').state, soft.clock('redelivery-1')]).toMatchObject([
      'MET',
      { state: 'RUNNING', kind: 'SOFT', lastDay: '2026-04-10' },
    ]);
    expect(redeliver(soft).clock('redelivery-1').state).toBe('MET');
  });
});

describe('relinquishing (row 11b)', () => {
  it('is refused once data have reached the requester', () => {
    const play = playTo('DELIVERY_REJECTED').do(providerHandler, 'start-delivery', FIT['start-delivery']);
    expect(play.give(lead, 'relinquish', REASON)).toMatchObject({
      kind: 'RULE',
      code: 'DATA_HAS_REACHED_REQUESTER',
      clause: '27(1)',
    });
  });

  it.each(['DELIVERED', 'DELIVERY_REJECTED', 'IN_USE', 'REFUSED'] as const)('is refused in %s', (state) => {
    expect(playTo(state).give(lead, 'relinquish', REASON)).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('leaves a pending extension to be decided after a late reply', () => {
    const play = playTo('PROVIDER_LEAD_REVIEW').do(providerLead, 'request-extension', FIT['request-extension']);
    play
      .passTo(atLocal('2026-03-18', 9))
      .do(providerLead, 'lead-approve-reply', { revision: 1 })
      .do(lead, 'relinquish', REASON);
    expect(play.give(WHO.reviewer, 'decide-extension', FIT['decide-extension'])).toBeNull();
    expect(play.matter.state).toBe('CLOSED');
  });
});
