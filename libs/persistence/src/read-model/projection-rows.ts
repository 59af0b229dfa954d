import { v5 as uuidv5 } from 'uuid';
import {
  actorsAmong,
  limitNamed,
  SIDES,
  type Clock,
  type ClockRecount,
  type Projection,
  type StepProjection,
} from '#libs/domain';
import { sideRows } from './side-rows.js';
import { PARTY_COLUMNS, type ReadRow, type ReadRows } from './tables.js';

/** Result of a transition for the read model, with the hash of the matter's last event. */
export interface Projected {
  readonly projection: StepProjection;
  readonly headHash: string;
}

/**
 * Makes the read-model rows of a matter: its current state, clocks and tasks, and the alerts of the step's events.
 * Ids are derived from the matter and the position in its stream, so that a rebuild gives the same rows.
 */
export function projectionRows(projected: Projected): ReadRows {
  const { projection, headHash } = projected;
  const { matterId } = projection.matter;
  const alerts = projection.alerts.map((alert) => ({ ...alert, id: alertId(matterId, alert) }));
  return {
    matter: [matterRowOf(projection, headHash)],
    clock: projection.clocks.map((clock) => clockRowOf(matterId, clock)),
    clock_recount: projection.recounts.map((recount) => recountRowOf(matterId, recount)),
    task: projection.tasks.map((task) => ({
      id: uuidv5(`task:${task.command}:${task.departmentId}`, matterId),
      matter: matterId,
      command: task.command,
      department_id: task.departmentId,
      roles: task.roles,
      assignees: task.assignees ?? [],
      clock_id: task.clockId,
      due_at: task.dueAt,
      target_due_at: task.targetDueAt,
    })),
    alert: alerts.map(({ id, message, seq, withdrawnAt }) => ({
      id,
      matter: matterId,
      seq,
      clock_id: message.clockId,
      level: message.level,
      text: message.text,
      at: message.at,
      due_at: message.dueAt,
      target_due_at: message.targetDueAt,
      late: message.late,
      breach_clause: message.breachClause,
      withdrawn_at: withdrawnAt,
    })),
    alert_recipient: alerts.flatMap(({ id, message }) =>
      message.to.map(({ departmentId, role }) => ({ alert: id, department_id: departmentId, role })),
    ),
    ...sideRows(projection.matter, projection.sideTables),
  };
}

/** Id of an alert, from its place in the stream, so that a rebuild does not change it. */
export const alertId = (matterId: string, { seq, n }: { readonly seq: number; readonly n: number }): string =>
  uuidv5(`${String(seq)}:${String(n)}`, matterId);

function matterRowOf(projection: Projection, headHash: string): ReadRow {
  const { matter, subject } = projection;
  return {
    id: matter.matterId,
    process: matter.process,
    number: matter.number,
    title: subject.name,
    catalog_code: subject.code,
    state: matter.state,
    has_outer_state: matter.outer !== null,
    since: matter.since,
    opened_at: matter.openedAt,
    seq: matter.seq,
    head_hash: headHash,
    definition_version: projection.definitionVersion,
    folded: matter,
    ...Object.fromEntries(SIDES.map((side) => [PARTY_COLUMNS[side], matter.parties[side] ?? null])),
    acted: actorsAmong(matter.acted),
    open_to_parties: projection.openToParties,
    closed: projection.closed,
    due_at: projection.dueAt,
    target_due_at: projection.targetDueAt,
    wake_at: projection.wakeAt,
    wake_for: projection.wakeFor,
    urgency: matter.everyday.urgency,
  };
}

const clockRowOf = (matterId: string, clock: Clock): ReadRow => ({
  id: uuidv5(`clock:${clock.id}`, matterId),
  matter: matterId,
  clock_id: clock.id,
  kind: clock.kind,
  clause: clock.clause,
  limit_name: limitNamed(clock),
  breach_clause: clock.breachClause,
  responsible: clock.responsible,
  other_party: clock.otherParty,
  state: clock.state,
  day0: clock.day0,
  working_days: clock.workingDays,
  last_day: clock.lastDay,
  due_at: clock.dueAt,
  started_at: clock.startedAt,
  met_at: clock.metAt,
  provisional: clock.provisional,
  calendar_version: clock.calendarVersion,
  policy_version: clock.policyVersion,
});

const recountRowOf = (matterId: string, recount: ClockRecount): ReadRow => ({
  matter: matterId,
  seq: recount.seq,
  clock_id: recount.clockId,
  version: recount.calendarVersion,
  version_before: recount.versionBefore,
  last_day: recount.lastDay,
  last_day_before: recount.lastDayBefore,
  due_at: recount.dueAt,
  due_before: recount.dueAtBefore,
  provisional: recount.provisional,
  provisional_before: recount.provisionalBefore,
  at: recount.at,
});
