import { z } from 'zod';

/** A natural person with the account that they used. */
const person = z.strictObject({ accountId: z.string(), personId: z.string() });

/**
 * Origin of a record that no single command made: an import, which one administrator proposed and another one confirmed;
 * the first administrators of an empty platform; rows of an earlier release, which had no history.
 */
export const origin = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('IMPORT'), importId: z.string(), proposedBy: person, confirmedBy: person }),
  z.strictObject({ kind: z.literal('BOOTSTRAP') }),
  z.strictObject({ kind: z.literal('TAKEN_OVER') }),
]);
export type Origin = z.infer<typeof origin>;

/** Says where a record comes from, for the history; empty for one that a person made. */
export function tellOrigin(from: Origin | undefined): string {
  switch (from?.kind) {
    case undefined:
      return '';
    case 'IMPORT':
      return `（由${from.proposedBy.accountId}导入，${from.confirmedBy.accountId}确认）`;
    case 'BOOTSTRAP':
      return '（平台启用时设立）';
    case 'TAKEN_OVER':
      return '（沿用原有登记）';
  }
}
