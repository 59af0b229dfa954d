import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../access/actor.fixture.js';
import { atLocal } from '../calendar/time.js';
import * as entry from '../processes/catalog-entry/catalog-entry.fixture.js';
import * as update from '../processes/catalog-update/catalog-update.fixture.js';
import { ADMINS } from '../processes/administering/administering.fixture.js';
import * as delegated from '../processes/delegation/delegation.fixture.js';
import * as correction from '../processes/correction-request/correction-request.fixture.js';
import type { Refusal } from '../language/refusal.js';
import { UNCONDITIONAL, sameManAs, WHO } from '../processes/share-request/share-request.fixture.js';
import { FIT, playTo, refuse } from '../processes/share-request/way.fixture.js';
import { DEFAULT_POLICY } from './default-policy.js';
import { draftPolicy } from './draft.js';
import type { PolicyOptions } from './policy.js';
import { POLICY_REGISTER } from './register.js';

type Point = keyof PolicyOptions;
type Chosen = Partial<PolicyOptions>;

/** A step of a process that meets the point, with the expected result under each reading. */
interface Reading {
  readonly what: string;
  readonly run: (policy: Chosen) => unknown;
  readonly by: Readonly<Record<string, unknown>>;
}

const codeOf = (refusal: Refusal | null): string => refusal?.code ?? 'done';
const { handler, lead, providerHandler, providerLead, reviewer } = WHO;

/** A request received at that instant; March 2026 has no holiday, and its 2nd is a Monday. */
const receivedAt =
  (day: string, hour: number, minute = 0) =>
  (policy: Chosen) => {
    const play = playTo('REQUESTER_LEAD_REVIEW', { policy }).passTo(atLocal(day, hour, minute));
    return play.do(lead, 'lead-consent', FIT['lead-consent']).clock('reply');
  };
const asksForDays = (policy: Chosen, days: number) =>
  playTo('UNDER_REVIEW', { policy }).do(providerLead, 'request-extension', { days, reason: '数据量大。' });
const grant = { grant: true, reason: '情况属实。' };

