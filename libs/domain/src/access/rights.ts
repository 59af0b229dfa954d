import { held, type OfficeRule, type Right } from './office-rule.js';
import { SIDES } from './parties.js';
import { isBusinessRole, ROLES, type Client, type ClientKind, type Role } from './roles.js';

/** Rights to the commands of one process, by the name of the command. */
export type Rights = Readonly<Record<string, Right>>;

const REQUESTER_HANDLER = held('requester', 'WB_HANDLER');
const REQUESTER_LEAD = held('requester', 'WB_LEAD');
/** Working body of the requester: handler and lead alike. */
const REQUESTER_BODY = held('requester', 'WB_HANDLER', 'WB_LEAD');
const PROVIDER_HANDLER = held('provider', 'WB_HANDLER');
const PROVIDER_LEAD = held('provider', 'WB_LEAD');
const PROVIDER_BODY = held('provider', 'WB_HANDLER', 'WB_LEAD');
const PROVIDER_ASSESSOR = held('provider', 'ASSESSOR');
const PROVIDER_HEAD = held('provider', 'DEPT_HEAD');
const SOURCE_HANDLER = held('source', 'WB_HANDLER');
const SOURCE_LEAD = held('source', 'WB_LEAD');
const REVIEWER = held('authority', 'SA_REVIEWER');
/** Offices that find a fact or judge a breach (Arts 29(1), 39–41). */
const FINDER = held('authority', 'SA_SUPERVISOR', 'SA_HEAD');
const JUDGE = held('authority', 'SA_SUPERVISOR', 'SA_HEAD', 'GOV_DECIDER');
/** Offices that decide a longer limit: those of the authority of the asking department, or of the one above it (SoD-5). */
const DECIDER = held('extensionAuthority', 'SA_REVIEWER', 'SA_HEAD', 'GOV_DECIDER');
const ANSWERABLE = held('responsible', 'WB_LEAD', 'DEPT_HEAD');
/** Administrators keep the record of the organisation (regulation.md §5.1). */
const ADMINISTRATOR = held('administration', 'SYSADMIN');

/** The roles on every side of the matter. */
const onAnySide = (...roles: readonly Role[]): readonly OfficeRule[] => SIDES.map((side) => held(side, ...roles));
const ANY_HANDLER = onAnySide('WB_HANDLER', 'WB_LEAD', 'SA_REVIEWER', 'SA_SUPERVISOR', 'SA_HEAD');
const ANY_LEAD = onAnySide('WB_LEAD');

