import { z } from 'zod';
import { canonicalText, sha256Hex, type AccessKind, type Instant, type LocalDate } from '#libs/domain';

/** Something to be recorded. It names accounts, departments and things by their ids, and holds no text of a person. */
export interface AccessDraft {
  readonly kind: AccessKind;
  /** null where nobody is known to have sent the request. */
  readonly accountId: string | null;
  /** Department of the account, and the roles that it holds there. */
  readonly departmentId: string | null;
  readonly roles: readonly string[];
  /** Method and pattern of the route, without the values in it. */
  readonly method: string | null;
  readonly route: string | null;
  /** Id of the matter or other thing that the address names. */
  readonly resourceId: string | null;
  /** Code of the refusal; null for what was done. */
  readonly code: string | null;
  readonly address: string | null;
  readonly requestId: string | null;
  /** Number of refusals alike that were left out since the last one that was recorded. */
  readonly leftOut: number;
}

/** Row of the table `access_log`, by its columns. */
export const accessRow = z.object({
  day: z.string(),
  seq: z.number(),
  format: z.number(),
  at: z.string(),
  kind: z.string(),
  account_id: z.string().nullable(),
  department_id: z.string().nullable(),
  roles: z.array(z.string()),
  method: z.string().nullable(),
  route: z.string().nullable(),
  resource_id: z.string().nullable(),
  code: z.string().nullable(),
  address: z.string().nullable(),
  request_id: z.string().nullable(),
  left_out: z.number(),
  prev_hash: z.string(),
  hash: z.string(),
});
export type AccessRow = z.infer<typeof accessRow>;

export const ACCESS_COLUMNS = Object.keys(accessRow.shape).join(', ');

/** Place of a row: its day in Shanghai, and its number in that day. */
export interface AccessPlace {
  readonly day: LocalDate;
  readonly seq: number;
}

/** Number of the hash format. The column `format` is itself hashed, so that a later format can be told apart. */
export const ACCESS_FORMAT = 1;

/** Computes SHA-256 over the canonical JSON (RFC 8785) of all columns but the hash, as for events. */
export function accessHashOf(row: Omit<AccessRow, 'hash'> & { readonly hash?: string }): string {
  const { hash: _, ...columns } = row;
  return sha256Hex(canonicalText(columns));
}

/** Makes the row that follows a place; values are formatted exactly as the database returns them. */
export function rowAfter(
  head: AccessPlace & { readonly hash: string },
  { day, at }: { readonly day: LocalDate; readonly at: Instant },
  draft: AccessDraft,
): AccessRow {
  const row = {
    day,
    seq: day === head.day ? head.seq + 1 : 1,
    format: ACCESS_FORMAT,
    at,
    kind: draft.kind,
    account_id: draft.accountId,
    department_id: draft.departmentId,
    roles: [...draft.roles],
    method: draft.method,
    route: draft.route,
    resource_id: draft.resourceId?.toLowerCase() ?? null,
    code: draft.code,
    address: draft.address,
    request_id: draft.requestId,
    left_out: draft.leftOut,
    prev_hash: head.hash,
  };
  return { ...row, hash: accessHashOf(row) };
}
