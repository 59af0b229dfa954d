import { PROCESSES, rowOf, shareRequest } from '#libs/domain';
import { receiptOf, type Door } from './door.fixture.js';

/**
 * Place of a command in the course of the example request: its account, the command before it, and the resulting state.
 */
interface Stop {
  readonly account: string;
  readonly after: string | null;
  readonly state: string;
}

const stop = (account: string, after: string | null, state: string): Stop => ({ account, after, state });

/** 公积金管理中心 (P6) asks 民政局 (M2), whose extensions 数据局 (M1) decides. */
export const WAY: Readonly<Record<string, Stop>> = {
  'draft-request': stop('p6.handler', null, 'DRAFT'),
  'revise-draft': stop('p6.handler', 'draft-request', 'DRAFT'),
  'submit-internally': stop('p6.handler', 'draft-request', 'REQUESTER_LEAD_REVIEW'),
  recall: stop('p6.handler', 'submit-internally', 'DRAFT'),
  'lead-reject': stop('p6.lead', 'submit-internally', 'DRAFT'),
  'lead-consent': stop('p6.lead', 'submit-internally', 'SUBMITTED'),
  withdraw: stop('p6.lead', 'lead-consent', 'WITHDRAWN'),
  accept: stop('m2.handler', 'lead-consent', 'UNDER_REVIEW'),
  'ask-supplement': stop('m2.handler', 'accept', 'SUPPLEMENT_REQUIRED'),
  'supply-supplement': stop('p6.handler', 'ask-supplement', 'UNDER_REVIEW'),
  'draft-supplement': stop('p6.handler', 'ask-supplement', 'SUPPLEMENT_REQUIRED'),
  'consent-supplement': stop('p6.lead', 'draft-supplement', 'UNDER_REVIEW'),
  'return-supplement': stop('p6.lead', 'draft-supplement', 'SUPPLEMENT_REQUIRED'),
  'close-unsupplemented': stop('m2.lead', 'ask-supplement', 'LAPSED'),
  'request-extension': stop('m2.lead', 'accept', 'UNDER_REVIEW'),
  'decide-extension': stop('m1.reviewer', 'request-extension', 'UNDER_REVIEW'),
  'propose-reply': stop('m2.handler', 'accept', 'PROVIDER_LEAD_REVIEW'),
  'revise-reply': stop('m2.handler', 'propose-reply', 'PROVIDER_LEAD_REVIEW'),
  'lead-return-reply': stop('m2.lead', 'propose-reply', 'UNDER_REVIEW'),
  'lead-approve-reply': stop('m2.lead', 'propose-reply', 'AGREED'),
  'start-delivery': stop('m2.handler', 'lead-approve-reply', 'DELIVERING'),
  'record-delivery': stop('m2.handler', 'start-delivery', 'DELIVERED'),
  'accept-delivery': stop('p6.handler', 'record-delivery', 'IN_USE'),
  'reject-delivery': stop('p6.handler', 'record-delivery', 'DELIVERY_REJECTED'),
  'name-endpoint': stop('p6.handler', 'lead-approve-reply', 'AGREED'),
  'close-after-term': stop('m2.lead', 'lead-approve-reply', 'CLOSED'),
  'close-by-law': stop('m2.lead', 'lead-approve-reply', 'AGREED'),
  relinquish: stop('p6.lead', 'lead-approve-reply', 'CLOSED'),
  'record-use': stop('p6.handler', 'accept-delivery', 'IN_USE'),
  'purpose-ended': stop('p6.handler', 'accept-delivery', 'DISPOSING'),
  'instruct-disposal': stop('m2.handler', 'purpose-ended', 'DISPOSING'),
  'certify-disposal': stop('p6.handler', 'purpose-ended', 'DISPOSING'),
  'contest-disposal': stop('m2.lead', 'certify-disposal', 'DISPOSING'),
  'confirm-disposal': stop('m2.lead', 'certify-disposal', 'CLOSED'),
};

/** Commands that need evidence and cite a document of their department. */
const CITING: readonly string[] = PROCESSES.flatMap(({ rows }) =>
  rows.filter(({ attaches }) => attaches !== undefined).map(({ name }) => name),
);

/** Returns the payload with the documents that the command requires. */
export async function withDocuments(door: Door, account: string, command: string, payload: unknown): Promise<unknown> {
  if (!CITING.includes(command)) return payload;
  return { ...(payload as object), documents: [await door.upload(account, command)] };
}

export const stopOf = (command: string): Stop => {
  const found = WAY[command];
  if (!found) throw new Error(`${command} is not on the way`);
  return found;
};

/** Returns the payload of a command by its name. */
export type Payloads = (command: string) => unknown;

/** Payloads that the command table gives as examples. */
export const EXAMPLES: Payloads = (command) => rowOf(shareRequest, command)?.example;

/** Plays a new request up to and including a command, and returns its id. */
export async function walkTo(door: Door, command: string, payloads = EXAMPLES): Promise<string> {
  const { account, after } = stopOf(command);
  if (after === null) return receiptOf(await door.draft(account, payloads(command))).matterId;
  const matterId = await walkTo(door, after, payloads);
  const payload = await withDocuments(door, account, command, payloads(command));
  receiptOf(await door.command(account, matterId, command, payload));
  return matterId;
}
