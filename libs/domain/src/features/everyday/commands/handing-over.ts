import { z } from 'zod';
import { EVERY_STATE } from '../../../matter/definition.js';
import { ask } from '../../../matter/facts.js';
import type { Process } from '../../../matter/process.js';
import { text } from '../../../language/text.js';
import { lateMatterNeeded } from '../barred.js';
import {
  colleague,
  done,
  HANDLERS,
  HANDLING_CLAUSE,
  isColleague,
  refuse,
  row,
  type EverydayRow,
} from './everyday.row.js';

/** 转办: hands a task to a colleague. It shows among their tasks; other holders of the office may still act. */
export const handOver = (process: Process): EverydayRow =>
  row({
    name: 'hand-over',
    title: '转办',
    clause: HANDLING_CLAUSE,
    from: EVERY_STATE,
    offices: HANDLERS,
    payload: z.strictObject({ to: text(64) }),
    example: { to: 'm3.deputy' },
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