/** Rights to the own commands of each process (§5.2), by the name of the process. */
export const RIGHTS: Readonly<Record<string, Rights>> = {
  'share-request': {
    'draft-request': { offices: [REQUESTER_BODY], drafts: true },
    'revise-draft': { offices: [REQUESTER_BODY], drafts: true },
    'submit-internally': { offices: [REQUESTER_BODY] },
    'lead-consent': { offices: [REQUESTER_LEAD] },
    'lead-reject': { offices: [REQUESTER_LEAD] },
    recall: { offices: [REQUESTER_HANDLER] },
    withdraw: { offices: [REQUESTER_BODY] },
    accept: { offices: [PROVIDER_HANDLER] },
    'ask-supplement': { offices: [PROVIDER_HANDLER] },
    'supply-supplement': { offices: [REQUESTER_BODY] },
    'draft-supplement': { offices: [REQUESTER_BODY], drafts: true },
    'consent-supplement': { offices: [REQUESTER_LEAD] },
    'return-supplement': { offices: [REQUESTER_LEAD] },
    'close-unsupplemented': { offices: [PROVIDER_LEAD] },
    'request-extension': { offices: [PROVIDER_LEAD] },
    'register-extension-request': { offices: [PROVIDER_LEAD] },
    'decide-extension': { offices: [DECIDER], overseers: DECIDER.roles },
    'register-extension-decision': { offices: [DECIDER] },
    'confirm-extension-decision': { offices: [PROVIDER_LEAD] },
    'propose-reply': { offices: [PROVIDER_HANDLER] },
    'revise-reply': { offices: [PROVIDER_HANDLER] },
    'lead-approve-reply': { offices: [PROVIDER_LEAD] },
    'lead-return-reply': { offices: [PROVIDER_LEAD] },
    'start-delivery': { offices: [PROVIDER_BODY] },
    'name-endpoint': { offices: [REQUESTER_BODY] },
    'record-delivery': { offices: [PROVIDER_BODY] },
    'accept-delivery': { offices: [REQUESTER_BODY] },
    'reject-delivery': { offices: [REQUESTER_BODY] },
    relinquish: { offices: [REQUESTER_LEAD] },
    'close-after-term': { offices: [PROVIDER_LEAD] },
    'close-by-law': { offices: [PROVIDER_LEAD] },
    'record-use': { offices: [REQUESTER_BODY] },
    'purpose-ended': { offices: [REQUESTER_BODY, PROVIDER_LEAD] },
    'instruct-disposal': { offices: [PROVIDER_BODY] },
    'certify-disposal': { offices: [REQUESTER_BODY] },
    'contest-disposal': { offices: [PROVIDER_LEAD] },
    'confirm-disposal': { offices: [PROVIDER_LEAD] },
  },
  'correction-request': {
    'draft-correction': { offices: [REQUESTER_BODY], drafts: true },
    'revise-correction': { offices: [REQUESTER_BODY], drafts: true },
    'submit-correction': { offices: [REQUESTER_BODY] },
    withdraw: { offices: [REQUESTER_BODY] },
    'register-citizen-report': { offices: [PROVIDER_HANDLER] },
    'start-verification': { offices: [PROVIDER_HANDLER, SOURCE_HANDLER] },
    'record-finding': { offices: [PROVIDER_HANDLER, SOURCE_HANDLER] },
    'record-correction': { offices: [PROVIDER_HANDLER, SOURCE_HANDLER] },
    reroute: { offices: [PROVIDER_HANDLER] },
    'accept-reroute': { offices: [SOURCE_HANDLER] },
    'decline-reroute': { offices: [SOURCE_HANDLER] },
    'hand-back': { offices: [SOURCE_HANDLER] },
    divide: { offices: [PROVIDER_HANDLER, SOURCE_HANDLER] },
    'feed-back': { offices: [PROVIDER_LEAD, SOURCE_LEAD] },
    'feed-back-not-ours': { offices: [PROVIDER_LEAD] },
    'accept-feedback': { offices: [REQUESTER_BODY] },
    disagree: { offices: [REQUESTER_BODY] },
    'answer-disagreement': { offices: [PROVIDER_LEAD, SOURCE_LEAD] },
  },
  'catalog-entry': {
    'create-draft': { offices: [PROVIDER_BODY], drafts: true },
    'revise-draft': { offices: [PROVIDER_BODY], drafts: true },
    'start-assessment': { offices: [PROVIDER_BODY] },
    'abandon-draft': { offices: [PROVIDER_LEAD] },
    'record-assessment': { offices: [PROVIDER_ASSESSOR] },
    'submit-to-head': { offices: [PROVIDER_LEAD] },
    'head-approve': { offices: [PROVIDER_HEAD] },
    'head-reject': { offices: [PROVIDER_HEAD] },
    'authority-pass': { offices: [REVIEWER] },
    'authority-return': { offices: [REVIEWER] },
    rework: { offices: [PROVIDER_BODY] },
    'propose-retirement': { offices: [PROVIDER_LEAD] },
  },
  'catalog-update': {
    'open-update': { offices: [PROVIDER_BODY, held('authority', 'SA_REVIEWER', 'SA_SUPERVISOR')] },
    'start-update': { offices: [PROVIDER_BODY] },
    'revise-change': { offices: [PROVIDER_BODY], drafts: true },
    'record-assessment': { offices: [PROVIDER_ASSESSOR] },
    'submit-to-head': { offices: [PROVIDER_LEAD] },
    'head-approve': { offices: [PROVIDER_HEAD] },
    'head-reject': { offices: [PROVIDER_HEAD] },
    'authority-pass': { offices: [REVIEWER] },
    'authority-return': { offices: [REVIEWER] },
    rework: { offices: [PROVIDER_BODY] },
    'contest-finding': { offices: [PROVIDER_LEAD] },
    'decide-contest': { offices: [], overseers: DECIDER.roles },
    'request-extension': { offices: [PROVIDER_LEAD] },
    'register-extension-request': { offices: [PROVIDER_LEAD] },
    'decide-extension': { offices: [DECIDER], overseers: DECIDER.roles },
    'register-extension-decision': { offices: [DECIDER] },
    'confirm-extension-decision': { offices: [PROVIDER_LEAD] },
    dismiss: { offices: [PROVIDER_LEAD] },
    'confirm-dismissal': { offices: [REVIEWER] },
    'reject-dismissal': { offices: [REVIEWER] },
  },
  'update-trigger': {
    'open-trigger': { offices: [PROVIDER_LEAD, held('authority', 'SA_REVIEWER', 'SA_SUPERVISOR', 'SA_HEAD')] },
  },
  'breach-candidate': {
    'open-candidate': { offices: [JUDGE] },
    judge: { offices: [JUDGE], overseers: JUDGE.roles },
    plead: { offices: [ANSWERABLE] },
    contest: { offices: [ANSWERABLE] },
    'undo-judgement': { offices: [], overseers: JUDGE.roles },
  },
  'outage-finding': {
    'record-outage': { offices: [FINDER] },
    'confirm-outage': { offices: [], overseers: JUDGE.roles },
    'revoke-outage': { offices: [FINDER] },
  },
  'internal-rule': {
    'draft-rule': { offices: [PROVIDER_HANDLER], drafts: true },
    'revise-rule': { offices: [PROVIDER_HANDLER], drafts: true },
    'submit-to-head': { offices: [PROVIDER_HANDLER] },
    'head-approve': { offices: [PROVIDER_HEAD] },
    'head-reject': { offices: [PROVIDER_HEAD] },
    'abandon-draft': { offices: [PROVIDER_HANDLER] },
    'repeal-rule': { offices: [PROVIDER_HEAD] },
  },
  division: {
    'create-division': { offices: [ADMINISTRATOR] },
    'rename-division': { offices: [ADMINISTRATOR] },
  },
  department: {
    'create-department': { offices: [ADMINISTRATOR] },
    'rename-department': { offices: [ADMINISTRATOR] },
    'propose-end': { offices: [ADMINISTRATOR] },
    'confirm-end': { offices: [ADMINISTRATOR] },
    'reject-end': { offices: [ADMINISTRATOR] },
  },
  'working-body': {
    'designate-body': { offices: [ADMINISTRATOR] },
    'rename-body': { offices: [ADMINISTRATOR] },
    'end-body': { offices: [ADMINISTRATOR] },
  },
  account: {
    'register-account': { offices: [ADMINISTRATOR] },
    'close-account': { offices: [ADMINISTRATOR] },
  },
  client: {
    'propose-client': { offices: [ADMINISTRATOR] },
    'confirm-client': { offices: [ADMINISTRATOR] },
    'reject-client': { offices: [ADMINISTRATOR] },
    'end-client': { offices: [ADMINISTRATOR] },
  },
  'office-grant': {
    'propose-office': { offices: [ADMINISTRATOR] },
    'confirm-office': { offices: [ADMINISTRATOR] },
    'reject-office': { offices: [ADMINISTRATOR] },
    'end-office': { offices: [ADMINISTRATOR] },
  },
  delegation: {
    'propose-delegation': { offices: [ADMINISTRATOR] },
    'confirm-delegation': { offices: [ADMINISTRATOR] },
    'reject-delegation': { offices: [ADMINISTRATOR] },
    'end-delegation': { offices: [ADMINISTRATOR] },
  },
  recusal: {
    'record-recusal': { offices: [ADMINISTRATOR] },
    'lift-recusal': { offices: [ADMINISTRATOR] },
  },
};

