/** Kinds of acts that the access log (访问日志) records. */
export const ACCESS_KINDS = [
  'SIGNED_IN',
  'SIGN_IN_REFUSED',
  'SIGNED_OUT',
  /** The provider of identities told of the end of a session. */
  'SIGNED_OUT_AT_PROVIDER',
  'ENDED_SESSION_USED',
  /** A request without a valid sign-in, beyond the person's office, or to something that they may not see. */
  'REFUSED',
  /** Use records of a share request were consulted (Art 29(2)). */
  'USE_RECORDS_READ',
  /** Somebody outside a department read what it keeps inside, or downloaded its document. */
  'RESTRICTED_READ',
  'ACCESS_LOG_READ',
] as const;
export type AccessKind = (typeof ACCESS_KINDS)[number];