const READINGS: Readonly<Partial<Record<Point, Reading>>> = {
  'Q-01': {
    what: 'ten working days from Monday, 2 March',
    run: (policy) => receivedAt('2026-03-02', 10)(policy).lastDay,
    by: { EXCLUDE: '2026-03-16', INCLUDE: '2026-03-13' },
  },
  'Q-02': {
    what: 'ten working days from Saturday, 7 March',
    run: (policy) => receivedAt('2026-03-07', 10)(policy).lastDay,
    by: { ACTUAL_DAY: '2026-03-20', NEXT_WORKING_DAY: '2026-03-23' },
  },
  'Q-03': {
    what: 'ten working days from Monday, 2 March, 18:30',
    run: (policy) => receivedAt('2026-03-02', 18, 30)(policy).lastDay,
    by: { SAME_DAY: '2026-03-16', NEXT_WORKING_DAY: '2026-03-17' },
  },
  'Q-04': {
    what: 'the end of Monday, 16 March',
    run: (policy) => receivedAt('2026-03-02', 10)(policy).dueAt,
    by: { MIDNIGHT: '2026-03-16T16:00:00.000Z', BUSINESS_CLOSE: '2026-03-16T09:30:00.000Z' },
  },
  'Q-06': {
    what: 'an extension asked for in time and granted a day late',
    run: (policy) => {
      const play = asksForDays(policy, 5).passTo(atLocal('2026-03-17', 10));
      const answer = codeOf(play.give(reviewer, 'decide-extension', grant));
      return [answer, play.clock('reply').lastDay];
    },
    by: { LATE_GRANT: ['done', '2026-03-23'], STRICT: ['EXTENSION_DECIDED_LATE', '2026-03-16'] },
  },
  'Q-07': {
    what: 'an extension of the one working day',
    run: (policy) => {
      const play = playTo('UNDER_REVIEW', { policy, entry: UNCONDITIONAL });
      return codeOf(play.give(providerLead, 'request-extension', { days: 1, reason: '数据量大。' }));
    },
    by: { YES: 'done', NO: 'EXTENSION_UNCONDITIONAL' },
  },
  'Q-08': {
    what: 'a second extension',
    run: (policy) => {
      const play = asksForDays(policy, 6).do(reviewer, 'decide-extension', grant);
      return codeOf(play.give(providerLead, 'request-extension', { days: 2, reason: '数据量大。' }));
    },
    by: { ONE: 'EXTENSION_SECOND', MANY: 'done' },
  },
  'Q-10': {
    what: 'asked on Tuesday, 3 March, supplied on Thursday',
    run: (policy) =>
      playTo('SUPPLEMENT_REQUIRED', { policy })
        .passTo(atLocal('2026-03-05', 10))
        .do(handler, 'supply-supplement', FIT['supply-supplement'])
        .clock('reply').lastDay,
    by: { PAUSE: '2026-03-18', RESTART: '2026-03-19', CONTINUE: '2026-03-16' },
  },
  'Q-11': {
    what: 'material asked for on the sixth working day',
    run: (policy) => {
      const play = playTo('UNDER_REVIEW', { policy }).passTo(atLocal('2026-03-10', 10));
      return codeOf(play.give(providerHandler, 'ask-supplement', FIT['ask-supplement']));
    },
    by: { LIMITED: 'SUPPLEMENT_TOO_LATE', BEFORE_DUE: 'done' },
  },
  'Q-12': {
    what: 'closed on the eleventh working day, nothing having been supplied',
    run: (policy) => {
      const play = playTo('SUPPLEMENT_REQUIRED', { policy }).passTo(atLocal('2026-03-18', 9));
      return codeOf(play.give(providerLead, 'close-unsupplemented', FIT['close-unsupplemented']));
    },
    by: { SOFT_10_THEN_CLOSE: 'done', UNLIMITED: 'SUPPLEMENT_NOT_LIMITED' },
  },
  'Q-33': {
    what: 'data delivered on Friday, 6 March, rejected on the 9th',
    run: (policy) => {
      const { clocks } = playTo('DELIVERY_REJECTED', { policy }).matter;
      return clocks.find(({ id, state }) => state === 'RUNNING' && id.includes('delivery'))?.lastDay;
    },
    by: { REST: '2026-04-01', ORIGINAL: '2026-03-31', SOFT: '2026-03-16' },
  },
  'Q-14': {
    what: 'an update of 2 March, submitted on the 5th, returned on the 6th',
    run: (policy) => update.playTo('RETURNED', { policy }).clock('update').lastDay,
    by: { ORIGINAL_DATE: '2026-03-16', RESTART: '2026-03-20', RESUME: '2026-03-17' },
  },
  'Q-15': {
    what: 'a law promulgated on 2 March, in force on the 16th',
    run: (policy) => {
      const opening = { ...update.OPENING, eventDate: '2026-03-16', promulgatedOn: '2026-03-02' };
      return update.playTo('OPEN', { policy, opening }).clock('update').lastDay;
    },
    by: { EFFECTIVE: '2026-03-30', PROMULGATED: '2026-03-16' },
  },
  'Q-16': {
    what: 'an update that waits for the head of the department',
    run: (policy) => update.playTo('DEPT_HEAD_REVIEW', { policy }).clock('update').state,
    by: { YES: 'RUNNING', NO: 'MET' },
  },
  'Q-17': {
    what: 'three of the five working days',
    run: (policy) =>
      codeOf(
        update
          .playTo('PREPARING', { policy })
          .give(update.WHO.lead, 'request-extension', { days: 3, reason: '涉及面广。' }),
      ),
    by: { MAXIMUM: 'done', FIXED: 'EXTENSION_NOT_FIXED' },
  },
  'Q-18': {
    what: 'received on 2 March by a department that is not the source, sent on on the 3rd',
    run: (policy) =>
      correction
        .playTo('REROUTED', { policy })
        .passTo(atLocal('2026-03-04', 9))
        .do(correction.WHO.sourceHandler, 'accept-reroute', {})
        .clock('correction').lastDay,
    by: { FIRST_RECEIPT: '2026-03-16', REROUTE: '2026-03-17' },
  },
  'Q-20': {
    what: 'a use recorded on 10 March, the disposal confirmed on the 24th',
    run: (policy) => {
      const play = playTo('IN_USE', { policy })
        .passTo(atLocal('2026-03-10', 9))
        .do(handler, 'record-use', FIT['record-use'])
        .passTo(atLocal('2026-03-20', 9))
        .do(handler, 'purpose-ended', FIT['purpose-ended'])
        .do(handler, 'certify-disposal', FIT['certify-disposal'])
        .passTo(atLocal('2026-03-24', 9))
        .do(providerLead, 'confirm-disposal', { revision: 1 });
      return play.happened('disposalConfirmed')[0]?.payload.retainUntil;
    },
    by: { END_OF_USE: '2029-03-24', EACH_RECORD: '2029-03-10' },
  },
  'Q-23': {
    what: 'the first review, from Tuesday, 3 March',
    run: (policy) => entry.playTo('AUTHORITY_REVIEW', { policy }).clocks,
    by: { SOFT_10: 'review-1 RUNNING 2026-03-17', NONE: '', SOFT_2: 'review-1 RUNNING 2026-03-05' },
  },
  'Q-24': {
    what: 'a shorter limit of a place',
    run: (policy) => {
      const base = { ...DEFAULT_POLICY, options: { ...DEFAULT_POLICY.options, ...policy } };
      const local = { divisionPrefix: '99', clause: '26(2)', workingDays: 5, basis: '办法（示例）' } as const;
      const drafted = draftPolicy(base, { options: {}, localLimits: [local] });
      return drafted.ok ? 'done' : drafted.refusal.code;
    },
    by: { SHORTER_ALLOWED: 'done', NOT_ALLOWED: 'LOCAL_LIMIT_REFUSED' },
  },
  'Q-26': {
    what: 'one item agreed to, one refused',
    run: (policy) => {
      const decisions = [{ itemId: 'i1', agree: true }, refuse('i2')];
      const proposal = { ...(FIT['propose-reply'] as object), decisions };
      return codeOf(playTo('UNDER_REVIEW', { policy }).give(providerHandler, 'propose-reply', proposal));
    },
    by: { ALLOWED: 'done', NOT_ALLOWED: 'PARTIAL_NOT_ALLOWED' },
  },
  'Q-27': {
    what: 'ten working days from 21 December 2026',
    run: (policy) => {
      const play = playTo('REQUESTER_LEAD_REVIEW', { policy }).passTo(atLocal('2026-12-21', 10));
      return codeOf(play.give(lead, 'lead-consent', FIT['lead-consent']));
    },
    by: { PROVISIONAL: 'done', REFUSE: 'CALENDAR_NOT_PUBLISHED' },
  },
  'Q-32': {
    what: 'a working body of one consents to its own draft',
    run: (policy) => {
      const play = playTo('REQUESTER_LEAD_REVIEW', { policy, bodiesOfOne: ['city.housing'] });
      const alone = sameManAs(handler, actorOf('WB_LEAD', 'city.housing'));
      const answer = codeOf(play.give(alone, 'lead-consent', FIT['lead-consent']));
      return [answer, ...play.happened('separationExcepted').map(({ payload }) => payload.code)];
    },
    by: { REQUIRED: ['OWN_DRAFT'], RECORDED_EXCEPTION: ['done', 'OWN_DRAFT'] },
  },
  'Q-34': {
    what: 'a head leaves the office to another head of the department',
    run: (policy) => {
      const deputy = { ...delegated.WHO.head, accountId: 'deputy', personId: 'deputy' };
      const accounts = delegated.accountsOf(delegated.WHO.head, deputy);
      const delegatedBy = delegated.WHO.head.accountId;
      const proposal = { ...delegated.PROPOSAL, accountId: 'deputy', delegatedBy, role: 'DEPT_HEAD' };
      const play = delegated.playDelegation({ policy, facts: { accounts } });
      return codeOf(play.give(ADMINS.first, 'propose-delegation', proposal));
    },
    by: { NOT_ALLOWED: 'HEAD_NOT_DELEGATED', ALLOWED: 'done' },
  },
};

