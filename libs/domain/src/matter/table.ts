import type { ZodType } from 'zod';
import type { Office } from '../access/roles.js';
import type { FactName } from './facts.js';
import type { CommandRow, ReactionRow } from './definition.js';
import type { Recipient } from '../access/recipient.js';
import type { Decision, DomainEvent, Happening, ReactionOutcome, Refused, SharedEvent } from './happening.js';
import type { Side } from '../access/parties.js';
import { conflict, refusalsOf, rule, type Refusal, type Refusals } from '../language/refusal.js';

/** Types the rows of one process: `decide` gets the payload of the schema, and may read the facts of `needs`. */
export const rowsFor =
  <Data, Event extends DomainEvent, S extends Side>() =>
  <Payload, Needs extends FactName = never>(
    row: CommandRow<Data, Event, S, NoInfer<Payload>, Needs> & { payload: ZodType<Payload> },
  ): CommandRow<Data, Event, S> =>
    row;

/** Types the reactions of one process: `react` gets the payload of the schema. */
export const reactionsFor =
  <Data, Event extends DomainEvent, S extends Side>() =>
  <Payload>(
    row: ReactionRow<Data, Event, S, NoInfer<Payload>> & { payload: ZodType<Payload> },
  ): ReactionRow<Data, Event, S> =>
    row;

export const done = <Event extends DomainEvent>(
  ...happenings: readonly Happening<Event | SharedEvent>[]
): Decision<Event> => ({ ok: true, happenings });

export const refuse = (check: Refusal | Refusals): Refused => ({ ok: false, refusals: refusalsOf(check) });
export const refuseRule = (code: string, clause: string, message: string, fields?: Refusal['fields']): Refused =>
  refuse(rule(code, clause, message, fields));

export const applied = <Event extends DomainEvent>(
  ...happenings: readonly Happening<Event | SharedEvent>[]
): Extract<ReactionOutcome<Event>, { readonly applies: true }> => ({ applies: true, happenings });
export const ignored = (reason: string): { readonly applies: false; readonly reason: string } => ({
  applies: false,
  reason,
});

/** Refuses a consent if the document has been revised since it was read; null if `read` is absent or current. */
export function staleRevision(read: number | undefined, present: number, clause: string): Refusal | null {
  if (read === undefined || read === present) return null;
  return conflict('STALE_REVISION', `您阅读的是第 ${read} 版，现为第 ${present} 版，请重新阅读后再办理。`, clause);
}

const holders = (departmentId: string, ...roles: readonly Office['role'][]): readonly Recipient[] =>
  roles.map((role) => ({ departmentId, role }));

/** Recipients of a notice to a department: its handler and its lead. */
export const workingBody = (departmentId: string): readonly Recipient[] =>
  holders(departmentId, 'WB_HANDLER', 'WB_LEAD');

/** Recipients of a notice to a sharing authority (通知主管部门): its supervisor and its head. */
export const supervisors = (authorityId: string): readonly Recipient[] =>
  holders(authorityId, 'SA_SUPERVISOR', 'SA_HEAD');
