import { consultationOf, forbidden, shareRequest, type Consultation } from '#libs/domain';
import type { VisibleMatter } from '#libs/persistence';
import { notFound, refused, type ProblemException } from '../problem/problem.exception.js';
import type { Snapshot } from '../reader/reader.service.js';
import { findMatter } from '../reader/visible-matter.js';

/** A share request, and the reader's office in consulting its use records. */
export interface Consulted {
  readonly consultation: Consultation;
  readonly stored: VisibleMatter;
}

/** Loads the share request whose use records the reader consults. Throws 404 or 403 where they may not. */
export async function consultationOfRequest(snapshot: Snapshot, id: string): Promise<Consulted> {
  const { actor, organisation } = snapshot;
  const stored = await findMatter(snapshot, id);
  const { requester, provider } = stored?.folded.parties ?? {};
  if (stored?.process !== shareRequest.process || !requester || !provider)
    throw notFound('没有这个共享申请，或者您无权查看。');
  const consultation = consultationOf(actor, { requester, provider }, organisation);
  if (!consultation) throw mayNotConsult();
  return { consultation, stored };
}

export const mayNotConsult = (): ProblemException =>
  refused(forbidden('NOT_YOUR_OFFICE', '查阅使用记录不属于您的岗位职责。', '29(2)'));