const cases = Object.entries(READINGS).flatMap(([point, { what, run, by }]) =>
  Object.entries(by).map(([option, expected]) => ({ point, option, what, run, expected })),
);

describe('a point that the Regulation leaves open', () => {
  it.each(cases)('$point read as $option: $what', ({ point, option, run, expected }) => {
    expect(run({ [point]: option })).toEqual(expected);
  });

  it('has a case for each of its readings if a process meets it and more than one is offered', () => {
    const offered = POLICY_REGISTER.filter(({ uses }) => uses.length > 0)
      .map(
        ({ id, options, notOffered = {} }) => [id, Object.keys(options).filter((one) => !(one in notOffered))] as const,
      )
      .filter(([, options]) => options.length > 1);
    const shown = new Map(Object.entries(READINGS).map(([id, { by }]) => [id, Object.keys(by)]));
    expect(offered.map(([id]) => [id, [...(shown.get(id) ?? [])].sort()])).toEqual(
      offered.map(([id, options]) => [id, [...options].sort()]),
    );
  });
});

it('Q-27 REFUSE refuses no act that fulfils a duty: a reply, a submission', () => {
  const policy = { 'Q-27': 'REFUSE' } as const;
  const request = playTo('PROVIDER_LEAD_REVIEW', { policy }).passTo(atLocal('2026-12-21', 10));
  expect(request.give(providerLead, 'lead-approve-reply', FIT['lead-approve-reply'])).toBeNull();
  expect(request.clock('delivery').provisional).toBe(true);
  const updated = update.playTo('DEPT_HEAD_REVIEW', { policy }).passTo(atLocal('2026-12-31', 10));
  expect(updated.give(update.WHO.head, 'head-approve', { revision: 1 })).toBeNull();
  expect(updated.clock('review-1').provisional).toBe(true);
});
