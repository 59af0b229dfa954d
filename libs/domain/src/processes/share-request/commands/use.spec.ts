import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actorOf } from '../../../access/actor.fixture.js';
import type { Role } from '../../../access/roles.js';
import { addMs, atLocal, type LocalDate } from '../../../calendar/time.js';
import { fold } from '../../../matter/fold.js';
import { walk, WALKS } from '../../../matter/random-walk.fixture.js';
import type { RequestContent } from '../share-request.content.js';
import { Play, sameManAs, WHO } from '../share-request.fixture.js';
import { shareRequest } from '../share-request.js';
import type { ShareRequestState } from '../share-request.state.js';
import { USE_RECORD_TYPES } from '../use-content.js';
import { AGREE, DOCUMENT, FIT, playTo, refuse, REQUEST, USE_RECORD } from '../way.fixture.js';

const { handler, lead, providerHandler, providerLead, authorityHead, supervisor } = WHO;
const requester = (role: Role) => actorOf(role, 'city.housing');
const provider = (role: Role) => actorOf(role, 'province.land');

/** Plays a request with this term of use to its reply, within one day. */
function agreed(usageTerm: RequestContent['usageTerm'], day: LocalDate): Play {
  const play = new Play({}, atLocal(day, 9)).do(handler, 'draft-request', { ...REQUEST, usageTerm });
  play.do(handler, 'submit-internally', FIT['submit-internally']).do(lead, 'lead-consent', { revision: 1 });
  play.do(providerHandler, 'accept', {}).do(providerHandler, 'propose-reply', AGREE);
  return play.do(providerLead, 'lead-approve-reply', { revision: 1 });
}

function inUse(usageTerm: RequestContent['usageTerm'], day: LocalDate): Play {
  const play = agreed(usageTerm, day);
  for (const command of ['start-delivery', 'record-delivery']) play.do(providerHandler, command, FIT[command]);
  return play.do(handler, 'accept-delivery', {});
}

/** Plays a request that is delivered again after a rejection; data have reached the requester before. */
const deliveringAgain = (): Play =>
  playTo('DELIVERY_REJECTED').do(providerHandler, 'start-delivery', FIT['start-delivery']);

