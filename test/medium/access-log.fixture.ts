import type { AccessDraft } from '#libs/persistence';
import { sqlAs } from '../support/database.js';

/** A row to be written; `more` overrides single fields. */
export const draftOf = (more: Partial<AccessDraft> = {}): AccessDraft => ({
  kind: 'REFUSED',
  accountId: 'n.handler',
  departmentId: 'north.housing',
  roles: ['WB_HANDLER', 'WB_LEAD'],
  method: 'GET',
  route: '/api/v1/matters/:id',
  resourceId: null,
  code: 'NOT_FOUND',
  address: '203.0.113.9',
  requestId: null,
  leftOut: 0,
  ...more,
});

/** Sets the time that the access log reads; null: real time. Only the owner may. */
export const setAccessTime = (ownerUrl: string, instant: string | null): Promise<unknown> =>
  sqlAs(
    ownerUrl,
    `CREATE OR REPLACE FUNCTION access_log_now() RETURNS timestamptz LANGUAGE sql
     AS $$ SELECT ${instant === null ? `date_trunc('milliseconds', clock_timestamp())` : `timestamptz '${instant}'`} $$`,
  );

/** Runs statements with the triggers of a table off, as somebody might who has the rights of an administrator. */
export const tamper = (administratorUrl: string, table: string, ...statements: string[]): Promise<unknown> =>
  sqlAs(
    administratorUrl,
    `ALTER TABLE ${table} DISABLE TRIGGER access_log_append_only`,
    ...statements,
    `ALTER TABLE ${table} ENABLE ALWAYS TRIGGER access_log_append_only`,
  );
