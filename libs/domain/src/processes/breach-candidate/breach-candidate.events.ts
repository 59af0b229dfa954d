import { z } from 'zod';
import { text } from '../../language/text.js';
import {
  breachClause,
  contestedFinding,
  lateMatter,
  lateness,
  outage,
  undecidedExtension,
  JUDGEMENT_OUTCOMES,
} from './breach-candidate.content.js';

const instant = z.string();
const reason = text(4000);

/** Events of a breach candidate (违规线索, regulation.md §2.0 L4, §2.15). Stored ones are never rewritten. */
export const BREACH_EVENTS = {
  /** Opened by the platform, with the lateness, or by an authority, with the facts. */
  breachCandidateOpened: z.strictObject({
    clause: breachClause,
    late: lateMatter.nullable(),
    lateness: lateness.nullable(),
    facts: text(4000).nullable(),
    parties: z.strictObject({ responsible: z.string(), authority: z.string() }),
  }),
  /** The missing act was done, too late; `undone` if it is owed no more since then, and was never done. */
  lateActDone: z.strictObject({ doneAt: instant, undone: z.literal(true).exactOptional() }),
  /** The act recorded as done turned out not to be done. */
  lateActUndone: z.strictObject({}),
  /** The request for a longer limit, during which the limit passed, was refused or ended undecided. */
  latenessExtensionEnded: undecidedExtension,
  /** The finding by which the limit went on was contested, or the contest was answered. */
  latenessFindingContested: contestedFinding,
  /** The lateness turned out not to be one; earlier judgements no longer count. */
  latenessRevoked: z.strictObject({ reason: text(2000) }),
  breachJudged: z.strictObject({
    clause: breachClause,
    outcome: z.enum(JUDGEMENT_OUTCOMES),
    reason,
    /** Outages of the platform while the clock ran that count as evidence (§3.5.3). */
    outages: z.array(outage),
    /** Answer to a plea; absent if none waited for one. */
    answer: reason.exactOptional(),
  }),
  /** The responsible department pleaded a justified reason before the judgement (39(4)). */
  breachPleaded: z.strictObject({ reason, evidence: z.array(z.uuid()) }),
  /** A superior undid the judgements; the candidate is to be judged again. */
  judgementUndone: z.strictObject({ reason }),
  /** `evidence` holds the ids of the cited documents. */
  breachContested: z.strictObject({ reason, evidence: z.array(z.uuid()) }),
} as const;

type Schemas = typeof BREACH_EVENTS;
/** Without this, the type of an empty object's schema would forbid `type`. */
type Fields<T> = T extends Record<string, never> ? unknown : T;
export type BreachEvent = {
  [K in keyof Schemas]: { readonly type: K } & Fields<z.infer<Schemas[K]>>;
}[keyof Schemas];
