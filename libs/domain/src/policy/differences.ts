import { divisionNamed } from '../calendar/area.js';
import type { StatutoryClause, ReplyAttribute } from '../law/clauses.js';
import { limitOf, STATUTORY_CLAUSES } from '../law/limits.js';
import { localLimitAt } from './local-limit.js';
import type { PolicyContent } from './policy.js';
import { POLICY_REGISTER, type RegisteredPoint } from './register.js';

/** A point that two versions read differently, with the options of both. */
export interface OptionDifference {
  readonly point: RegisteredPoint;
  readonly before: string;
  readonly after: string;
}

/** A limit of the Regulation, in the country or in the divisions of a prefix, as new clocks get it before and after. */
export interface LimitDifference {
  /** Prefix of the division codes; null for the rest of the country. */
  readonly divisionPrefix: string | null;
  readonly clause: StatutoryClause;
  readonly shareAttribute: ReplyAttribute | null;
  /** Limit in the Regulation, in working days; `before` and `after` are those of the two versions. */
  readonly law: number;
  readonly before: number;
  readonly after: number;
}

export interface PolicyDifferences {
  readonly options: readonly OptionDifference[];
  readonly limits: readonly LimitDifference[];
}

/** Returns the points and limits on which the second version differs from the first. */
export const policyDifferences = (before: PolicyContent, after: PolicyContent): PolicyDifferences => ({
  options: optionDifferences(before, after),
  limits: limitsUnder(before, after).filter((limit) => limit.before !== limit.after),
});

/** Returns each limit for the country, and for each prefix for which one of the versions has a shorter one. */
export function limitsUnder(before: PolicyContent, after: PolicyContent): readonly LimitDifference[] {
  const prefixes = new Set([...before.localLimits, ...after.localLimits].map(({ divisionPrefix }) => divisionPrefix));
  return [null, ...[...prefixes].sort()].flatMap((divisionPrefix) =>
    LIMITS.flatMap(({ clause, shareAttribute }): LimitDifference[] => {
      const law = limitOf(clause, shareAttribute ?? undefined);
      const daysBy = (content: PolicyContent): number => {
        const chain = divisionPrefix === null ? [] : [divisionNamed(divisionPrefix)];
        const local = localLimitAt(chain, clause, shareAttribute ?? undefined, content);
        return local?.workingDays ?? law;
      };
      const days = { before: daysBy(before), after: daysBy(after) };
      const isShorter = days.before !== law || days.after !== law;
      return divisionPrefix === null || isShorter ? [{ divisionPrefix, clause, shareAttribute, law, ...days }] : [];
    }),
  );
}

/** The limits of the Regulation; Art 21(1) has two, one for each sharing attribute. */
const LIMITS = STATUTORY_CLAUSES.flatMap((clause) => {
  const attributes: readonly (ReplyAttribute | null)[] = clause === '21(1)' ? ['UNCONDITIONAL', 'CONDITIONAL'] : [null];
  return attributes.map((shareAttribute) => ({ clause, shareAttribute }));
});

function optionDifferences(before: PolicyContent, after: PolicyContent): readonly OptionDifference[] {
  const [old, fresh] = [new Map(Object.entries(before.options)), new Map(Object.entries(after.options))];
  return POLICY_REGISTER.flatMap((point) => {
    const [was, is] = [old.get(point.id) ?? point.default, fresh.get(point.id) ?? point.default];
    return was === is ? [] : [{ point, before: was, after: is }];
  });
}
