import type { Clock } from '../../clock/clock.js';
import { meetClock } from '../../clock/operations.js';
import { startTarget } from '../../matter/clocks.js';
import type { Context } from '../../matter/context.js';
import type { CatalogEntryMatter } from './catalog-entry.state.js';
import { OUR_NUMBERS } from '../../law/our-numbers.js';

/** Targets of this platform in working days: Art 16(1) sets no number for the review of a first publication. */
const REVIEW_TARGETS = {
  SOFT_10: OUR_NUMBERS.firstReviewTarget.value,
  SOFT_2: OUR_NUMBERS.firstReviewShortTarget.value,
  NONE: null,
} as const;

/** Starts the target of the authority's review, one for each submission; empty if the policy sets none. */
export function startReview({ data, parties }: CatalogEntryMatter, context: Context): readonly Clock[] {
  const limit = REVIEW_TARGETS[context.policies.inForce.options['Q-23']];
  if (limit === null) return [];
  const target = { id: `review-${data.submissions + 1}`, clause: '16(1)', limit };
  return [startTarget({ ...target, responsible: parties.authority, desk: 'AUTHORITY' }, context)];
}

/** Target of the current review; undefined if it has none. */
export const reviewClock = ({ clocks, data }: CatalogEntryMatter): Clock | undefined =>
  clocks.find(({ id }) => id === `review-${data.submissions}`);

/** Meets the target of the review, which ended by publication or by a reasoned return. */
export function reviewed(matter: CatalogEntryMatter, { at }: Context): readonly Clock[] {
  const review = reviewClock(matter);
  return review ? [meetClock(review, at)] : [];
}

/** Titles of the clocks. */
export const CLOCK_TITLES = { 'review-': '目录首次发布审核的工作目标' } as const;
