import { z } from 'zod';
import { text } from '../../language/text.js';
import { allOf, rule, type Check, type Refusal } from '../../language/refusal.js';
import type { ActContext } from '../../matter/context.js';
import { ask, type FactRequest } from '../../matter/facts.js';
import { done, refuse, rowsFor, workingBody } from '../../matter/table.js';
import type { Organisation } from '../../organisation/organisation.js';
import { usccIsValid } from '../../organisation/uscc.js';
import { CLAUSE, type AdministrationSide } from '../administering/administrator.js';
import { divisionCode } from '../division/commands.js';
import { KINDS, type DepartmentEvent, type DepartmentRecord, type Ending } from './department.state.js';

const row = rowsFor<DepartmentRecord, DepartmentEvent, AdministrationSide>();

/** Id of a department: short, because people see it in lists; given once and never changed. */
export const departmentId = z
  .string()
  .regex(/^\w[\w.-]{0,39}$/, '由 1 至 40 个字母、数字和 . _ - 组成，以字母或者数字开头');
const name = text(200);
const uscc = z
  .string()
  .refine(usccIsValid, '不是有效的统一社会信用代码（GB 32100）')
  .meta({ maxLength: 18, examples: ['11990000PDY000052J'] });
/** Part of the codes of its entries before the slash (目录代码前段码, §4.5): 类, 项, 目 and 细目. */
const frontCode = z.string().regex(/^\d{6,20}$/, '目录代码前段码为 6 至 20 位数字');
/** Most departments that one is split into, beside the one that takes over. */
const MOST_PARTS = 20;

export const departmentContent = z.strictObject({
  id: departmentId,
  name,
  divisionCode,
  uscc: uscc.nullable(),
  frontCode: frontCode.nullable(),
  kind: z.enum(KINDS),
});

const createDepartment = row({
  name: 'create-department',
  title: '设立部门',
  clause: CLAUSE,
  from: [],
  payload: departmentContent,
  example: {
    id: 'P7',
    name: '云岭省民政厅(示例)',
    divisionCode: '990000',
    uscc: null,
    frontCode: null,
    kind: 'DEPT',
  },
  needs: (given) => keysOf(given).map(({ record, key }) => ask('registered', { record, key })),
  decide(_, department, { facts, organisation, office }) {
    const taken = keysOf(department).filter(({ record, key }) => facts.get('registered', { record, key }));
    const refusals = allOf(
      ...taken.map(({ refusal }) => refusal),
      organisation.chain(department.divisionCode).length === 0 ? NO_SUCH_DIVISION : null,
    );
    if (refusals) return refuse(refusals);
    const parties = { administration: office.departmentId };
    return done({ event: { type: 'departmentCreated', ...department, parties } });
  },
});

const renameDepartment = row({
  name: 'rename-department',
  title: '部门更名',
  clause: CLAUSE,
  from: ['ACTIVE', 'END_PROPOSED'],
  payload: z.strictObject({ name }),
  example: { name: '云岭省民政和老龄工作厅(示例)' },
  decide: (_, renamed) => done({ event: { type: 'departmentRenamed', ...renamed } }),
});

const reason = text(2000);
/** How a department ends: its successor takes over its matters, beside others if it is split; null if nobody does. */
const ending = z.strictObject({
  successor: departmentId.nullable().meta({ description: '承接在办事项的部门；撤销而无部门承接的为 null' }),
  others: z.array(departmentId).max(MOST_PARTS).default([]).meta({ description: '分设的，其他新设的部门' }),
  reason,
});

const proposeEnd = row({
  name: 'propose-end',
  title: '提出撤并部门',
  clause: CLAUSE,
  from: ['ACTIVE'],
  duty: 'PROPOSE_POWER',
  payload: ending,
  example: { successor: 'P3', others: [], reason: '机构改革，职能并入。' },
  needs: (proposed, matter) => (matter ? endingNeeds(matter.data, proposed) : []),
  decide({ data, parties }, proposed, context) {
    const refusals = unfitEnding(data, proposed, parties.administration, context);
    if (refusals) return refuse(refusals);
    return done({ event: { type: 'departmentEndProposed', ...proposed } });
  },
});

/** Ends the department: its people hold no office any more, and those of the successor act in its matters. */
const confirmEnd = row({
  name: 'confirm-end',
  title: '确认撤并部门',
  clause: CLAUSE,
  from: ['END_PROPOSED'],
  duty: 'CONFIRM_POWER',
  payload: z.strictObject({}),
  example: {},
  needs: (_, matter) => (matter ? endingNeeds(matter.data, proposedFor(matter.data)) : []),
  decide({ data, parties }, _, context) {
    const proposed = proposedFor(data);
    const refusals = unfitEnding(data, proposed, parties.administration, context);
    if (refusals) return refuse(refusals);
    const { successor } = proposed;
    const text = `${data.name}已撤并，其在办事项由本部门承接。`;
    const notices = successor === null ? [] : [{ to: workingBody(successor), text }];
    return done({ event: { type: 'departmentEndConfirmed', successor }, notices });
  },
});

const rejectEnd = row({
  name: 'reject-end',
  title: '不予撤并部门',
  clause: CLAUSE,
  from: ['END_PROPOSED'],
  payload: z.strictObject({ reason }),
  example: { reason: '批准文件尚未印发。' },
  decide: (_, rejected) => done({ event: { type: 'departmentEndRejected', ...rejected } }),
});

