import type { Clock } from '../../clock/clock.js';
import { meetClock } from '../../clock/operations.js';
import { startTarget } from '../../matter/clocks.js';
import type { Context } from '../../matter/context.js';
import type { CatalogEntryMatter } from './catalog-entry.state.js';

/** Working days, of ours: for a first publication Art 16(1) sets no number. */
const REVIEW_TARGETS = { SOFT_10: 10, SOFT_2: 2, NONE: null } as const;

/** The authority's review, one for each submission; nothing where it has no target. */
export function startReview({ data, parties }: CatalogEntryMatter, context: Context): readonly Clock[] {
  const limit = REVIEW_TARGETS[context.policies.inForce.options['Q-23']];
  if (limit === null) return [];
  const target = { id: `review-${data.submissions + 1}`, clause: '16(1)', limit };
  return [startTarget({ ...target, responsible: parties.authority, desk: 'AUTHORITY' }, context)];
}

/** The target of the review under way, where it has one. */
export const reviewClock = ({ clocks, data }: CatalogEntryMatter): Clock | undefined =>
  clocks.find(({ id }) => id === `review-${data.submissions}`);

/** The review has ended, by publication or by a reasoned return. */
export function reviewed(matter: CatalogEntryMatter, { at }: Context): readonly Clock[] {
  const review = reviewClock(matter);
  return review ? [meetClock(review, at)] : [];
}

/** 时钟 as people call it; each bears the number of its submission. */
export const clockTitle = (): string => '目录首次发布审核的工作目标';
