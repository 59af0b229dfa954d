import type { ReplyAttribute, StatutoryClause } from '../law/clauses.js';
import type { LocalLimit, PolicyContent } from './policy.js';

/**
 * Returns the shorter limit that a local act sets for the division (Art 23), the smallest matching division first; null
 * if there is none.
 */
export function localLimitAt(
  divisionCode: string,
  clause: StatutoryClause,
  attribute: ReplyAttribute | undefined,
  { localLimits }: Pick<PolicyContent, 'localLimits'>,
): LocalLimit | null {
  const fitting = localLimits.filter(
    (local) =>
      local.clause === clause &&
      (local.shareAttribute === undefined || local.shareAttribute === attribute) &&
      divisionCode.startsWith(local.divisionPrefix),
  );
  return fitting.sort((a, b) => b.divisionPrefix.length - a.divisionPrefix.length)[0] ?? null;
}
