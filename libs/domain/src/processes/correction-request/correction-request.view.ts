import type { Eyes } from '../../access/audience.js';
import { itemName, namedItems } from '../../catalog/attribute.js';
import { UNTOUCHED } from './correction-request.evolve.js';
import type { CorrectionMatter } from './correction-request.state.js';

/**
 * Returns the documents of a correction as these eyes may see them; findings and corrections stay with provider and
 * source until the feedback. Departments that were only told of it learn which items of the entry it concerns.
 */
export function view({ data }: CorrectionMatter, eyes: Eyes): Readonly<Record<string, unknown>> {
  const { entryId, catalogCode, name, version } = data.entry;
  const shown = eyes.has('everybody') ? data : announced(data);
  const { revision, errors, adopts, follows, evidence, report } = shown;
  const isShown = shown.feedback !== null || eyes.has('provider');
  return {
    claim: {
      revision,
      errors: errors.map((error) => ({ ...error, itemName: itemName(data.entry, error.itemId) })),
      adopts,
      follows,
      evidence,
      items: namedItems(
        data.entry,
        errors.map(({ itemId }) => itemId),
      ),
      entry: { entryId, catalogCode, name, version },
    },
    report,
    responsible: shown.responsible,
    dividedFrom: shown.dividedFrom,
    divisions: shown.divisions,
    reroutes: shown.reroutes,
    sourceReceivedAt: shown.sourceReceivedAt,
    findings: isShown ? shown.findings : [],
    corrections: isShown ? shown.corrections : [],
    feedback: shown.feedback,
    disagreement: shown.disagreement,
    adoptedBy: shown.adoptedBy,
  };
}

/** Reduces a correction to what other departments were told: which items of the entry it concerns. */
const announced = (data: CorrectionMatter['data']) => ({
  ...data,
  ...UNTOUCHED,
  errors: data.errors.map(({ itemId }) => ({ itemId })),
  adopts: null,
  follows: null,
  report: null,
});
