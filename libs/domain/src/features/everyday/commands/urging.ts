import { z } from 'zod';
import { localDate, type Instant } from '../../../calendar/time.js';
import { calendarAt } from '../../../clock/counting.js';
import type { ActContext } from '../../../matter/context.js';
import { EVERY_STATE, type SealedDefinition } from '../../../matter/definition.js';
import { text } from '../../../language/text.js';
import type { Matter } from '../../../matter/matter.js';
import { conflict } from '../../../language/refusal.js';
import { pressed } from '../pressed.js';
import { sideTitle } from '../../../access/sides.js';
import { desk, done, HANDLING_CLAUSE, row, type EverydayRow } from './everyday.row.js';

/** 催办: a waiting department urges the departments that must act, each at most once a working day; no limit moves. */
export const urge = (process: SealedDefinition): EverydayRow =>
  row({
    name: 'urge',
    title: '催办',
    clause: HANDLING_CLAUSE,
    from: EVERY_STATE,
    payload: z.strictObject({ text: text(500) }),
    example: { text: '业务系统即将上线，请尽快办理。' },
    guard(matter, context) {
      const others = pressed(process, matter).filter((id) => id !== context.office.departmentId);
      if (others.length === 0) return conflict('NOBODY_TO_URGE', '目前没有等待其他部门办理的事项。', HANDLING_CLAUSE);
      return others.every((id) => isUrged(matter, id, context))
        ? conflict('URGED_ALREADY', '本工作日已经催办，请下一个工作日再催办。', HANDLING_CLAUSE)
        : null;
    },
    decide(matter, { text }, context) {
      const { departmentId } = context.office;
      const others = pressed(process, matter).filter((id) => id !== departmentId && !isUrged(matter, id, context));
      const words = `${sideTitle(departmentId, matter.parties)}催办：${text}`;
      return done({
        event: { type: 'urged', departmentId, urged: [...others], text },
        notices: others.map((id) => ({ to: desk(process, matter, id), text: words })),
      });
    },
  });

/** True if the person's department has urged that one and no working day has begun there since. */
function isUrged({ everyday }: Matter, urged: string, context: ActContext): boolean {
  const calendar = calendarAt(urged, context);
  const today = localDate(context.at);
  const isRecent = (at: Instant): boolean => today < calendar.addWorkdays(localDate(at), 1);
  return everyday.urgings.some(
    (one) => one.departmentId === context.office.departmentId && one.urged.includes(urged) && isRecent(one.at),
  );
}
