import { agree, assessed, delivery, request } from '../scenarios/payloads.js';
import type { Ledger } from './ledger.js';

export interface Deed {
  readonly account: string;
  readonly command: string;
  readonly payload: unknown;
}

interface Stop extends Deed {
  /** Types of the resulting events by people. */
  readonly events: readonly string[];
}

const stop = (account: string, command: string, payload: unknown, ...events: readonly string[]): Stop => ({
  account,
  command,
  payload,
  events,
});

const first = { revision: 1 };

/** 公积金管理中心 asks for 婚姻登记状态 and uses it; the data are conditional, so that the clocks outlast a test. */
export const TO_USE = [
  stop('p6.handler', 'draft-request', request('3070990100002/000002', 'API', 2), 'requestDrafted'),
  stop('p6.handler', 'submit-internally', { ...first, declaration: true }, 'requestSubmittedInternally'),
  stop('p6.lead', 'lead-consent', first, 'requestSubmitted', 'numberAssigned'),
  stop('m2.handler', 'accept', {}, 'requestAccepted'),
  stop('m2.handler', 'propose-reply', agree(2), 'replyProposed'),
  stop('m2.lead', 'lead-approve-reply', first, 'replied'),
  stop('m2.handler', 'start-delivery', { mode: 'API', assessment: assessed }, 'deliveryStarted'),
  stop('m2.handler', 'record-delivery', delivery(2), 'delivered'),
  stop('p6.handler', 'accept-delivery', {}, 'deliveryAccepted'),
] as const;
/** Steps up to the acceptance, after which the reply clock runs on. */
export const TO_REVIEW: readonly Stop[] = TO_USE.slice(0, 4);

export const PEOPLE: readonly string[] = [...new Set(TO_USE.map(({ account }) => account))];

/**
 * Takes a matter, or a new one, through the steps, each after the acknowledgement of the one before; returns its id.
 */
export async function walk(ledger: Ledger, way: readonly Deed[], matter: string | null = null): Promise<string> {
  let matterId = matter;
  for (const { account, command, payload } of way)
    ({ matterId } = await ledger.give({ account, matterId, command, payload }));
  if (matterId === null) throw new Error('the way has no first step');
  return matterId;
}

export const eventTypesOf = (way: readonly Stop[]): readonly string[] => way.flatMap(({ events }) => events);
