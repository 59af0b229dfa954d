import { z } from 'zod';
import { givenDate } from '../../calendar/given.js';
import { localDate } from '../../calendar/time.js';
import { text } from '../../language/text.js';
import { allOf, rule } from '../../language/refusal.js';
import { ask } from '../../matter/facts.js';
import { done, refuse, rowsFor } from '../../matter/table.js';
import { type AdministrationSide } from '../administering/administrator.js';
import { departmentId } from '../department/commands.js';
import type { WorkingBody, WorkingBodyEvent } from './working-body.state.js';

const row = rowsFor<WorkingBody, WorkingBodyEvent, AdministrationSide>();

/** Every department designates one working body (Art 11). */
export const CLAUSE = '11';
const name = text(200);

export const bodyContent = z.strictObject({ departmentId, name, from: givenDate });

/** Key of a body that the department has on this day or later. */
const bodyKey = ({ departmentId: id, from }: z.output<typeof bodyContent>) =>
  ({ record: 'workingBody', key: `${id} ${from}` }) as const;

const designateBody = row({
  name: 'designate-body',
  title: '登记工作机构',
  clause: CLAUSE,
  from: [],
  payload: bodyContent,
  example: { departmentId: 'P8', name: '信息中心', from: '2026-03-02' },
  needs: (given) => [ask('registered', bodyKey(given))],
  decide(_, designated, { facts, organisation, office }) {
    const department = organisation.find(designated.departmentId);
    const isThere = department && !department.endedAt && department.kind !== 'GOVERNMENT';
    const refusals = allOf(
      isThere ? null : NO_DEPARTMENT,
      facts.get('registered', bodyKey(designated)) ? BODY_THERE : null,
    );
    if (refusals) return refuse(refusals);
    const parties = { administration: office.departmentId };
    return done({ event: { type: 'bodyDesignated', ...designated, until: null, parties } });
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
const BODY_THERE = rule('BODY_DESIGNATED', CLAUSE, '该部门自该日起已有工作机构，一个部门同时只有一个。', [
  { field: 'from', message: '请先停止原工作机构，自停止之日起登记新的' },
]);
