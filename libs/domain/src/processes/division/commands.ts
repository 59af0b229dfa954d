import { z } from 'zod';
import { text } from '../../language/text.js';
import { allOf, rule, type Refusal } from '../../language/refusal.js';
import { ask } from '../../matter/facts.js';
import { done, refuse, rowsFor } from '../../matter/table.js';
import type { Organisation } from '../../organisation/organisation.js';
import { CLAUSE, type AdministrationSide } from '../administering/administrator.js';
import { LEVELS, type DivisionEvent, type DivisionRecord } from './division.state.js';

const row = rowsFor<DivisionRecord, DivisionEvent, AdministrationSide>();

/** Code of a division (GB/T 2260, with GB/T 10114 below the county). */
export const divisionCode = z.string().regex(/^(\d{6}|\d{9}|\d{12})$/, '行政区划代码为 6、9 或 12 位数字');
const name = text(100);

export const divisionContent = z.strictObject({
  code: divisionCode,
  name,
  level: z.enum(LEVELS),
  parentCode: divisionCode,
});

const createDivision = row({
  name: 'create-division',
  title: '设立行政区划',
  clause: CLAUSE,
  from: [],
  payload: divisionContent,
  example: { code: '990122', name: '东岭县(虚构)', level: 'COUNTY', parentCode: '990100' },
  needs: ({ code }) => [ask('registered', { record: 'division', key: code })],
  decide(_, division, { facts, organisation, office }) {
    const taken = facts.get('registered', { record: 'division', key: division.code });
    const refusals = allOf(taken ? CODE_TAKEN : null, unfitParent(division, organisation));
    if (refusals) return refuse(refusals);
    return done({ event: { type: 'divisionCreated', ...division, parties: { administration: office.departmentId } } });
  },
});

const renameDivision = row({
  name: 'rename-division',
  title: '行政区划更名',
  clause: CLAUSE,
  from: ['ACTIVE'],
  payload: z.strictObject({ name }),
  example: { name: '东岭区(虚构)' },
  decide: (_, renamed) => done({ event: { type: 'divisionRenamed', ...renamed } }),
});

export const DIVISION_COMMANDS = [createDivision, renameDivision];

const CODE_TAKEN = rule('DIVISION_EXISTS', CLAUSE, '该行政区划已经登记。', [
  { field: 'code', message: '请填写尚未登记的代码' },
]);

/** Returns why a division cannot stand below its parent: it is unknown, or not above it; null if it can. */
export function unfitParent(
  { level, parentCode }: Pick<DivisionRecord, 'level' | 'parentCode'>,
  organisation: Pick<Organisation, 'chain' | 'division'>,
): Refusal | null {
  const unfit = (message: string): Refusal =>
    rule('UNFIT_PARENT', CLAUSE, `上级区划有误：${message}。`, [{ field: 'parentCode', message }]);
  if (parentCode === null) return level === 'NATIONAL' ? null : unfit('国家以外的区划都有上级区划');
  if (organisation.chain(parentCode).length === 0) return unfit('没有这个行政区划');
  const above = organisation.division(parentCode);
  return LEVELS.indexOf(above.level) < LEVELS.indexOf(level) ? null : unfit('应高于本级');
}
