import { z } from 'zod';
import { place } from '../../../language/given.js';
import { text } from '../../../language/text.js';
import { addYears, localDate, type LocalDate } from '../../../calendar/time.js';
import { meetClock, reviveClock } from '../../../clock/operations.js';
import { clockOf } from '../../../matter/clocks.js';
import type { ActContext } from '../../../matter/context.js';
import { allOf, rule, type Check, type Refusal } from '../../../language/refusal.js';
import * as example from '../share-request.examples.js';
import { disposalOf, type ShareRequestMatter } from '../share-request.state.js';
import type { Certification, Disposal } from '../use.js';
import {
  disposalCertificate,
  DISPOSAL_METHOD_TITLES,
  disposalInstruction,
  type DisposalCertificate,
} from '../use-content.js';
import { done, refuse, row, staleRevision, workingBody } from './share-request.row.js';

/** Years for which use records are kept after the use (T9, Art 29(2)). */
const RETENTION_YEARS = 3;

/** §2.7: the provider names the method; until then the words of its reply are the instruction. */
const instructDisposal = row({
  name: 'instruct-disposal',
  title: '明确处置要求',
  clause: '27(1)',
  from: ['DISPOSING'],
  payload: disposalInstruction,
  example: example.disposalInstruction,
  guard: (matter) => unless(matter, 'DUE', 'INSTRUCTED', 'EXECUTING'),
  decide(matter, instruction) {
    const told = `提供部门要求以${DISPOSAL_METHOD_TITLES[instruction.method]}处置数据：${instruction.text}`;
    return done({
      event: { type: 'disposalInstructed', instruction },
      notices: [{ to: workingBody(matter.parties.requester), text: told }],
    });
  },
});

/** §2.7: the requester certifies the disposal and cites documents; use records are not disposed of with the data. */
const certifyDisposal = row({
  name: 'certify-disposal',
  title: '出具处置证明',
  clause: '27(1)',
  attaches: '处置证明',
  from: ['DISPOSING'],
  payload: disposalCertificate,
  example: example.disposalCertificate,
  guard: (matter) => uninstructed(matter) ?? unless(matter, 'INSTRUCTED', 'EXECUTING'),
  decide(matter, certificate, context) {
    const refusal = uncertifiable(matter, certificate, context);
    if (refusal) return refuse(refusal);
    const revision = disposalOf(matter).certifications.length + 1;
    const certificates = context.documents.map(({ documentId, sha256 }) => ({ documentId, sha256 }));
    return done({
      event: { type: 'disposalCertified', revision, certificate, certificates },
      clocks: [meetClock(clockOf(matter, 'disposal'), context.at)],
      notices: [{ to: workingBody(matter.parties.provider), text: '需求部门已出具处置证明，请确认。' }],
    });
  },
});

const contested = z.strictObject({ revision: place.optional(), reason: text(2000) });

/**
 * §2.7: the provider objects that the disposal does not meet its instruction; the target resumes with its old due date.
 */
const contestDisposal = row({
  name: 'contest-disposal',
  title: '对处置证明提出异议',
  clause: '27(1)',
  from: ['DISPOSING'],
  payload: contested,
  example: { revision: 1, reason: '证明没有说明备份副本的处置情况，请补充处置后重新出具。' },
  guard: (matter) => unless(matter, 'CERTIFIED'),
  decide(matter, { revision, reason }, context) {
    const certification = lastCertification(matter);
    const refusal = staleRevision(revision, certification.revision, '27(1)');
    if (refusal) return refuse(refusal);
    const to = workingBody(matter.parties.requester);
    return done({
      event: { type: 'disposalContested', revision: certification.revision, reason },
      clocks: [reviveClock(clockOf(matter, 'disposal'), 'REST', context.at, context)],
      notices: [{ to, text: `提供部门对处置证明提出异议，请继续处置并重新出具证明：${reason}` }],
    });
  },
});