describe('a use record (row 15)', () => {
  const record = (more: object) => playTo('IN_USE').give(handler, 'record-use', { ...USE_RECORD, ...more });

  it.each(USE_RECORD_TYPES)('has one of the kinds of the Regulation: %s', (type) => {
    const play = playTo('IN_USE').do(handler, 'record-use', { ...USE_RECORD, type });
    expect(play.matter.data.useRecords).toEqual([
      { recordNo: 1, type, occurredOn: '2026-03-09', recordedAt: play.now },
    ]);
    expect(play.happened('useRecorded')).toMatchObject([{ payload: { record: { type, text: USE_RECORD.text } } }]);
  });

  it.each([
    ['of an item that was not agreed to', { itemIds: ['i3'] }, 'ITEM_NOT_DELIVERED', 'itemIds'],
    ['of tomorrow', { occurredOn: '2026-03-10' }, 'USE_IN_FUTURE', 'occurredOn'],
    ['of a day before the data came', { occurredOn: '2026-03-05' }, 'USE_BEFORE_DELIVERY', 'occurredOn'],
    ['of no known kind', { type: 'OTHER' }, 'INVALID', 'type'],
    ['without words', { text: ' ' }, 'INVALID', 'text'],
    ['in too many words', { text: '用'.repeat(2001) }, 'INVALID', 'text'],
    ['with a document', { documents: [DOCUMENT.documentId] }, 'RECORD_CITES_NOTHING', 'documents'],
    ['that names a person', { text: '查询了00000019000101013X的登记。' }, 'INVALID', 'text'],
  ])('is refused: %s', (_, more, code, field) => {
    expect(record(more)).toMatchObject({ code, fields: [{ field }] });
  });

  it('may be dated on the day of delivery, and be about all items', () => {
    const { itemIds: _, system: __, ...bare } = USE_RECORD;
    expect(playTo('IN_USE').give(handler, 'record-use', { ...bare, occurredOn: '2026-03-06' })).toBeNull();
  });

  it('may not be about a refused item', () => {
    const decisions = [{ itemId: 'i1', agree: true }, refuse('i2')];
    const play = playTo('UNDER_REVIEW').do(providerHandler, 'propose-reply', { ...AGREE, decisions });
    play.do(providerLead, 'lead-approve-reply', { revision: 1 });
    play.do(providerHandler, 'start-delivery', FIT['start-delivery']);
    const [first] = (FIT['record-delivery'] as { deliveries: object[] }).deliveries;
    const delivery = { ...(FIT['record-delivery'] as object), deliveries: [{ ...first, itemIds: ['i1'] }] };
    play.do(providerHandler, 'record-delivery', delivery).passTo(atLocal('2026-03-09', 9));
    expect(play.give(handler, 'record-use', { ...USE_RECORD, itemIds: ['i2'] })).toMatchObject({
      code: 'ITEM_NOT_DELIVERED',
      clause: '29(2)',
    });
    expect(play.give(handler, 'record-use', USE_RECORD)).toBeNull();
  });

  it('is possible once data have reached the requester', () => {
    const none = playTo('DELIVERING').give(handler, 'record-use', USE_RECORD);
    expect(none).toMatchObject({ kind: 'RULE', code: 'DATA_NOT_REACHED', clause: '29(2)' });
    expect(deliveringAgain().give(handler, 'record-use', USE_RECORD)).toBeNull();
  });

  it.each([providerHandler, providerLead, requester('DEPT_HEAD'), supervisor, authorityHead])(
    'is made by the requester only, not by $accountId',
    (actor) => {
      expect(playTo('IN_USE').give(actor, 'record-use', USE_RECORD)).toMatchObject({ code: 'NOT_YOUR_OFFICE' });
    },
  );

  it('is refused to a person who acted for the provider (SoD-12)', () => {
    const both = sameManAs(providerHandler, handler);
    expect(playTo('IN_USE').give(both, 'record-use', USE_RECORD)).toMatchObject({ code: 'SAME_NATURAL_PERSON' });
  });

  it('is only added, whatever happens, and folds to the same again', () => {
    fc.assert(
      fc.property(WALKS, (choices) => {
        let known: readonly unknown[] = [];
        const play = walk(choices, ({ matter: { data } }) => {
          expect(data.useRecords.slice(0, known.length)).toEqual(known);
          expect(data.useRecords.map(({ recordNo }) => recordNo)).toEqual(data.useRecords.map((_, n) => n + 1));
          known = data.useRecords;
        });
        expect(play.happened('useRecorded')).toHaveLength(known.length);
        expect(fold(shareRequest, play.matter.matterId, play.events)).toEqual(play.matter);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the end of the term (row 17)', () => {
  it.each([
    ['2026-02-13', '2026-02-02', '2026-02-14', '2026-02-28'],
    ['2026-02-17', '2026-02-02', '2026-02-18', '2026-02-28'],
    ['2025-09-30', '2025-09-01', '2025-10-01', '2025-10-14'],
    ['2025-09-25', '2025-09-01', '2025-09-26', '2025-10-10'],
  ])(
    'for a use through %s leaves five working days to answer from the day after: %s, %s',
    (until, day, day0, lastDay) => {
      const play = inUse({ until }, day);
      expect(play.clock('term')).toMatchObject({
        kind: 'SOFT',
        day0,
        lastDay,
        startedAt: atLocal(day0),
        state: 'RUNNING',
      });
      expect(shareRequest.view(play.matter, new Set(['everybody']))).toMatchObject({ accessEndsAt: atLocal(day0) });
      play.passTo(addMs(atLocal(day0), -1));
      expect(play.alerts.filter((one) => one.startsWith('term'))).toEqual([]);
      play.passTo(atLocal(day0));
      expect(play.alerts.filter((one) => one.startsWith('term'))).toEqual(['term L0']);
    },
  );

  it('does not exist for a use without end', () => {
    const play = inUse({ until: null, reason: '长期履职需要。' }, '2026-02-02').passTo(atLocal('2029-01-01'));
    expect(play.clocks).not.toContain('term');
    expect(shareRequest.view(play.matter, new Set(['everybody']))).toMatchObject({ accessEndsAt: null });
  });

  it('is asked about once, however often data are delivered', () => {
    const play = deliveringAgain().passTo(atLocal('2026-03-12', 9));
    const before = play.clock('term');
    play.do(providerHandler, 'record-delivery', FIT['record-delivery']);
    expect(play.clock('term')).toEqual(before);
  });

  it('changes no state: only the requester gets reminders, inside the department', () => {
    const play = inUse({ until: '2026-02-13' }, '2026-02-02').passTo(atLocal('2026-12-31'));
    expect(play.matter.state).toBe('IN_USE');
    const told = play.happened('alertRaised').filter(({ payload }) => payload.clockId === 'term');
    expect(told.map(({ payload }) => payload.rung)).toEqual(['L0', 'L1', 'L2', 'L3', 'L4']);
    const to = told.flatMap(({ payload }) => payload.to as { departmentId: string }[]);
    expect(new Set(to.map(({ departmentId }) => departmentId))).toEqual(new Set(['city.housing']));
  });

  it('ends delivery: none can be started or recorded any more', () => {
    const late = { kind: 'RULE', code: 'TERM_OVER', clause: '27(1)' };
    const play = agreed({ until: '2026-02-13' }, '2026-02-02').passTo(addMs(atLocal('2026-02-14'), -1));
    expect(play.judge(providerHandler, 'start-delivery', FIT['start-delivery'])).toMatchObject({ ok: true });
    play.passTo(atLocal('2026-02-14'));
    expect(play.give(providerHandler, 'start-delivery', FIT['start-delivery'])).toMatchObject(late);
    const begun = agreed({ until: '2026-02-13' }, '2026-02-02');
    begun.do(providerHandler, 'start-delivery', FIT['start-delivery']).passTo(atLocal('2026-02-14'));
    expect(begun.give(providerHandler, 'record-delivery', FIT['record-delivery'])).toMatchObject(late);
    expect(begun.do(lead, 'relinquish', FIT.relinquish).matter.state).toBe('CLOSED');
  });
});

describe('purpose-ended (row 17)', () => {
  const say = (kind: string) => ({ kind, text: '情况如所附说明。' });
  const termOver = (): Play => inUse({ until: '2026-02-13' }, '2026-02-02').passTo(atLocal('2026-02-14'));

  it.each(['ACHIEVED', 'UNACHIEVABLE', 'NO_LONGER_NECESSARY'])(
    'can be declared by the requester at any time: %s',
    (kind) => {
      const play = playTo('IN_USE').do(handler, 'purpose-ended', say(kind));
      expect(play.matter).toMatchObject({
        state: 'DISPOSING',
        data: { purposeEnd: { kind, by: 'requester', endedAt: play.now }, disposal: { status: 'INSTRUCTED' } },
      });
      expect(shareRequest.view(play.matter, new Set(['everybody']))).toMatchObject({ accessEndsAt: play.now });
    },
  );

  it('has no other ground', () => {
    expect(playTo('IN_USE').give(handler, 'purpose-ended', say('TERMINATED'))).toMatchObject({ code: 'INVALID' });
  });

  it.each<[string, () => Play]>([
    ['DELIVERING again', deliveringAgain],
    ...(['DELIVERED', 'DELIVERY_REJECTED', 'IN_USE'] as const).map((state): [string, () => Play] => [
      state,
      () => playTo(state),
    ]),
  ])('is possible in %s, and ends every open clock', (_, play) => {
    const ended = play().do(lead, 'purpose-ended', say('NO_LONGER_NECESSARY'));
    expect(ended.matter.state).toBe('DISPOSING');
    const running = ended.matter.clocks.filter(({ state }) => state === 'RUNNING');
    expect(running).toMatchObject([{ id: 'disposal', kind: 'SOFT', clause: '27(1)', responsible: 'city.housing' }]);
  });

  it('is refused before data have reached the requester', () => {
    expect(playTo('DELIVERING').give(handler, 'purpose-ended', say('ACHIEVED'))).toMatchObject({
      kind: 'RULE',
      code: 'DATA_NOT_REACHED',
      clause: '27(1)',
    });
    expect(playTo('AGREED').give(handler, 'purpose-ended', say('ACHIEVED'))).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('with the ground of the term is possible only after it, and then answers the question', () => {
    const play = inUse({ until: '2026-02-13' }, '2026-02-02').passTo(addMs(atLocal('2026-02-14'), -1));
    expect(play.give(handler, 'purpose-ended', say('TERM_EXPIRED'))).toMatchObject({
      kind: 'RULE',
      code: 'TERM_NOT_OVER',
      fields: [{ field: 'kind' }],
    });
    play.passTo(atLocal('2026-02-14')).do(handler, 'purpose-ended', say('TERM_EXPIRED'));
    expect(play.clock('term')).toMatchObject({ state: 'MET', metAt: play.now });
  });

  it('may have another ground after the term', () => {
    expect(termOver().give(handler, 'purpose-ended', say('ACHIEVED'))).toBeNull();
  });

  it('is the requester’s alone until the target has passed to the millisecond, then also the provider’s lead’s, on the ground of the term', () => {
    const early = { kind: 'RULE', code: 'TERM_TARGET_NOT_PASSED', clause: '27(1)' };
    const play = termOver().passTo(addMs(atLocal('2026-03-01'), -1));
    expect(play.give(providerLead, 'purpose-ended', say('TERM_EXPIRED'))).toMatchObject(early);
    play.passTo(atLocal('2026-03-01'));
    expect(play.give(providerLead, 'purpose-ended', say('ACHIEVED'))).toMatchObject({
      code: 'ENDS_WITH_THE_TERM_ONLY',
    });
    play.do(providerLead, 'purpose-ended', say('TERM_EXPIRED'));
    expect(play.matter.data.purposeEnd).toMatchObject({ by: 'provider', kind: 'TERM_EXPIRED' });
    expect(play.clock('term').state).toBe('CANCELLED');
  });

  it('is never possible for the provider if the term has no end', () => {
    const play = inUse({ until: null, reason: '长期履职需要。' }, '2026-02-02').passTo(atLocal('2029-01-01'));
    expect(play.give(providerLead, 'purpose-ended', say('TERM_EXPIRED'))).toMatchObject({
      code: 'TERM_TARGET_NOT_PASSED',
    });
  });

  it('is possible for the provider also if the delivery was recorded before this clock existed', () => {
    const play = termOver().passTo(atLocal('2026-03-02', 9));
    const old = { ...play.matter, clocks: play.matter.clocks.filter(({ id }) => id !== 'term') };
    const row = shareRequest.commands.find(({ name }) => name === 'purpose-ended');
    const office = { role: 'WB_LEAD', departmentId: 'province.land' } as const;
    expect(row?.guard?.(old, { ...play.context(providerLead), office, documents: [] })).toBeNull();
  });

  it.each([providerHandler, provider('DEPT_HEAD'), requester('DEPT_HEAD'), authorityHead, supervisor])(
    'is refused to $accountId',
    (actor) => {
      const play = termOver().passTo(atLocal('2026-03-02', 9));
      expect(play.give(actor, 'purpose-ended', say('TERM_EXPIRED'))).toMatchObject({ code: 'NOT_YOUR_OFFICE' });
    },
  );

  it('notifies both parties', () => {
    const [event] = playTo('DISPOSING').happened('purposeEnded');
    const told = event?.payload.notices?.flatMap(({ to }) => to.map(({ departmentId }) => departmentId));
    expect(new Set(told)).toEqual(new Set(['city.housing', 'province.land']));
  });

  it('leaves a delivery that was still owed as not missed, and a missed one recorded', () => {
    const play = playTo('DELIVERY_REJECTED')
      .passTo(atLocal('2026-04-02', 9))
      .do(handler, 'purpose-ended', say('ACHIEVED'));
    expect(play.happened('deadlinePassed')).toMatchObject([{ payload: { clockId: 'delivery' } }]);
    expect(play.clock('delivery').state).toBe('CANCELLED');
  });

  it('leaves a pending extension to be decided after a late reply', () => {
    const play = playTo('PROVIDER_LEAD_REVIEW').do(providerLead, 'request-extension', FIT['request-extension']);
    play.passTo(atLocal('2026-03-18', 9)).do(providerLead, 'lead-approve-reply', { revision: 1 });
    for (const command of ['start-delivery', 'record-delivery']) play.do(providerHandler, command, FIT[command]);
    play.do(handler, 'purpose-ended', say('ACHIEVED'));
    expect(play.give(WHO.reviewer, 'decide-extension', FIT['decide-extension'])).toBeNull();
    expect(play.matter.state).toBe('DISPOSING');
  });

  it.each<[string, LocalDate, LocalDate]>([
    ['over Spring Festival', '2026-02-10', '2026-03-16'],
    ['over National Day', '2025-09-25', '2025-10-29'],
  ])('starts a target of twenty working days for the disposal, %s', (_, day, lastDay) => {
    const play = inUse({ until: '2026-12-31' }, day).do(handler, 'purpose-ended', say('ACHIEVED'));
    expect(play.clock('disposal')).toMatchObject({ day0: day, lastDay, workingDays: 20 });
  });
});

it.each<ShareRequestState>(['DRAFT', 'SUBMITTED', 'REFUSED', 'WITHDRAWN', 'LAPSED'])('%s gives no access', (state) => {
  expect(shareRequest.view(playTo(state).matter, new Set(['requester']))).toMatchObject({ accessEndsAt: null });
});

it('a relinquished request ended its access with it', () => {
  const { matter } = playTo('CLOSED');
  expect(shareRequest.view(matter, new Set(['requester']))).toMatchObject({
    accessEndsAt: matter.since,
    retainUntil: null,
  });
});
