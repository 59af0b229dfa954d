import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../access/roles.js';
import { UNCONDITIONAL, WHO, type Setting } from './share-request.fixture.js';
import type { ShareRequestState } from './share-request.state.js';
import { FIT, playTo, USE_RECORD } from './way.fixture.js';

interface Case {
  readonly row: string;
  readonly from: ShareRequestState;
  readonly by: Actor;
  readonly command: string;
  readonly to: ShareRequestState;
  readonly clocks: string;
  readonly payload?: unknown;
  readonly setting?: Setting;
}
const row = (
  row: string,
  from: ShareRequestState,
  by: Actor,
  command: string,
  to: ShareRequestState,
  clocks = '',
  more: Pick<Case, 'payload' | 'setting'> = {},
): Case => ({ row, from, by, command, to, clocks, ...more });

const { handler, lead, providerHandler, providerLead } = WHO;
const RUNNING = 'reply RUNNING 2026-03-16';
const ASKED = `${RUNNING}, extension-1 RUNNING 2026-03-04`;
const MET = 'reply MET 2026-03-16';
const T7 = 'delivery RUNNING 2026-03-31';
/** After a rejection on the next working day but one: the day between them does not count. */
const T7_REST = 'delivery RUNNING 2026-04-01';
const T7_MET = 'delivery MET 2026-03-31';
const TERM = 'term RUNNING 2028-01-07';
const OVER = `${MET}, ${T7_MET}, acceptance-1 MET 2026-03-13, term CANCELLED 2028-01-07`;
const DISPOSAL = 'disposal RUNNING 2026-04-20';

