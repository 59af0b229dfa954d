import { z } from 'zod';
import { dateTitle, FEEDBACK_OUTCOME_TITLES, instantTitle, localDate } from '#libs/domain';
import { partyOf, type Material, type Told } from '../material.js';

/** 校核申请与反馈 (Art 26): each error that was claimed, what was found of it, and the feedback. */
export const correctionBody = z.strictObject({
  requester: z.string(),
  responsible: z.string(),
  entry: z.string(),
  submittedAt: z.string(),
  report: z.string().nullable(),
  errors: z.array(
    z.strictObject({
      item: z.string(),
      record: z.string().nullable(),
      current: z.string().nullable(),
      expected: z.string().nullable(),
      description: z.string().nullable(),
      finding: z.string().nullable(),
      correction: z.string().nullable(),
    }),
  ),
  feedback: z.strictObject({ outcome: z.string(), text: z.string(), at: z.string() }).nullable(),
  disagreement: z.strictObject({ reason: z.string(), at: z.string(), answer: z.string().nullable() }).nullable(),
  signer: z.string(),
  date: z.string(),
});

export function correctionPaper(material: Material): Told<z.output<typeof correctionBody>> | null {
  const { view, history } = material;
  const submitted = history.findLast(({ type }) => type === 'correctionSubmitted');
  if (view.process !== 'correction-request' || !submitted) return null;
  const { claim, feedback, findings, corrections, disagreement, report } = view;
  const requester = partyOf(material, 'requester');
  const responsible = material.department(view.responsible);
  const actAt = feedback?.fedBackAt ?? submitted.at;
  return {
    title: feedback ? '政务数据校核申请与反馈' : '政务数据校核申请',
    actAt,
    body: {
      requester,
      responsible,
      entry: claim.entry.name,
      submittedAt: instantTitle(submitted.at),
      report: report && `${report.channel}，受理编号${report.receiptNumber}`,
      errors: claim.errors.map((one, n) => {
        const finding = findings.findLast(({ error }) => error === n);
        const correction = corrections.findLast(({ error }) => error === n);
        return {
          item: `${one.itemId} ${material.item(one.itemId)}`,
          record: one.recordKey ?? null,
          current: one.currentValue ?? null,
          expected: one.expectedValue ?? null,
          description: one.description ?? null,
          finding: finding ? `${finding.confirmed ? '属实' : '不属实'}。${finding.facts}` : null,
          correction: correction ? `${dateTitle(correction.correctedOn)}更正。${correction.note}` : null,
        };
      }),
      feedback: feedback && {
        outcome: FEEDBACK_OUTCOME_TITLES[feedback.outcome],
        text: feedback.text,
        at: instantTitle(feedback.fedBackAt),
      },
      disagreement: disagreement && {
        reason: disagreement.reason,
        at: instantTitle(disagreement.disagreedAt),
        answer:
          disagreement.answer &&
          `${disagreement.answer.stands ? '维持原结果。' : '重新办理。'}${disagreement.answer.text}`,
      },
      signer: feedback ? responsible : requester,
      date: dateTitle(localDate(actAt)),
    },
  };
}