export const DEPARTMENT_COMMANDS = [createDepartment, renameDepartment, proposeEnd, confirmEnd, rejectEnd];

const NO_SUCH_DIVISION = rule('NO_SUCH_DIVISION', CLAUSE, '没有这个行政区划。', [
  { field: 'divisionCode', message: '请先登记行政区划' },
]);

const CHECK = '请核对，或者填写尚未登记的';
const DEPARTMENT_EXISTS = rule('DEPARTMENT_EXISTS', CLAUSE, '该部门编号已经登记。', [{ field: 'id', message: CHECK }]);
const USCC_TAKEN = rule('USCC_TAKEN', CLAUSE, '该统一社会信用代码已经登记。', [{ field: 'uscc', message: CHECK }]);
const FRONT_CODE_TAKEN = rule('FRONT_CODE_TAKEN', CLAUSE, '该目录代码前段码已经登记。', [
  { field: 'frontCode', message: CHECK },
]);
const ONE_HEAD = rule('ONE_HEAD', '8', '一个区划只有一个政务数据共享主管部门、一个人民政府，该区划已有登记。', [
  { field: 'kind', message: '该区划已有这类部门' },
]);

/** Keys that no two departments share, each with the refusal of the second one. */
const keysOf = ({ id, uscc, frontCode, divisionCode: at, kind }: z.output<typeof departmentContent>) => [
  { record: 'department' as const, key: id, refusal: DEPARTMENT_EXISTS },
  ...(uscc === null ? [] : [{ record: 'uscc' as const, key: uscc, refusal: USCC_TAKEN }]),
  ...(frontCode === null ? [] : [{ record: 'frontCode' as const, key: frontCode, refusal: FRONT_CODE_TAKEN }]),
  ...(isHead(kind) ? [{ record: 'head' as const, key: `${at} ${kind}`, refusal: ONE_HEAD }] : []),
];

const isHead = (kind: DepartmentRecord['kind']): boolean => kind === 'AUTHORITY' || kind === 'GOVERNMENT';

function proposedFor({ id, ending }: DepartmentRecord): Ending {
  if (!ending) throw new Error(`no end of ${id} is proposed`);
  return ending;
}

type EndingNeeds = 'openMatters' | 'registered';
const active = (id: string) => ({ record: 'activeDepartment', key: id }) as const;

/** Asks also for the department itself, so that of two departments only one can end in favour of the other. */
const endingNeeds = ({ id }: DepartmentRecord, { successor, others }: Ending): readonly FactRequest<EndingNeeds>[] => [
  ask('openMatters', id),
  ...[id, ...(successor === null ? [] : [successor]), ...others].map((one) => ask('registered', active(one))),
];

function unfitEnding(
  department: DepartmentRecord,
  ending: Ending,
  administration: string,
  context: ActContext<EndingNeeds>,
): Check {
  const isTopmost = isTop(department, context.organisation);
  return allOf(
    department.id === administration ? unfit('平台建设管理单位不能撤并') : null,
    isTopmost ? unfit('其上没有同类机构，各部门将无主管部门或者人民政府') : null,
    unfitSuccessor(department, ending, context),
  );
}

const unfit = (message: string): Refusal =>
  rule('UNFIT_SUCCESSOR', CLAUSE, `不能撤并：${message}。`, [{ field: 'successor', message }]);

function unfitSuccessor(
  department: DepartmentRecord,
  { successor, others }: Ending,
  { organisation, facts }: ActContext<EndingNeeds>,
): Refusal | null {
  const { id, kind } = department;
  if (successor === null && others.length > 0) return unfit('分设的，应写明由哪个部门承接在办事项');
  if (successor === null) return facts.get('openMatters', id) > 0 ? unfit('还有在办事项，须由其他部门承接') : null;
  for (const one of [successor, ...others]) {
    if (one === id) return unfit('不能由本部门承接');
    if (!facts.get('registered', active(one))) return unfit(`没有部门 ${one}，或者已经撤并`);
    if ((organisation.department(one).kind === 'GOVERNMENT') !== (kind === 'GOVERNMENT'))
      return unfit('承接单位的类别不同');
  }
  if (kind === 'AUTHORITY' && organisation.department(successor).kind !== 'AUTHORITY')
    return unfit('主管部门由主管部门承接');
  if (isHead(kind) && isAbove(department, organisation.department(successor), organisation))
    return unfit('不能由下级承接，否则下级将监督本级和自己');
  return null;
}

/** True if the first one's division stands above that of the second one. */
const isAbove = (
  { divisionCode: one }: Pick<DepartmentRecord, 'divisionCode'>,
  { divisionCode: other }: Pick<DepartmentRecord, 'divisionCode'>,
  organisation: Organisation,
): boolean => organisation.chain(other).slice(1).includes(one);

/** True for an authority or a government that has none above it: every department needs one. */
function isTop({ id, kind, divisionCode }: DepartmentRecord, organisation: Organisation): boolean {
  if (kind === 'AUTHORITY') return organisation.superiorAuthority(id) === null;
  return kind === 'GOVERNMENT' && organisation.division(divisionCode).parentCode === null;
}
