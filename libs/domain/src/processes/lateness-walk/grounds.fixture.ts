import { actorOf } from '../../access/actor.fixture.js';
import type { Actor, Role } from '../../access/roles.js';
import type { MatterPlay } from '../../matter/play.fixture.js';
import type { CatalogUpdateMatter } from '../catalog-update/catalog-update.state.js';
import { revisionOf } from '../catalog-update/catalog-update.state.js';
import * as update from '../catalog-update/catalog-update.fixture.js';
import type { CorrectionMatter } from '../correction-request/correction-request.state.js';
import * as correction from '../correction-request/correction-request.fixture.js';
import * as example from '../share-request/share-request.examples.js';
import { agreedItems, requestOf, type ShareRequestMatter } from '../share-request/share-request.state.js';
import { MIXED, UNCONDITIONAL, WHO } from '../share-request/share-request.fixture.js';
import * as share from '../share-request/way.fixture.js';
import type { Ground } from './walks.fixture.js';

const PAPER = '3d9c0f5e-2c84-4d1d-9f0c-3f6f0a3a9a11';
/** Somebody in an office who has never acted in the matter. */
const newcomer = (role: Role, departmentId: string): Actor =>
  actorOf(role, departmentId, {
    accountId: `${departmentId}.new.${role}`,
    personId: `new person of ${departmentId}.${role}`,
  });
const above = (id: string): readonly Actor[] => [actorOf('SA_HEAD', id), actorOf('SA_REVIEWER', id)];
const fitting = (fit: Readonly<Record<string, unknown>>, command: string): readonly unknown[] =>
  command in fit ? [fit[command]] : [];

const shared = (play: MatterPlay<unknown>) => play.matter as unknown as ShareRequestMatter;
const ofPlace = [
  { divisionPrefix: '99', clause: '21(1)', shareAttribute: 'CONDITIONAL', workingDays: 5, basis: '省办法（示例）' },
] as const;

const shareGround: Ground = {
  starts: (
    ['SUBMITTED', 'UNDER_REVIEW', 'SUPPLEMENT_REQUIRED', 'PROVIDER_LEAD_REVIEW', 'AGREED', 'DELIVERED'] as const
  ).map((state) => (setting) => share.playTo(state, setting)),
  settings: [
    {},
    { localLimits: ofPlace },
    { policy: { 'Q-10': 'CONTINUE', 'Q-11': 'BEFORE_DUE' } },
    { policy: { 'Q-10': 'RESTART', 'Q-08': 'MANY' } },
    { policy: { 'Q-06': 'STRICT' } },
    { entry: UNCONDITIONAL } as object,
    { entry: MIXED } as object,
  ],
  people: [
    ...[WHO.handler, WHO.lead, WHO.providerHandler, WHO.providerLead, WHO.reviewer, WHO.cityReviewer],
    ...above('province.data'),
    ...above('nation.data'),
  ],
  seldom: ['withdraw', 'relinquish', 'close-unsupplemented', 'lead-return-reply', 'purpose-ended', 'accept-delivery'],
  paper: PAPER,
  payloads(play, command) {
    const { data } = shared(play);
    switch (command) {
      case 'propose-reply':
      case 'revise-reply':
        return [share.AGREE, share.REFUSE];
      case 'lead-approve-reply':
        return [{ revision: data.proposal?.revision ?? 1 }];
      case 'decide-extension':
        return [
          { grant: true, days: 2, ...share.REASON },
          { grant: false, ...share.REASON },
        ];
      case 'record-delivery':
        return [deliveryOf(play)];
      default:
        return fitting(share.FIT, command);
    }
  },
  fulfil(play, clockId, by) {
    const [handler, lead] = [newcomer('WB_HANDLER', by), newcomer('WB_LEAD', by)];
    if (clockId === 'delivery') {
      play.give(handler, 'start-delivery', share.FIT['start-delivery']);
      play.give(handler, 'record-delivery', deliveryOf(play));
      return;
    }
    play.give(handler, 'accept', {});
    const decisions = requestOf(shared(play).data).itemIds.map((itemId) => share.refuse(itemId));
    if (play.give(handler, 'propose-reply', { decisions })) play.give(handler, 'revise-reply', { decisions });
    play.give(lead, 'lead-approve-reply', { revision: shared(play).data.proposal?.revision ?? 1 });
  },
  holder: (play) => shared(play).parties.provider,
  charged: (play, clock) => voidNotices(play, clock),
};

/** Periods in which a supplement was awaited after a notice that a proven start made late: it pauses nothing (§3.5.4). */
const voidNotices: Ground['charged'] = ({ events, now }, { pauses }) =>
  events.flatMap(({ type, at }, n) => {
    if (type !== 'supplementAsked' || pauses.some(({ from, tooLate }) => from === at && !tooLate)) return [];
    const answered = events.slice(n).find((one) => one.type === 'supplementSupplied');
    return [[at, answered?.at ?? now] as const];
  });

const deliveryOf = (play: MatterPlay<unknown>) => ({
  ...example.delivery,
  deliveries: example.delivery.deliveries.map((one) => ({ ...one, itemIds: [...agreedItems(shared(play).data)] })),
});

const updated = (play: MatterPlay<unknown>) => play.matter as unknown as CatalogUpdateMatter;

