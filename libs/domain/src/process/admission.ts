import type { Actor, Office } from '../access/roles.js';
import { actsForAnother, mayGive, mayRead, mixesDuties, readerScope } from '../access/index.js';
import type { Command, Context } from './context.js';
import type { EventActor, Matter } from './matter.js';
import { rowOf, type Process, type Row } from './process.js';
import { conflict, forbidden, rule, unseen, type Refusal } from './refusal.js';

export type Admission =
  | { readonly ok: true; readonly row: Row; readonly payload: unknown; readonly office: Office }
  | { readonly ok: false; readonly refusal: Refusal };

/** The checks that the command table itself makes, in the order in which they may be told to the person. */
export function admit(process: Process, matter: Matter | null, command: Command, context: Context): Admission {
  const row = rowOf(process, command.name);
  const actor = context.actor;
  if (!row || !actor) return no(unseen('没有这个命令。'));
  const seat = seatOf(process, row, matter, actor, context);
  if (!seat.ok) return seat;
  const closed = matter && row.guard?.(matter, context);
  if (closed) return no(closed);
  const parsed = row.payload.safeParse(command.payload);
  if (!parsed.success) return no(misshapen(parsed.error.issues));
  return { ok: true, row, payload: parsed.data, office: seat.office };
}

/** Why a command is not open to this person now, before any payload is known; null when it is. */
export function obstacle(process: Process, row: Row, matter: Matter, context: Context): Refusal | null {
  if (!context.actor) return unseen('没有这个命令。');
  const seat = seatOf(process, row, matter, context.actor, context);
  if (!seat.ok) return seat.refusal;
  return row.guard?.(matter, context) ?? null;
}

export function actorIn(context: Context, { role, departmentId }: Office): EventActor {
  if (!context.actor) throw new Error('an office acts only through a person');
  const { accountId, personId } = context.actor;
  return { accountId, personId, departmentId, role };
}

type Seat = { readonly ok: true; readonly office: Office } | { readonly ok: false; readonly refusal: Refusal };

function seatOf(process: Process, row: Row, matter: Matter | null, actor: Actor, context: Context): Seat {
  const begins = row.from.length === 0;
  if (!begins && (!matter || !isSeen(process, matter, actor, context)))
    return no(unseen('没有这个事项，或者您无权查看。'));
  if (begins && matter) return no(conflict('BEGUN_ALREADY', '这个事项已经开始。', row.clause));
  const office = begins ? firstOffice(row, actor) : officeInState(row, matter!, actor);
  if (!office) return no(forbidden('NOT_YOUR_OFFICE', `“${row.title}”不属于您的岗位职责。`, row.clause));
  if (matter && actsForAnother(matter.acted, actor, office.departmentId))
    return no(forbidden('SAME_NATURAL_PERSON', '您已代表本事项的另一方办理过，同一自然人不得为双方办理。'));
  if (!begins && !row.from.includes(matter!.state))
    return no(conflict('WRONG_STATE', `事项当前状态为 ${matter!.state}，不能“${row.title}”。`, row.clause));
  const department = context.organisation.department(office.departmentId);
  if (needsWorkingBody(office) && !department.hasWorkingBody)
    return no(rule('NO_WORKING_BODY', '11', `${department.name}尚未明确政务数据共享工作机构及其负责人。`));
  return { ok: true, office };
}

/** A command that the person's office never gives is forbidden; one of another state is a conflict. */
function officeInState(row: Row, matter: Matter, actor: Actor): Office | null {
  const here = mayGive(actor, row.offices, matter);
  if (here || row.from.includes(matter.state)) return here;
  return mayGive(
    actor,
    row.offices.map(({ side, roles }) => ({ side, roles })),
    matter,
  );
}

function firstOffice(row: Row, actor: Actor): Office | null {
  if (mixesDuties(actor.offices)) return null;
  const roles = row.offices.flatMap((rule) => rule.roles);
  return actor.offices.find(({ role }) => roles.includes(role)) ?? null;
}

function isSeen(process: Process, matter: Matter, actor: Actor, { organisation }: Context): boolean {
  const open = process.isOpenToParties(matter);
  return mayRead({ parties: matter.parties, open }, readerScope(actor, organisation), organisation);
}

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
