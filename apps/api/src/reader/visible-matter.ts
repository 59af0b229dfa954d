import { MatterId } from '#libs/http';
import { readVisibleMatter, type VisibleMatter } from '#libs/persistence';
import { notFound, type ProblemException } from '../problem/problem.exception.js';
import type { Snapshot } from './reader.service.js';

/** Finds a matter that the reader may see; null if there is none, also for a malformed id. */
export const findMatter = async ({ tx, scope }: Snapshot, id: string): Promise<VisibleMatter | null> =>
  MatterId.safeParse(id).success ? readVisibleMatter(tx, scope, id) : null;

/** The matter, if the reader may see it. Throws 404 otherwise. */
export async function visibleMatter(snapshot: Snapshot, id: string): Promise<VisibleMatter> {
  const found = await findMatter(snapshot, id);
  if (!found) throw unseenMatter();
  return found;
}

/** 404: one and the same for a matter that does not exist and one that the reader may not see. */
export const unseenMatter = (): ProblemException => notFound('没有这个事项，或者您无权查看。');