/** Rights to the commands that features add to every matter. */
export const RIGHTS_IN_EVERY_MATTER: Rights = {
  'sign-for-receipt': { offices: onAnySide('WB_HANDLER', 'WB_LEAD', 'SA_REVIEWER') },
  urge: { offices: ANY_HANDLER },
  supervise: { offices: [], overseers: FINDER.roles },
  'answer-supervision': { offices: onAnySide('WB_LEAD', 'SA_HEAD', 'GOV_DECIDER') },
  'hand-over': { offices: ANY_HANDLER },
  'ask-opinions': { offices: ANY_HANDLER },
  'give-opinion': { offices: onAnySide(...ROLES.filter(isBusinessRole)) },
  'mark-urgency': { offices: ANY_HANDLER },
  'give-document-number': { offices: ANY_HANDLER },
  'correct-slip': { offices: ANY_HANDLER },
  'register-earlier-receipt': { offices: ANY_LEAD },
  'confirm-earlier-receipt': { offices: [], overseers: DECIDER.roles },
  'refuse-earlier-receipt': { offices: [], overseers: DECIDER.roles },
  'withdraw-earlier-receipt': { offices: ANY_LEAD },
  'refute-earlier-receipt': { offices: [], overseers: DECIDER.roles },
};

const NOBODYS: Right = { offices: [] };

/** The same rights as maps: each list of matters asks for the right to each command of each of its rows. */
const BY_PROCESS = new Map(Object.entries(RIGHTS).map(([process, rights]) => [process, mapOf(rights)]));
const IN_EVERY_MATTER = mapOf(RIGHTS_IN_EVERY_MATTER);

/** Returns the right to a command of a process; nobody has one that the table does not give. */
export const rightTo = (process: string, command: string): Right =>
  BY_PROCESS.get(process)?.get(command) ?? IN_EVERY_MATTER.get(command) ?? NOBODYS;

function mapOf(rights: Rights): ReadonlyMap<string, Right> {
  return new Map(Object.entries(rights));
}

/** Role in which a program acts for its department; what another role must do, a person does. */
export const CLIENT_ROLE: Role = 'WB_HANDLER';

/** True if a program of this kind can be registered for a command: a system for those of a handler, an assistant for drafts. */
export function isForClients(kind: ClientKind, process: string, command: string): boolean {
  const { offices, drafts = false } = rightTo(process, command);
  return offices.some(({ roles }) => roles.includes(CLIENT_ROLE)) && (drafts || kind === 'SYSTEM');
}

/** True if a program is registered for a command. */
export const mayClientGive = ({ kind, commands }: Client, process: string, command: string): boolean =>
  commands.includes(`${process}/${command}`) && isForClients(kind, process, command);

/** Throws unless the table names exactly these commands, so that each was given a right by somebody. */
export function demandRights(whose: string, rights: Rights, commands: readonly string[]): void {
  const without = commands.filter((command) => !Object.hasOwn(rights, command));
  const unknown = Object.keys(rights).filter((command) => !commands.includes(command));
  if (without.length > 0) throw new Error(`access/rights.ts gives nobody a right to ${whose}: ${without.join(', ')}`);
  if (unknown.length > 0) throw new Error(`access/rights.ts names no command of ${whose}: ${unknown.join(', ')}`);
}
