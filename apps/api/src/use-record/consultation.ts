import { consultationOf, forbidden, shareRequest, type Consultation } from '#libs/domain';
import { MatterId } from '#libs/http';
import { readVisibleMatter } from '#libs/persistence';
import { notFound, refused, type ProblemException } from '../problem/problem.exception.js';
import type { Snapshot } from '../reader/reader.service.js';

/** The reader's office in consulting the use records of a share request. Throws 404 or 403 where they may not. */
export async function consultationOfRequest(
  { tx, scope, actor, organisation }: Snapshot,
  id: string,
): Promise<Consultation> {
  const stored = MatterId.safeParse(id).success ? await readVisibleMatter(tx, scope, id) : null;
  const { requester, provider } = stored?.folded.parties ?? {};
  if (stored?.process !== shareRequest.process || !requester || !provider)
    throw notFound('没有这个共享申请，或者您无权查看。');
  const consultation = consultationOf(actor, { requester, provider }, organisation);
  if (!consultation) throw mayNotConsult();
  return consultation;
}

export const mayNotConsult = (): ProblemException =>
  refused(forbidden('NOT_YOUR_OFFICE', '查阅使用记录不属于您的岗位职责。', '29(2)'));
