import { z } from 'zod';
import { EVERY_STATE } from '../../../matter/definition.js';
import { ask } from '../../../matter/facts.js';
import type { Matter } from '../../../matter/matter.js';
import type { Process } from '../../../matter/process.js';
import { conflict } from '../../../language/refusal.js';
import { text } from '../../../language/text.js';
import { lateMatterNeeded } from '../barred.js';
import { colleague, done, HANDLING_CLAUSE, isColleague, refuse, row, type EverydayRow } from './everyday.row.js';

/** 转办: hands a task to a colleague. It shows among their tasks; other holders of the office may still act. */
export const handOver = (process: Process): EverydayRow =>
  row({
    name: 'hand-over',
    title: '转办',
    clause: HANDLING_CLAUSE,
    from: EVERY_STATE,
    payload: z.strictObject({ to: text(64) }),
    example: { to: 'm3.deputy' },
    guard: (matter, { office }) => (hasWork(process, matter, office.departmentId) ? null : NOTHING_WAITS),
    needs: ({ to }, matter) => [ask('account', to), ...lateMatterNeeded(process, matter)],
    decide(matter, { to }, context) {
      const { departmentId } = context.office;
      const found = colleague('to', to, process, matter, context);
      if (!isColleague(found)) return refuse(found);
      return done({
        event: { type: 'handedOver', departmentId, to, roles: [...found.roles] },
        notices: [{ to: found.roles.map((role) => ({ departmentId, role })), text: `事项转由 ${to} 办理。` }],
      });
    },
  });

/** False once the matter has ended and the department has no task there: a colleague would be told of work that is none. */
const hasWork = ({ endStates, tasks }: Process, matter: Matter, departmentId: string): boolean =>
  !endStates.includes(matter.state) || tasks(matter).some((task) => task.departmentId === departmentId);

const NOTHING_WAITS = conflict('NOTHING_TO_HAND_OVER', '事项已经办结，本部门没有待办，无须转办。', HANDLING_CLAUSE);
