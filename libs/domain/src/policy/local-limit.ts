import type { ReplyAttribute, StatutoryClause } from '../law/clauses.js';
import type { LocalLimit, PolicyContent } from './policy.js';

/** The shorter limit that a place has set for itself (Art 23), the smallest division first; null where there is none. */
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
