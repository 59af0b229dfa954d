import type { Schemas } from '../../api/client';

export type Ground = Schemas['Dictionary']['refusalGrounds'][number];
type Request = Schemas['RequestContent'];

/**
 * The grounds that an item allows: those that the dictionary gives for its attribute, and of these the ones whose
 * citation the entry has.
 */
export const groundsFor = (
  grounds: readonly Ground[],
  attribute: Request['items'][number]['shareAttribute'],
  { conditions, legalBases }: Request['entry'],
): readonly Ground[] => {
  const isThere = (name: string): boolean => {
    if (name === 'conditionId') return conditions.length > 0;
    return name !== 'basisId' || legalBases.length > 0;
  };
  return grounds.filter(
    ({ forUnconditional, needs }) =>
      (forUnconditional || attribute !== 'UNCONDITIONAL') && needs.some((names) => names.every(isThere)),
  );
};
