import { z } from 'zod';
import { givenDate } from '../../calendar/given.js';
import { localDate } from '../../calendar/time.js';
import { text } from '../../language/text.js';
import { rule } from '../../language/refusal.js';
import { ask } from '../../matter/facts.js';
import { done, refuse, rowsFor } from '../../matter/table.js';
import { type AdministrationSide } from '../administering/administrator.js';
import { departmentId } from '../department/commands.js';
import type { WorkingBody, WorkingBodyEvent } from './working-body.state.js';

const row = rowsFor<WorkingBody, WorkingBodyEvent, AdministrationSide>();

/** Every department designates one working body (Art 11). */
const CLAUSE = '11';
const name = text(200);

export const bodyContent = z.strictObject({ departmentId, name, from: givenDate });

const designateBody = row({
  name: 'designate-body',
  title: '登记工作机构',
  clause: CLAUSE,
  from: [],
  payload: bodyContent,
  example: { departmentId: 'P4', name: '信息中心', from: '2026-03-02' },
  needs: (given) => [ask('registered', { record: 'workingBody', key: given.departmentId })],
  decide(_, designated, { facts, organisation, office }) {
    const department = organisation.find(designated.departmentId);
    if (!department || department.endedAt || department.kind === 'GOVERNMENT') return refuse(NO_DEPARTMENT);
    if (facts.get('registered', { record: 'workingBody', key: designated.departmentId })) return refuse(BODY_THERE);
    return done({ event: { type: 'bodyDesignated', ...designated, parties: { administration: office.departmentId } } });
  },
});

const renameBody = row({
  name: 'rename-body',
  title: '工作机构更名',
  clause: CLAUSE,
  from: ['DESIGNATED'],
  payload: z.strictObject({ name }),
  example: { name: '数据管理处' },
  decide: (_, renamed) => done({ event: { type: 'bodyRenamed', ...renamed } }),
});

/** Ends the body from this day on. Until the next one is designated the department cannot act. */
const endBody = row({
  name: 'end-body',
  title: '停止工作机构',
  clause: CLAUSE,
  from: ['DESIGNATED'],
  payload: z.strictObject({ reason: text(2000) }),
  example: { reason: '职责转由数据管理处承担。' },
  decide: (_, { reason }) => done({ event: { type: 'bodyEnded', reason } }),
});

export const WORKING_BODY_COMMANDS = [designateBody, renameBody, endBody];

/** Returns the first day without a body that ends now: today, or its own first day if it has not begun. */
export const endsOn = ({ from }: WorkingBody, at: string): string => (localDate(at) < from ? from : localDate(at));

const NO_DEPARTMENT = rule('NO_SUCH_DEPARTMENT', CLAUSE, '没有这个部门，或者它没有工作机构。', [
  { field: 'departmentId', message: '请填写在用的部门，人民政府没有工作机构' },
]);
const BODY_THERE = rule('BODY_DESIGNATED', CLAUSE, '该部门已明确工作机构，一个部门只有一个。', [
  { field: 'departmentId', message: '请先停止原工作机构' },
]);
