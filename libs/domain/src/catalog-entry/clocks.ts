import type { Clock } from '../clock/clock.js';
import { meetClock } from '../clock/operations.js';
import { clockOf, startTarget } from '../process/clocks.js';
import type { Context } from '../process/context.js';
import type { CatalogEntryMatter } from './state.js';

/** Working days, of ours: for a first publication Art 16(1) sets no number. */
const REVIEW_TARGET = 10;

/** The authority's review, one for each submission. */
export const startReview = ({ data, parties }: CatalogEntryMatter, context: Context): Clock =>
  startTarget(
    {
      ...{ id: `review-${data.submissions + 1}`, clause: '16(1)' },
      ...{ limit: REVIEW_TARGET, responsible: parties.authority, desk: 'AUTHORITY' },
    },
    context,
  );

/** The review under way, as its task names it. */
export const reviewId = ({ submissions }: CatalogEntryMatter['data']): string => `review-${submissions}`;

/** The review has ended, by publication or by a reasoned return. */
export const reviewed = (matter: CatalogEntryMatter, { at }: Context): Clock =>
  meetClock(clockOf(matter, reviewId(matter.data)), at);

/** 时钟 as people call it; each bears the number of its submission. */
export const clockTitle = (): string => '目录首次发布审核的工作目标';