/** Rows of regulation.md §2.3: state before, office, command, state and clocks after. */
const ROWS: readonly Case[] = [
  row('2', 'DRAFT', handler, 'submit-internally', 'REQUESTER_LEAD_REVIEW'),
  row('2', 'DRAFT', lead, 'submit-internally', 'REQUESTER_LEAD_REVIEW'),
  row('3', 'REQUESTER_LEAD_REVIEW', lead, 'lead-consent', 'SUBMITTED', 'reply RUNNING 2026-03-16'),
  row('3, T4', 'REQUESTER_LEAD_REVIEW', lead, 'lead-consent', 'SUBMITTED', 'reply RUNNING 2026-03-03', {
    setting: { entry: UNCONDITIONAL },
  }),
  row('3b', 'REQUESTER_LEAD_REVIEW', lead, 'lead-reject', 'DRAFT'),
  row('3b', 'REQUESTER_LEAD_REVIEW', handler, 'recall', 'DRAFT'),
  row('3c', 'DRAFT', handler, 'revise-draft', 'DRAFT'),
  row('3d', 'DRAFT', handler, 'withdraw', 'WITHDRAWN', '', { payload: {} }),
  row('3d', 'DRAFT', lead, 'withdraw', 'WITHDRAWN', '', { payload: {} }),
  row('4', 'SUBMITTED', providerHandler, 'accept', 'UNDER_REVIEW', RUNNING),
  row(
    ...(['5', 'UNDER_REVIEW', providerHandler, 'ask-supplement', 'SUPPLEMENT_REQUIRED'] as const),
    'reply PAUSED -, supplement RUNNING 2026-03-16',
  ),
  row(
    ...(['6', 'SUPPLEMENT_REQUIRED', handler, 'supply-supplement', 'UNDER_REVIEW'] as const),
    'reply RUNNING 2026-03-16, supplement MET 2026-03-17',
  ),
  row('7', 'SUBMITTED', providerLead, 'request-extension', 'SUBMITTED', ASKED),
  row('7', 'UNDER_REVIEW', providerLead, 'request-extension', 'UNDER_REVIEW', ASKED),
  row(
    '7',
    'PROVIDER_LEAD_REVIEW',
    providerLead,
    'request-extension',
    'PROVIDER_LEAD_REVIEW',
    `${RUNNING}, extension-1 RUNNING 2026-03-05`,
  ),
  row('8', 'UNDER_REVIEW', providerHandler, 'propose-reply', 'PROVIDER_LEAD_REVIEW', RUNNING),
  row(
    ...(['8', 'SUPPLEMENT_REQUIRED', providerHandler, 'propose-reply', 'PROVIDER_LEAD_REVIEW'] as const),
    'reply RUNNING 2026-03-16, supplement RUNNING 2026-03-17',
    { setting: { policy: { 'Q-10': 'CONTINUE' } } },
  ),
  row('8b', 'PROVIDER_LEAD_REVIEW', providerHandler, 'revise-reply', 'PROVIDER_LEAD_REVIEW', RUNNING),
  row('9', 'PROVIDER_LEAD_REVIEW', providerLead, 'lead-approve-reply', 'AGREED', `${MET}, delivery RUNNING 2026-03-31`),
  row('10b', 'PROVIDER_LEAD_REVIEW', providerLead, 'lead-return-reply', 'UNDER_REVIEW', RUNNING),
  row('11', 'AGREED', providerHandler, 'start-delivery', 'DELIVERING', `${MET}, ${T7}`),
  row('11', 'AGREED', providerLead, 'start-delivery', 'DELIVERING', `${MET}, ${T7}`),
  row(
    ...(['11', 'DELIVERY_REJECTED', providerHandler, 'start-delivery', 'DELIVERING'] as const),
    `${MET}, ${T7_REST}, acceptance-1 MET 2026-03-13, ${TERM}`,
  ),
  row('11', 'DELIVERING', handler, 'name-endpoint', 'DELIVERING', `${MET}, ${T7}`),
  row('11b', 'AGREED', lead, 'relinquish', 'CLOSED', `${MET}, delivery CANCELLED 2026-03-31`),
  row('11b', 'DELIVERING', lead, 'relinquish', 'CLOSED', `${MET}, delivery CANCELLED 2026-03-31`),
  row(
    ...(['12', 'DELIVERING', providerHandler, 'record-delivery', 'DELIVERED'] as const),
    `${MET}, ${T7_MET}, acceptance-1 RUNNING 2026-03-12, ${TERM}`,
  ),
  row(
    ...(['13', 'DELIVERED', handler, 'accept-delivery', 'IN_USE'] as const),
    `${MET}, ${T7_MET}, acceptance-1 MET 2026-03-13, ${TERM}`,
  ),
  row(
    ...(['14', 'DELIVERED', handler, 'reject-delivery', 'DELIVERY_REJECTED'] as const),
    `${MET}, ${T7}, acceptance-1 MET 2026-03-13, ${TERM}`,
  ),
  row(
    ...(['15', 'DELIVERED', handler, 'record-use', 'DELIVERED'] as const),
    `${MET}, ${T7_MET}, acceptance-1 RUNNING 2026-03-13, ${TERM}`,
    { payload: { ...USE_RECORD, occurredOn: '2026-03-06' } },
  ),
  row(
    ...(['15', 'DELIVERY_REJECTED', handler, 'record-use', 'DELIVERY_REJECTED'] as const),
    `${MET}, ${T7_REST}, acceptance-1 MET 2026-03-13, ${TERM}`,
  ),
  row(
    ...(['15', 'IN_USE', lead, 'record-use', 'IN_USE'] as const),
    `${MET}, ${T7_MET}, acceptance-1 MET 2026-03-13, ${TERM}`,
  ),
  row('15', 'DISPOSING', handler, 'record-use', 'DISPOSING', `${OVER}, ${DISPOSAL}`),
  row(
    ...(['17', 'DELIVERED', handler, 'purpose-ended', 'DISPOSING'] as const),
    `${MET}, ${T7_MET}, acceptance-1 CANCELLED 2026-03-13, term CANCELLED 2028-01-07, disposal RUNNING 2026-04-03`,
  ),
  row(
    ...(['17', 'DELIVERY_REJECTED', lead, 'purpose-ended', 'DISPOSING'] as const),
    `${MET}, delivery CANCELLED 2026-04-01, acceptance-1 MET 2026-03-13, term CANCELLED 2028-01-07, disposal RUNNING 2026-04-07`,
  ),
  row('17', 'IN_USE', handler, 'purpose-ended', 'DISPOSING', `${OVER}, disposal RUNNING 2026-04-07`),
  row('2.7', 'DISPOSING', providerHandler, 'instruct-disposal', 'DISPOSING', `${OVER}, ${DISPOSAL}`),
  row('2.7', 'DISPOSING', providerLead, 'instruct-disposal', 'DISPOSING', `${OVER}, ${DISPOSAL}`),
  row('2.7', 'DISPOSING', handler, 'certify-disposal', 'DISPOSING', `${OVER}, disposal MET 2026-04-20`),
  row('2.7', 'DISPOSING', lead, 'certify-disposal', 'DISPOSING', `${OVER}, disposal MET 2026-04-20`),
  row('21', 'REQUESTER_LEAD_REVIEW', lead, 'withdraw', 'WITHDRAWN'),
  row('21', 'SUBMITTED', lead, 'withdraw', 'WITHDRAWN', 'reply CANCELLED 2026-03-16'),
  row('21', 'UNDER_REVIEW', lead, 'withdraw', 'WITHDRAWN', 'reply CANCELLED 2026-03-16'),
  row(
    ...(['21', 'SUPPLEMENT_REQUIRED', lead, 'withdraw', 'WITHDRAWN'] as const),
    'reply CANCELLED -, supplement CANCELLED 2026-03-17',
  ),
  row('21', 'PROVIDER_LEAD_REVIEW', lead, 'withdraw', 'WITHDRAWN', 'reply CANCELLED 2026-03-16'),
];

describe('a row of the table', () => {
  it.each(ROWS)(
    '$row $from → $to by $command',
    ({ from, by, command, to, clocks, payload = FIT[command], setting }) => {
      const play = playTo(from, setting);
      const before = play.events.length;
      expect(play.give(by, command, payload)).toBeNull();
      expect(play.matter.state).toBe(to);
      expect(play.clocks).toBe(clocks);
      expect(play.events[before]).toMatchObject({ at: play.now, actor: { accountId: by.accountId, ...by.offices[0] } });
    },
  );
});
