import { account } from './account/account.js';
import { breachCandidate } from './breach-candidate/breach-candidate.js';
import { calendarYear } from './calendar-year/calendar-year.js';
import { catalogEntry } from './catalog-entry/catalog-entry.js';
import { catalogUpdate } from './catalog-update/catalog-update.js';
import { client } from './client/client.js';
import { correctionRequest } from './correction-request/correction-request.js';
import { delegation } from './delegation/delegation.js';
import { department } from './department/department.js';
import { division } from './division/division.js';
import { internalRule } from './internal-rule/internal-rule.js';
import { officeGrant } from './office-grant/office-grant.js';
import { outageFinding } from './outage-finding/outage-finding.js';
import { recusal } from './recusal/recusal.js';
import { shareRequest } from './share-request/share-request.js';
import { updateTrigger } from './update-trigger/update-trigger.js';
import { workingBody } from './working-body/working-body.js';
import { fold, type RecordedEvent } from '../matter/fold.js';
import type { Matter } from '../matter/matter.js';
import type { Process } from '../matter/process.js';

/** Every process of this release. */
export const PROCESSES = [
  shareRequest,
  correctionRequest,
  catalogEntry,
  catalogUpdate,
  updateTrigger,
  breachCandidate,
  outageFinding,
  calendarYear,
  internalRule,
  division,
  department,
  workingBody,
  account,
  officeGrant,
  client,
  delegation,
  recusal,
] as const satisfies readonly Process[];

/**
 * Returns a process by its name; throws for an unknown name, because names come from stored rows and the platform's own
 * routes.
 */
export function processNamed(name: string): Process {
  const process = PROCESSES.find((one) => one.process === name);
  if (!process) throw new Error(`there is no process ${name}`);
  return process;
}

/** Returns the Chinese title of a process (事项的类别). */
export const processTitle = (name: string): string => processNamed(name).title;

/** Returns the Chinese title of a state of a process. Throws for a state that it does not have. */
export function stateTitle(name: string, state: string): string {
  const title = processNamed(name).stateTitles[state];
  if (title === undefined) throw new Error(`${name} has no state ${state}`);
  return title;
}

/**
 * Folds a stream to its matter and process, which the first event determines. Throws if an event does not match its
 * schema, or if the first event begins no process.
 */
export function refold(matterId: string, events: readonly RecordedEvent[]): { process: Process; matter: Matter } {
  const [first] = events;
  const process = PROCESSES.find(({ begins }) => first && begins.includes(first.type));
  if (!process) throw new Error(`no process begins with ${first?.type ?? 'nothing'}`);
  const matter = fold(process, matterId, events);
  if (!matter) throw new Error(`stream ${matterId} has no events`);
  return { process, matter };
}
