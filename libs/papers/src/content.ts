import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  canonicalText,
  dateTitle,
  instantSchema,
  instantTitle,
  localDate,
  matterIdSchema,
  type ListPaperKind,
  type PaperKind,
} from '#libs/domain';
import { AnyPaperKindName } from '#libs/http';
import { KINDS, LIST_KINDS } from './kinds.js';
import type { ListMaterial, Material } from './material.js';

/** What a paper says: all that its template may know. */
export const PaperContent = z.strictObject({
  kind: AnyPaperKindName,
  /** Version of the kind's template. */
  template: z.int().positive(),
  /** That of the matter (its id where it has no number), or of department and year, and the place in this series. */
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
  matter: z
    .strictObject({ id: matterIdSchema, number: z.string().nullable(), title: z.string(), subject: z.string() })
    .nullable(),
  body: z.json(),
});
export type PaperContent = z.output<typeof PaperContent>;

/** A paper before it is issued: what its kind and its matter say, without template, number and instant. */
export type PaperDraft = Omit<PaperContent, 'template' | 'number' | 'asOf' | 'asOfTitle' | 'asOfDate'>;

/** Tells a paper of one kind; null where the reader's matter has nothing of the kind. */
export function draftPaper(kind: PaperKind, material: Material, issuedBy: string): PaperDraft | null {
  const { tell, body: schema } = KINDS[kind];
  const told = tell(material);
  const { matterId: id, number, subject } = material.view;
  if (told === null) return null;
  return {
    kind,
    title: told.title,
    issuedBy,
    documentNumber: told.actAt === null ? null : documentNumberOf(material, told.actAt),
    matter: { id, number, title: material.processTitle, subject },
    body: z.json().parse(schema.parse(told.body)),
  };
}

/** Tells a paper about many matters. */
export const draftListPaper = (kind: ListPaperKind, material: ListMaterial, issuedBy: string): PaperDraft => {
  const { tell, body: schema } = LIST_KINDS[kind];
  const { title, body } = tell(material);
  return {
    kind,
    title,
    issuedBy,
    documentNumber: null,
    matter: null,
    body: z.json().parse(schema.parse(body)),
  };
};

/** What an issued paper has beyond its draft. */
export type Issued = Pick<PaperContent, 'template' | 'number' | 'asOf'>;

/** The paper by a version of its template, with its number, as of an instant. */
export const paperOf = (draft: PaperDraft, { template, number, asOf }: Issued): PaperContent =>
  PaperContent.parse({
    ...draft,
    template,
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
