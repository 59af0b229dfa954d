/**
 * Reason for not carrying out a command. The kind decides the HTTP status; the code is stable and machine-readable;
 * the message is Chinese and tells the person what to do.
 */
export interface Refusal {
  readonly kind: RefusalKind;
  readonly code: string;
  /** Article and paragraph that the refusal rests on, as `21(1)`; absent if only a control of the platform refuses. */
  readonly clause?: string;
  readonly message: string;
  /** Wrong fields of the payload; absent if no field is wrong. */
  readonly fields?: readonly { readonly field: string; readonly message: string }[];
}

export type RefusalKind =
  /** The payload does not have the command's shape. */
  | 'SHAPE'
  /** The matter is in another state, or the document was revised since it was read. */
  | 'CONFLICT'
  /** The person does not hold the office, or duties are separated. */
  | 'FORBIDDEN'
  /** The thing does not exist, or the person may not see it. */
  | 'UNSEEN'
  /** A rule of the Regulation, or a control of the platform, forbids it. */
  | 'RULE';

/** Refusals that do not rest on one another. A command answers the first, a dry run all of them. */
export type Refusals = readonly [Refusal, ...Refusal[]];

/** What a check says: null if nothing stands against the act. */
export type Check = Refusal | Refusals | null;

/**
 * Joins checks of which each makes sense whatever the others say; null if all hold. A check that makes sense only where
 * an earlier one holds follows it by `??`.
 */
export function allOf(...checks: readonly [Refusal | Refusals, ...Check[]]): Refusals;
export function allOf(...checks: readonly [...Check[], Refusal | Refusals]): Refusals;
export function allOf(...checks: readonly Check[]): Refusals | null;
export function allOf(...checks: readonly Check[]): Refusals | null {
  const [first, ...others] = checks.flatMap((check) => (check === null ? [] : refusalsOf(check)));
  return first ? [first, ...others] : null;
}

export const refusalsOf = (check: Refusal | Refusals): Refusals => ('code' in check ? [check] : check);

export const conflict = (code: string, message: string, clause?: string): Refusal => ({
  kind: 'CONFLICT',
  code,
  message,
  ...(clause && { clause }),
});
export const forbidden = (code: string, message: string, clause?: string): Refusal => ({
  kind: 'FORBIDDEN',
  code,
  message,
  ...(clause && { clause }),
});
export const rule = (code: string, clause: string, message: string, fields?: Refusal['fields']): Refusal => ({
  kind: 'RULE',
  code,
  clause,
  message,
  ...(fields && { fields }),
});
export const unseen = (message: string): Refusal => ({ kind: 'UNSEEN', code: 'NOT_FOUND', message });
