import { z } from 'zod';
import { givenHash } from '../../language/given.js';
import { rule, type Refusal } from '../../language/refusal.js';
import { text } from '../../language/text.js';
import type { CitedDocument } from '../../matter/facts.js';
import { OUR_NUMBERS } from '../../law/our-numbers.js';

/** Characters that tell a place and a reason from a filler. */
const LEAST: number = OUR_NUMBERS.minEvidenceLength.value;

const uploaded = z.strictObject({ title: text(200), documentId: z.uuid() });
const outside = z.strictObject({
  title: text(200),
  sha256: givenHash,
  location: text(500).min(LEAST),
  /** Cause for which the document is not uploaded. */
  reason: text(500).min(LEAST),
});

/** Proof that a command names: a document that it cites, or a place outside of the platform with the reason why. */
export const evidence = z.union([uploaded, outside], {
  error: `应为所附文件的名称和 documentId；不能上传的，应写明名称、sha256、存放位置和不上传的理由（位置和理由各至少 ${LEAST} 字）`,
});
export type GivenEvidence = z.infer<typeof evidence>;

/** Proof as an event keeps it. What earlier releases stored has a place outside without a reason. */
export const keptEvidence = z.strictObject({
  title: z.string(),
  sha256: z.string(),
  documentId: z.uuid().exactOptional(),
  location: z.string().exactOptional(),
  reason: z.string().exactOptional(),
});
export type Evidence = z.infer<typeof keptEvidence>;

/** Refuses proof by a document that the command does not cite; null if each is cited. `fields` name the proofs. */
export function uncitedEvidence(
  given: Readonly<Record<string, GivenEvidence | undefined>>,
  documents: readonly CitedDocument[],
  clause: string,
): Refusal | null {
  const missing = Object.entries(given).filter(
    ([, one]) => one && 'documentId' in one && !documents.some(({ documentId }) => documentId === one.documentId),
  );
  if (missing.length === 0) return null;
  const message = '须是本次提交所附的文件（documents）';
  return rule(
    'EVIDENCE_NOT_ATTACHED',
    clause,
    `证据材料${message}。`,
    missing.map(([field]) => ({ field: `${field}.documentId`, message })),
  );
}

/** Returns the proof to keep, with the hash of the document. Throws if the document is not cited. */
export function kept(given: GivenEvidence, documents: readonly CitedDocument[]): Evidence {
  if (!('documentId' in given)) return given;
  const found = documents.find(({ documentId }) => documentId === given.documentId);
  if (!found) throw new Error(`document ${given.documentId} is not cited`);
  return { ...given, sha256: found.sha256 };
}
