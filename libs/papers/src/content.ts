import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalText, dateTitle, instantSchema, instantTitle, localDate, matterIdSchema } from '#libs/domain';
import { PaperKindName, type PaperKind } from '#libs/http';
import { KINDS } from './kinds.js';
import type { Material } from './material.js';

/** Version of the templates of this release. It grows with each change of their wording or form. */
export const TEMPLATE_VERSION = 1;

/** What a paper says: all that its template may know. */
export const PaperContent = z.strictObject({
  kind: PaperKindName,
  template: z.int().positive(),
  /** That of the matter, and the place among the papers of the matter. */
  number: z.string(),
  title: z.string(),
  /** Instant up to which the content holds; the two titles are for people. */
  asOf: instantSchema,
  asOfTitle: z.string(),
  asOfDate: z.string(),
  /** Name of the department whose person printed the paper. */
  issuedBy: z.string(),
  /** 发文字号 that the department registered for the act; null if it registered none. */
  documentNumber: z.string().nullable(),
  matter: z.strictObject({ id: matterIdSchema, number: z.string(), title: z.string(), subject: z.string() }),
  body: z.json(),
});
export type PaperContent = z.output<typeof PaperContent>;

/** A paper before it is issued: what its kind and its matter say, without number and instant. */
export type PaperDraft = Omit<PaperContent, 'number' | 'asOf' | 'asOfTitle' | 'asOfDate'>;

/** Tells a paper of one kind; null where the reader's matter has nothing of the kind, or no number yet. */
export function draftPaper(kind: PaperKind, material: Material, issuedBy: string): PaperDraft | null {
  const { tell, body: schema } = KINDS[kind];
  const told = tell(material);
  const { matterId: id, number, subject } = material.view;
  if (told === null || number === null) return null;
  return {
    kind,
    template: TEMPLATE_VERSION,
    title: told.title,
    issuedBy,
    documentNumber: told.actAt === null ? null : documentNumberOf(material, told.actAt),
    matter: { id, number, title: material.processTitle, subject },
    body: z.json().parse(schema.parse(told.body)),
  };
}

/** The paper with its number, as of an instant. */
export const paperOf = (draft: PaperDraft, number: string, asOf: string): PaperContent =>
  PaperContent.parse({
    ...draft,
    number,
    asOf,
    asOfTitle: instantTitle(asOf),
    asOfDate: dateTitle(localDate(asOf)),
  });

/** SHA-256 of what a paper says (RFC 8785), in hexadecimal. The PDF carries the content as `paper.json`. */
export const hashOf = (content: PaperContent | PaperDraft): string =>
  createHash('sha256').update(canonicalText(content)).digest('hex');

/** The 发文字号 registered last for an act at an instant. */
function documentNumberOf({ view, history }: Material, actAt: string): string | null {
  const acts = new Set(history.filter(({ at }) => at === actAt).map(({ seq }) => seq));
  return view.everyday.documentNumbers.findLast(({ of }) => acts.has(of))?.number ?? null;
}