const updateGround: Ground = {
  starts: [
    ...(['OPEN', 'DRAFTED', 'DEPT_HEAD_REVIEW', 'SUBMITTED', 'RETURNED'] as const).map(
      (state) => (setting: object) => update.playTo(state, setting),
    ),
    (setting) => update.playTo('OPEN', { ...setting, opening: { ...update.OPENING, eventDate: '2026-02-25' } }),
  ],
  settings: [{}, { policy: { 'Q-14': 'RESUME' } }, { policy: { 'Q-16': 'NO' } }, { policy: { 'Q-06': 'STRICT' } }],
  people: [...Object.values(update.WHO), ...above('province.data'), actorOf('WB_LEAD', 'city.data')],
  seldom: ['confirm-dismissal', 'authority-pass', 'dismiss'],
  paper: PAPER,
  payloads(play, command) {
    const revision = revisionOf(updated(play).data);
    switch (command) {
      case 'submit-to-head':
      case 'head-approve':
      case 'authority-pass':
        return [{ revision }];
      case 'record-assessment':
        return [];
      case 'decide-extension':
        return [
          { grant: true, days: 2, ...update.REASON },
          { grant: false, ...update.REASON },
        ];
      default:
        return fitting(update.FIT, command);
    }
  },
  fulfil(play, clockId, by) {
    if (clockId.startsWith('review-')) {
      play.give(newcomer('SA_REVIEWER', by), 'authority-return', update.FIT['authority-return']);
      return;
    }
    const [handler, lead, head] = [newcomer('WB_HANDLER', by), newcomer('WB_LEAD', by), newcomer('DEPT_HEAD', by)];
    const revision = () => ({ revision: revisionOf(updated(play).data) });
    play.give(head, 'head-approve', revision());
    play.give(handler, 'start-update', {});
    play.give(handler, 'rework', {});
    play.give(handler, 'revise-change', update.ABSTRACT);
    play.give(lead, 'submit-to-head', revision());
    play.give(head, 'head-approve', revision());
  },
  holder: (play, { id }) => (id === 'update' ? updated(play).parties.provider : updated(play).parties.authority),
  /**
   * T1 counts from the event, and after a return its original date stands: the review's days are counted then. The
   * days of its own head are the provider's, also where the submission to the head meets T1.
   */
  charged(play, { id, triggeredAt, startedAt }) {
    if (id !== 'update') return [];
    const { submissions } = updated(play).data;
    const isOriginal = play.context(null).policies.inForce.options['Q-14'] === 'ORIGINAL_DATE';
    const reviews = submissions.map(({ submittedAt, decidedAt }) => [submittedAt, decidedAt ?? play.now] as const);
    return [[triggeredAt, startedAt], ...withHead(play), ...(isOriginal ? reviews : [])];
  },
};

/** Periods in which an update lay with the head of its own department. */
const withHead = ({ events, now }: MatterPlay<unknown>) =>
  events.flatMap(({ type, at }, n) => {
    if (type !== 'updateSubmittedToHead') return [];
    const next = events.slice(n).find((one) => one.type === 'updateRejectedByHead' || one.type === 'updateSubmitted');
    return [[at, next?.at ?? now] as const];
  });

const corrected = (play: MatterPlay<unknown>) => play.matter as unknown as CorrectionMatter;

/** A claim of three errors, of which two go on in a part that can be divided again. */
const dividable = (setting: object) => correction.playTo('SUBMITTED', { ...setting, claimed: 3 });
const TWO_GO = { ...(correction.FIT.divide as object), errors: [2, 3] };

const correctionGround: Ground = {
  starts: [
    ...(['SUBMITTED', 'REROUTED', 'VERIFYING', 'FOUND', 'CORRECTED', 'FED_BACK'] as const).map(
      (place) => (setting: object) => correction.playTo(place, setting),
    ),
    (setting) => correction.partOf(dividable(setting).do(correction.WHO.providerHandler, 'divide', TWO_GO), setting),
  ],
  settings: [{}, { policy: { 'Q-02': 'NEXT_WORKING_DAY' } }],
  people: [...Object.values(correction.WHO), ...above('province.data'), ...above('nation.data')],
  seldom: ['feed-back', 'accept-feedback'],
  paper: PAPER,
  payloads(_, command) {
    switch (command) {
      case 'record-finding':
        return [correction.CONFIRMED, correction.CORRECT, { ...correction.CORRECT, error: 1 }];
      case 'divide':
        return [correction.FIT.divide, { ...(correction.FIT.divide as object), errors: [1] }];
      case 'feed-back':
        return ['NO_ERROR', 'CORRECTED', 'PARTLY_CORRECTED'].map((outcome) => ({ outcome, text: '已核实。' }));
      default:
        return fitting(correction.FIT, command);
    }
  },
  fulfil(play, _, by) {
    const [handler, lead] = [newcomer('WB_HANDLER', by), newcomer('WB_LEAD', by)];
    play.give(handler, 'start-verification', {});
    corrected(play).data.errors.forEach((__, n) => {
      play.give(handler, 'record-finding', { error: n + 1, confirmed: false, facts: '与原始登记一致。' });
      play.give(handler, 'record-correction', { ...correction.MADE, error: n + 1 });
    });
    for (const outcome of ['NO_ERROR', 'CORRECTED', 'PARTLY_CORRECTED'])
      play.give(lead, 'feed-back', { outcome, text: '已核实。' });
  },
  holder(play, _, events) {
    const taken = events.findLast(({ type }) => type === 'rerouteAccepted' || type === 'correctionHandedBack');
    const isWithSource = taken?.type === 'rerouteAccepted';
    return (isWithSource ? taken.actor?.departmentId : null) ?? corrected(play).parties.provider;
  },
  charged: () => [],
};

/** The processes in which limits of the Regulation run. */
export const GROUNDS: Readonly<Record<string, Ground>> = {
  'share-request': shareGround,
  'catalog-update': updateGround,
  'correction-request': correctionGround,
};
