import type { ZodType, z } from 'zod';
import type { ListPaperKind, PaperKind } from '#libs/domain';
import type { ListMaterial, Material, Told } from './material.js';
import { caseBody, casePaper } from './papers/case-file.js';
import { clockBody, clockPaper } from './papers/clock-explanation.js';
import { bulletinBody, bulletinPaper, overdueBody, overduePaper } from './papers/lists.js';
import { correctionBody, correctionPaper } from './papers/correction.js';
import { extensionBody, extensionPaper } from './papers/extension.js';
import { judgementBody, judgementPaper } from './papers/judgement.js';
import {
  applicationBody,
  applicationPaper,
  disposalBody,
  disposalPaper,
  replyBody,
  replyPaper,
  supplementBody,
  supplementPaper,
  useRecordsBody,
  useRecordsPaper,
} from './papers/share-request.js';
import { supervisionBody, supervisionPaper } from './papers/supervision.js';

interface Kind {
  readonly body: ZodType;
  /** Tells the paper; null where the matter, as its reader sees it, has nothing of the kind. */
  readonly tell: (material: Material) => Told<unknown> | null;
}
const kind = <Schema extends ZodType>(
  body: Schema,
  tell: (material: Material) => Told<z.output<Schema>> | null,
): Kind => ({ body, tell });

/** How each kind of paper is told. The template of each has its name. */
export const KINDS: Readonly<Record<PaperKind, Kind>> = {
  application: kind(applicationBody, applicationPaper),
  'supplement-notice': kind(supplementBody, supplementPaper),
  reply: kind(replyBody, replyPaper),
  extension: kind(extensionBody, extensionPaper),
  disposal: kind(disposalBody, disposalPaper),
  'use-records': kind(useRecordsBody, useRecordsPaper),
  correction: kind(correctionBody, correctionPaper),
  supervision: kind(supervisionBody, supervisionPaper),
  'clock-explanation': kind(clockBody, clockPaper),
  'case-file': kind(caseBody, casePaper),
  judgement: kind(judgementBody, judgementPaper),
};

interface ListKind {
  readonly body: ZodType;
  readonly tell: (material: ListMaterial) => Told<unknown>;
}

/** How each kind of paper about many matters is told. */
export const LIST_KINDS: Readonly<Record<ListPaperKind, ListKind>> = {
  'overdue-list': { body: overdueBody, tell: overduePaper },
  'department-bulletin': { body: bulletinBody, tell: bulletinPaper },
};
