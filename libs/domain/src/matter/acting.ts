import { isAuthorityRole, type Office, type Role } from '../access/roles.js';
import { barriers, isParty, type Act, type Barrier, type Duty } from '../access/separation.js';
import { forbidden, type Refusal } from '../language/refusal.js';
import type { ActContext } from './context.js';
import type { Row } from './definition.js';
import type { DomainEvent, Happening, SharedEvent } from './happening.js';
import type { EventActor, Matter } from './matter.js';
import type { Process } from './process.js';

/** Duty of an act that is none of the named ones. */
const unnamed = (role: Role): Duty => (isAuthorityRole(role) ? 'OVERSEE' : 'HANDLE');

/** Returns what people have done in a matter after one more event. */
export function acting(
  process: Process,
  acted: readonly Act[],
  event: DomainEvent,
  actor: EventActor | null,
): readonly Act[] {
  if (process.features.some((feature) => feature.isOversight?.(event) ?? false)) return acted;
  const named = dutyOf(process, event);
  const asker = process.askedBy?.(event) ?? null;
  const asked = asker !== null && named ? withDuty(acted, { personId: asker, departmentId: null }, named) : acted;
  const done = actor ? withDuty(asked, actor, named ?? unnamed(actor.role)) : asked;
  return process.concludes?.includes(event.type) ? done.map((act) => ({ ...act, duties: [] })) : done;
}

function dutyOf({ duties, features }: Process, event: DomainEvent): Duty | undefined {
  const own = duties[event.type];
  if (own !== undefined) return typeof own === 'function' ? own(event) : own;
  return features.find((feature) => feature.duties?.[event.type])?.duties?.[event.type];
}

function withDuty(
  acted: readonly Act[],
  { personId, departmentId }: Pick<Act, 'personId' | 'departmentId'>,
  duty: Duty,
): readonly Act[] {
  const isTheirs = (act: Act): boolean => act.personId === personId && act.departmentId === departmentId;
  const before = acted.find(isTheirs);
  if (!before) return [...acted, { personId, departmentId, duties: [duty] }];
  if (before.duties.includes(duty)) return acted;
  return acted.map((act) => (isTheirs(act) ? { ...act, duties: [...act.duties, duty] } : act));
}

/** Duty that a row does in a state, for the office that gives it. */
export const dutyIn = ({ duty }: Row, { state }: Matter, { role }: Office): Duty =>
  typeof duty === 'function' ? duty(state) : (duty ?? unnamed(role));

/** Returns what keeps the actor from a row of the table by what they have done in the matter (§5.3). */
function barriersTo(row: Row, matter: Matter, { actor, office }: ActContext): readonly Barrier[] {
  if (!actor) return [];
  return barriers(matter.acted, actor, dutyIn(row, matter, office), isParty(office.departmentId, matter.parties));
}

/** Refuses an act to a person from whose earlier acts it is separated; null if nothing separates them. */
export function separated(row: Row, matter: Matter, context: ActContext): Refusal | null {
  const [first] = barriersTo(row, matter, context).filter(({ exceptable }) => !(exceptable && isExcepted(context)));
  return first ? forbidden(first.code, first.message, row.clause) : null;
}

/**
 * True if one person may do what two must do: the department's working body is one natural person, and the policy
 * excepts it.
 */
const isExcepted = ({ office, organisation, policies }: ActContext): boolean =>
  policies.inForce.options['Q-32'] === 'RECORDED_EXCEPTION' &&
  organisation.department(office.departmentId).isBodyOfOne === true;

/** Returns the event that records the use of the exception; none if the act is allowed without it. */
export function exceptionsIn(row: Row, matter: Matter, context: ActContext): readonly Happening<SharedEvent>[] {
  const [used] = barriersTo(row, matter, context).filter(({ exceptable }) => exceptable);
  return used ? [{ event: { type: 'separationExcepted', code: used.code, clause: row.clause } }] : [];
}
