import { z } from 'zod';
import { dateTitle, instantTitle, JUDGEMENT_OUTCOME_TITLES, localDate } from '#libs/domain';
import { partyOf, type Material, type Told } from '../material.js';

/** 认定书 (Arts 39, 40): the judgement that stands, on what it rests, and how to object. */
export const judgementBody = z.strictObject({
  responsible: z.string(),
  authority: z.string(),
  clause: z.string(),
  facts: z.array(z.tuple([z.string(), z.string()])),
  told: z.string().nullable(),
  pleas: z.array(z.tuple([z.string(), z.string()])),
  outages: z.array(z.tuple([z.string(), z.string()])),
  outcome: z.string(),
  reason: z.string(),
  answer: z.string().nullable(),
  goesOn: z.boolean(),
  mayObject: z.boolean(),
  objection: z.string().nullable(),
  undone: z.string().nullable(),
  withdrawn: z.string().nullable(),
  date: z.string(),
});

export function judgementPaper(material: Material): Told<z.output<typeof judgementBody>> | null {
  const { view } = material;
  if (view.process !== 'breach-candidate') return null;
  const judgement = view.judgements.at(-1);
  if (!judgement) return null;
  const { lateness, late, contest, withdrawal } = view;
  const { undone } = judgement;
  const facts: [string, string][] = [];
  if (late) facts.push(['所涉事项', `${late.number ?? ''} ${late.subject.name}`.trim()]);
  if (lateness) {
    facts.push(
      ['期限', lateness.clockTitle],
      ['起算之日', dateTitle(lateness.clock.day0)],
      ['工作日数', `${String(lateness.clock.workingDays)}个工作日`],
      ['最后一日', lateness.clock.lastDay === null ? '未定' : dateTitle(lateness.clock.lastDay)],
      ['办结', view.doneAt === null ? '仍未办结' : instantTitle(view.doneAt)],
    );
  }
  return {
    title: '违规线索认定书',
    actAt: judgement.judgedAt,
    body: {
      responsible: partyOf(material, 'responsible'),
      authority: material.department(judgement.judge.departmentId),
      clause: view.clauseTitle,
      facts,
      told: view.facts,
      pleas: view.pleas.map(({ pleadedAt, reason }) => [instantTitle(pleadedAt), reason]),
      outages: judgement.outages.map(({ from, to, reason }) => [`${instantTitle(from)}至${instantTitle(to)}`, reason]),
      outcome: JUDGEMENT_OUTCOME_TITLES[judgement.outcome],
      reason: judgement.reason,
      answer: judgement.answer ?? null,
      goesOn: lateness !== null && view.doneAt === null,
      mayObject: judgement.answersObjection !== true,
      objection: contest && `${instantTitle(contest.contestedAt)}，${contest.reason}`,
      undone: undone ? `${instantTitle(undone.undoneAt)}，${undone.reason}` : null,
      withdrawn: withdrawal && `${instantTitle(withdrawal.withdrawnAt)}，${withdrawal.reason}`,
      date: dateTitle(localDate(judgement.judgedAt)),
    },
  };
}
