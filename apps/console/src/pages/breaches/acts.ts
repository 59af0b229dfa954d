import type { Schemas } from '../../api/client';

type Item = Schemas['HistoryItem'];

/** What persons of a department did in a matter, in the order of its history. */
export const actsOf = (items: readonly Item[], departmentId: string | null): readonly Item[] =>
  departmentId === null ? [] : items.filter(({ actor }) => actor?.departmentId === departmentId);

type Breach = Schemas['BreachCandidate'];

/** Judgements that stand, of other candidates under the same clause, the latest first. */
export const likeJudgements = (
  candidates: readonly Breach[],
  { matterId, clause }: Pick<Breach, 'matterId' | 'clause'>,
): readonly { readonly candidate: Breach; readonly judgement: Breach['judgements'][number] }[] =>
  candidates
    .filter((candidate) => candidate.matterId !== matterId)
    .flatMap((candidate) => {
      const judgement = candidate.judgements.at(-1);
      return judgement && !judgement.undone && judgement.clause === clause ? [{ candidate, judgement }] : [];
    })
    .sort(({ judgement: one }, { judgement: other }) => other.judgedAt.localeCompare(one.judgedAt));
