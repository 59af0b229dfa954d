import type { Actor, Office } from '../access/roles.js';
import { actsForAnother, mayBegin, mayGive, mayOversee, mayRead, readerScope } from '../access/index.js';
import { mayClientGive, rightTo } from '../access/rights.js';
import { separated } from './acting.js';
import type { ActContext, Command, Context } from './context.js';
import type { CitedDocument } from './facts.js';
import type { EventActor, Matter } from './matter.js';
import { commandBody, cite } from './citing.js';
import { isOpenIn, type Row } from './definition.js';
import { rowOf, type Process } from './process.js';
import { readable } from './readable.js';
import { asSeenFrom } from './seen-state.js';
import { allOf, conflict, forbidden, rule, unseen, type Refusal } from '../language/refusal.js';

export type Admission =
  | {
      readonly ok: true;
      readonly row: Row;
      readonly payload: unknown;
      readonly office: Office;
      readonly documents: readonly CitedDocument[];
    }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * Makes the checks of the command table: seen, recusal, office, separation of sides, state, working body, separation of
 * duties, guard, shape, documents. Returns the row with the parsed payload, or the first refusal. The order matters: a person who may not see
 * the matter learns nothing else of it.
 */
export function admit(
  process: Process,
  matter: Matter | null,
  command: Command,
  context: Context<'document'>,
): Admission {
  const row = rowOf(process, command.name);
  if (!row) return no(unseen('没有这个命令。'));
  const seat = seatOf(process, row, matter, context);
  if (!seat.ok) return seat;
  const { office } = seat;
  const closed = matter && closedTo(row, matter, { ...context, office, documents: [] });
  if (closed) return no(closed);
  const parsed = commandBody(row).safeParse(command.payload);
  if (!parsed.success) return no(misshapen(parsed.error.issues));
  const { payload, documents: ids } = parsed.data;
  const cited = cite(ids, office.departmentId, context);
  return cited.ok ? { ok: true, row, payload, office, documents: cited.documents } : cited;
}

/** Returns the refusal that this person would get now, whatever the payload; null if the command is open to them. */
export const obstacle = (process: Process, row: Row, matter: Matter, context: Context): Refusal | null =>
  obstacles(process, matter, context)(row);

/** Returns the same for any row of a matter; whether the person may see the matter is asked once for all rows. */
export function obstacles(process: Process, matter: Matter, context: Context): (row: Row) => Refusal | null {
  const sees = maySee(process, matter, context);
  return (row) => {
    const seat = seatOf(process, row, matter, context, sees);
    if (!seat.ok) return seat.refusal;
    return closedTo(row, matter, { ...context, office: seat.office, documents: [] });
  };
}

const closedTo = (row: Row, matter: Matter, context: ActContext): Refusal | null =>
  reasonsAgainst(row, matter, context)[0] ?? null;

/** Separation of duties comes before the guard, which may rest on it. */
const reasonsAgainst = (row: Row, matter: Matter, context: ActContext): readonly Refusal[] =>
  allOf(separated(row, matter, context), row.guard?.(matter, context) ?? null) ?? [];

/**
 * Returns all that stands against a command without the row's own decision, as far as one does not rest on another: the
 * obstacles of the moment, and either the faults of the payload's shape or the documents that are not there.
 */
export function standingAgainst(
  process: Process,
  row: Row,
  matter: Matter | null,
  { payload }: Command,
  context: Context<'document'>,
): readonly Refusal[] {
  const seat = seatOf(process, row, matter, context);
  const parsed = commandBody(row).safeParse(payload);
  const shape = parsed.success ? [] : [misshapen(parsed.error.issues)];
  if (!seat.ok) return [seat.refusal, ...shape];
  const { office } = seat;
  const obstacles = matter ? reasonsAgainst(row, matter, { ...context, office, documents: [] }) : [];
  const cited = parsed.success ? cite(parsed.data.documents, office.departmentId, context) : null;
  return [...obstacles, ...shape, ...(cited?.ok === false ? [cited.refusal] : [])];
}

export function actorIn(context: Context, { role, departmentId }: Office): EventActor {
  if (!context.actor) throw new Error('an office acts only through a person');
  const { accountId, personId } = context.actor;
  return { accountId, personId, departmentId, role };
}

/** Returns the office in which the actor would give the command; null if none of their offices may give it. */
function officeFor(
  { process }: Process,
  { name }: Row,
  matter: Matter | null,
  actor: Actor,
  { organisation }: Context,
): Office | null {
  const { offices, overseers = [] } = rightTo(process, name);
  if (!matter) return mayBegin(actor, offices, organisation);
  const { parties } = matter;
  return mayGive(actor, offices, parties, organisation) ?? mayOversee(actor, overseers, parties, organisation);
}

type Seat = { readonly ok: true; readonly office: Office } | { readonly ok: false; readonly refusal: Refusal };

/** Returns the office in which the actor gives the command, or the refusal that needs no payload and no fact. */
export function seatOf(
  process: Process,
  row: Row,
  matter: Matter | null,
  context: Context,
  sees: boolean = maySee(process, matter, context),
): Seat {
  const { actor } = context;
  const begins = row.from.length === 0;
  if (!actor || (!begins && !sees)) return no(unseen('没有这个事项，或者您无权查看。'));
  if (begins && matter) return no(conflict('BEGUN_ALREADY', '这个事项已经开始。', row.clause));
  if (matter && actor.recusedFrom?.includes(matter.matterId))
    return no(forbidden('RECUSED', '您应当回避本事项，请由其他人员办理。'));
  const office = officeFor(process, row, matter, actor, context);
  if (!office) return no(forbidden('NOT_YOUR_OFFICE', `“${row.title}”不属于您的岗位职责。`, row.clause));
  if (actor.client && !mayClientGive(actor.client, process.process, row.name))
    return no(forbidden('NOT_FOR_CLIENT', `“${row.title}”不在该接入系统获准的命令之内，请由人员办理。`, row.clause));
  if (matter && actsForAnother(matter.acted, actor, office.departmentId))
    return no(
      forbidden(
        'SAME_NATURAL_PERSON',
        '代表本事项的另一方办理过的自然人，不得再为本方办理，请由其他人员办理。',
        row.clause,
      ),
    );
  const shown = matter && asSeenFrom(matter, office.departmentId);
  if (shown && !isOpenIn(row, shown.state)) {
    const state = process.stateTitles[shown.state] ?? shown.state;
    return no(conflict('WRONG_STATE', `事项当前为“${state}”，不能“${row.title}”。`, row.clause));
  }
  const department = context.organisation.department(office.departmentId);
  if (needsWorkingBody(office) && !department.hasWorkingBody)
    return no(rule('NO_WORKING_BODY', '11', `${department.name}尚未明确政务数据共享工作机构及其负责人。`));
  return { ok: true, office };
}

const maySee = (process: Process, matter: Matter | null, { actor, organisation }: Context): boolean =>
  matter !== null &&
  actor !== null &&
  mayRead(readable(process, matter), readerScope(actor, organisation), organisation);

const needsWorkingBody = ({ role }: Office): boolean => role === 'WB_HANDLER' || role === 'WB_LEAD';

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

export function misshapen(issues: readonly Issue[]): Refusal {
  const fields = issues.map(({ path, message }) => ({ field: path.map(String).join('.') || 'body', message }));
  return { kind: 'SHAPE', code: 'INVALID', message: '提交的内容不符合要求，请按字段提示修改。', fields };
}

const no = (refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } => ({ ok: false, refusal });
