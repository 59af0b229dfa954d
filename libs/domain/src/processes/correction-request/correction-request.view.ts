import type { Eyes } from '../../access/audience.js';
import type { CorrectionMatter } from './correction-request.state.js';

/**
 * Returns the documents of a correction as these eyes may see them; findings and corrections stay with provider and
 * source until the feedback. Departments that were only told of it learn which items of the entry it concerns.
 */
export function view({ data }: CorrectionMatter, eyes: Eyes): Readonly<Record<string, unknown>> {
  const { entryId, catalogCode, name, version } = data.entry;
  const { revision, errors, adopts, evidence, report } = data;
  const isShown = data.feedback !== null || eyes.has('provider');
  const subject = { entryId, catalogCode, name, version };
  if (!eyes.has('everybody')) {
    const items = errors.map(({ itemId }) => ({ itemId }));
    return {
      ...NOTHING,
      claim: { ...NO_CLAIM, revision, errors: items, entry: subject },
      responsible: data.responsible,
    };
  }
  return {
    claim: { revision, errors, adopts, evidence, entry: subject },
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

const NO_CLAIM = { adopts: null, evidence: [] } as const;
const NOTHING = {
  report: null,
  reroutes: [],
  sourceReceivedAt: null,
  findings: [],
  corrections: [],
  feedback: null,
  adoptedBy: null,
} as const;
