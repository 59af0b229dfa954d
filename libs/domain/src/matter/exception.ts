import type { Policies } from '../policy/policies.js';
import type { Policy } from '../policy/policy.js';
import type { ActContext } from './context.js';
import type { FactName } from './facts.js';
import type { CommandRow } from './definition.js';
import type { Decision, DomainEvent, Happening, SharedEvent } from './happening.js';
import type { Matter } from './matter.js';
import type { Refusal } from '../language/refusal.js';

/**
 * True if one person may do what two must do: the department's working body is one natural person, and the policy
 * excepts it.
 */
export const isExcepted = ({ office, organisation, policies }: ActContext): boolean =>
  policies.inForce.options['Q-32'] === 'RECORDED_EXCEPTION' &&
  organisation.department(office.departmentId).isBodyOfOne === true;

/** Returns the event that records the use of the exception; none if the act is allowed without it. */
export function exceptionsIn(
  row: CommandRow<unknown, DomainEvent>,
  matter: Matter,
  payload: unknown,
  context: ActContext<FactName>,
): readonly Happening<SharedEvent>[] {
  if (!isExcepted(context)) return [];
  const strictly = { ...context, policies: requiring(context.policies) };
  const refusal = row.guard?.(matter, strictly) ?? refusalOf(row.decide(matter, payload, strictly));
  return refusal ? [{ event: { type: 'separationExcepted', code: refusal.code, clause: row.clause } }] : [];
}

const refusalOf = (decision: Decision<DomainEvent>): Refusal | null => (decision.ok ? null : decision.refusal);

function requiring(policies: Policies): Policies {
  const { inForce } = policies;
  const strict: Policy = { ...inForce, options: { ...inForce.options, 'Q-32': 'REQUIRED' } };
  return { inForce: strict, version: (version) => policies.version(version) };
}
