import { z } from 'zod';
import { dateTitle, instantTitle, localDate } from '#libs/domain';
import type { Material, Told } from '../material.js';

/** 督办与答复: each demand of an authority on the matter, with the answer to it. */
export const supervisionBody = z.strictObject({
  subject: z.string(),
  supervisions: z.array(
    z.strictObject({
      authority: z.string(),
      department: z.string(),
      at: z.string(),
      requirement: z.string(),
      answerWithin: z.string(),
      answer: z.strictObject({ at: z.string(), text: z.string() }).nullable(),
      ended: z.boolean(),
    }),
  ),
  authority: z.string(),
  date: z.string(),
});

export function supervisionPaper({ view, department }: Material): Told<z.output<typeof supervisionBody>> | null {
  const { supervisions } = view.everyday;
  const last = supervisions.at(-1);
  if (!last) return null;
  return {
    title: supervisions.some(({ answer }) => answer !== null) ? '督办通知与答复' : '督办通知',
    actAt: last.at,
    body: {
      subject: view.subject,
      supervisions: supervisions.map(
        ({ authorityId, departmentId, at, requirement, answerWithin, answer, endedAt }) => ({
          authority: department(authorityId),
          department: department(departmentId),
          at: instantTitle(at),
          requirement,
          answerWithin: `${String(answerWithin)}个工作日`,
          answer: answer && { at: instantTitle(answer.at), text: answer.text },
          ended: endedAt !== null,
        }),
      ),
      authority: department(last.authorityId),
      date: dateTitle(localDate(last.at)),
    },
  };
}