/** Row 20: closes the request and fixes the day through which the use records are kept (T9). */
const confirmDisposal = row({
  name: 'confirm-disposal',
  title: '确认处置',
  clause: '27(1)',
  from: ['DISPOSING'],
  payload: z.strictObject({ revision: place.optional() }),
  example: { revision: 1 },
  guard: (matter) => unless(matter, 'CERTIFIED'),
  decide(matter, { revision }, context) {
    const certification = lastCertification(matter);
    const refusal = staleRevision(revision, certification.revision, '27(1)');
    if (refusal) return refuse(refusal);
    const retainUntil = retainedUntil(matter, context);
    const told = `提供部门确认处置，事项办结；使用记录须保存至 ${retainUntil}。`;
    return done({
      event: { type: 'disposalConfirmed', revision: certification.revision, retainUntil },
      notices: [{ to: workingBody(matter.parties.requester), text: told }],
    });
  },
});

export const DISPOSAL = [instructDisposal, certifyDisposal, contestDisposal, confirmDisposal];

/**
 * Returns the last day on which the use records must be kept: three years after the end of the use, or after the last
 * record.
 */
function retainedUntil({ data: { useRecords } }: ShareRequestMatter, { at, policies }: ActContext): LocalDate {
  const isByRecord = policies.inForce.options['Q-20'] === 'EACH_RECORD';
  const last = useRecords
    .map(({ recordedAt }) => recordedAt)
    .sort()
    .at(-1);
  return addYears(localDate((isByRecord && last) || at), RETENTION_YEARS);
}

/** Chinese titles of the steps of a disposal. */
const STATUS_TITLES: Readonly<Record<Disposal['status'], string>> = {
  DUE: '待明确处置要求',
  INSTRUCTED: '待处置',
  EXECUTING: '重新处置中',
  CERTIFIED: '已出具证明，待确认',
  CONFIRMED: '已确认',
};

function unless(matter: ShareRequestMatter, ...open: readonly Disposal['status'][]): Refusal | null {
  const { status } = disposalOf(matter);
  if (open.includes(status)) return null;
  return rule('WRONG_DISPOSAL_STATUS', '27(1)', `处置当前为“${STATUS_TITLES[status]}”，不能办理这一步。`);
}

function uninstructed(matter: ShareRequestMatter): Refusal | null {
  if (disposalOf(matter).instruction) return null;
  return rule('DISPOSAL_NOT_INSTRUCTED', '27(1)', '提供部门尚未明确处置要求，须先明确再出具证明。');
}

function uncertifiable(
  matter: ShareRequestMatter,
  { method, executedAt, copies }: DisposalCertificate,
  { at, documents }: ActContext,
): Check {
  const wrong = (code: string, clause: string, field: string, message: string): Refusal =>
    rule(code, clause, `${message}。`, [{ field, message }]);
  const required = disposalOf(matter).instruction?.method;
  const reached = localDate(matter.data.deliveries[0]?.deliveredAt ?? at);
  return allOf(
    required && method !== required
      ? wrong('NOT_AS_INSTRUCTED', '27(1)', 'method', `提供部门要求以${DISPOSAL_METHOD_TITLES[required]}处置`)
      : null,
    executedAt > at ? wrong('EXECUTED_IN_FUTURE', '27(1)', 'executedAt', '处置时间不能晚于现在') : null,
    localDate(executedAt) < reached
      ? wrong('EXECUTED_BEFORE_DELIVERY', '27(1)', 'executedAt', `数据于 ${reached} 到达，处置不能更早`)
      : null,
    copies.useRecordsKept
      ? null
      : wrong('USE_RECORDS_NOT_KEPT', '29(2)', 'copies.useRecordsKept', '使用记录不随数据处置，须继续保存三年以上'),
    documents.length > 0
      ? null
      : wrong('CERTIFICATE_MISSING', '27(1)', 'documents', '须引用至少一份处置证明文件，请先上传'),
  );
}

function lastCertification(matter: ShareRequestMatter): Certification {
  const certification = disposalOf(matter).certifications.at(-1);
  if (!certification) throw new Error(`matter ${matter.matterId} is certified without a certification`);
  return certification;
}
