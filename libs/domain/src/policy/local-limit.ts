import { holdingIn } from '../calendar/area.js';
import type { ReplyAttribute, StatutoryClause } from '../law/clauses.js';
import type { LocalLimit, PolicyContent } from './policy.js';

/**
 * Returns the shorter limit that a local act sets for a division (Art 23): that of the nearest division in its chain, which
 * has the codes of the division and of all above it. Null if there is none.
 */
export function localLimitAt(
  chain: readonly string[],
  clause: StatutoryClause,
  attribute: ReplyAttribute | undefined,
  { localLimits }: Pick<PolicyContent, 'localLimits'>,
): LocalLimit | null {
  const fits = (local: LocalLimit): boolean =>
    local.clause === clause && (local.shareAttribute === undefined || local.shareAttribute === attribute);
  return holdingIn(localLimits, chain).find(fits) ?? null;
}
