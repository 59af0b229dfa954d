import type { Eyes } from '../../access/audience.js';
import type { CorrectionMatter } from './correction-request.state.js';

/**
 * Returns the documents of a correction as these eyes may see them; findings and corrections stay with provider and
 * source until the feedback.
 */
export function view({ data }: CorrectionMatter, eyes: Eyes): Readonly<Record<string, unknown>> {
  const { entryId, catalogCode, name, version } = data.entry;
  const { revision, errors, adopts, evidence, report } = data;
  const isShown = data.feedback !== null || eyes.has('provider');
  return {
    claim: { revision, errors, adopts, evidence, entry: { entryId, catalogCode, name, version } },
    report,
    responsible: data.responsible,
    reroutes: data.reroutes,
    sourceReceivedAt: data.sourceReceivedAt,
    findings: isShown ? data.findings : [],
    corrections: isShown ? data.corrections : [],
    feedback: data.feedback,
    adoptedBy: data.adoptedBy,
  };
}
