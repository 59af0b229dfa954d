import type { Side } from '#libs/domain';

/** Tables of the read model that hold rows of single matters. */
export type ReadTable =
  | 'matter'
  | 'clock'
  | 'clock_recount'
  | 'task'
  | 'alert'
  | 'alert_recipient'
  | 'catalog_entry'
  | 'catalog_entry_version'
  | 'entry_grant'
  | 'outage'
  | 'breach_standing'
  | 'division'
  | 'department'
  | 'working_body'
  | 'account'
  | 'appointment'
  | 'delegation'
  | 'recusal';

/** One row of a read-model table, by its columns. */
export type ReadRow = Readonly<Record<string, unknown>>;

/** The rows of one matter, by table. */
export type ReadRows = Readonly<Record<ReadTable, readonly ReadRow[]>>;

/** Column of the table `matter` that holds the department of a side. */
export const PARTY_COLUMNS: Readonly<Record<Side, string>> = {
  requester: 'requester',
  provider: 'provider',
  source: 'source',
  authority: 'authority',
  extensionAuthority: 'extension_authority',
  responsible: 'responsible',
  administration: 'administration',
};

/** Returns SQL for the parties of a matter, by side; a side that the matter does not have is absent. */
export const partiesOf = (alias: string): string => {
  const pairs = Object.entries(PARTY_COLUMNS).map(([side, column]) => `'${side}', ${alias}.${column}`);
  return `jsonb_strip_nulls(jsonb_build_object(${pairs.join(', ')}))`;
};

/** Columns that the projection writes. Columns that the database computes are not among them. */
export const COLUMNS: Readonly<Record<ReadTable, readonly string[]>> = {
  matter: [
    'id',
    'process',
    'number',
    'title',
    'catalog_code',
    'state',
    'has_outer_state',
    'since',
    'opened_at',
    'seq',
    'head_hash',
    'definition_version',
    'folded',
    ...Object.values(PARTY_COLUMNS),
    'acted',
    'open_to_parties',
    'closed',
    'due_at',
    'target_due_at',
    'wake_at',
    'wake_for',
    'urgency',
  ],
  clock: [
    'id',
    'matter',
    'clock_id',
    'kind',
    'clause',
    'limit_name',
    'breach_clause',
    'responsible',
    'other_party',
    'state',
    'day0',
    'working_days',
    'last_day',
    'due_at',
    'started_at',
    'met_at',
    'provisional',
    'calendar_version',
    'policy_version',
  ],
  clock_recount: [
    'matter',
    'seq',
    'clock_id',
    'version',
    'version_before',
    'last_day',
    'last_day_before',
    'due_at',
    'due_before',
    'provisional',
    'provisional_before',
    'at',
  ],
  task: ['id', 'matter', 'command', 'department_id', 'roles', 'assignees', 'clock_id', 'due_at', 'target_due_at'],
  alert: [
    'id',
    'matter',
    'seq',
    'clock_id',
    'level',
    'text',
    'at',
    'due_at',
    'target_due_at',
    'late',
    'breach_clause',
    'withdrawn_at',
  ],
  alert_recipient: ['alert', 'department_id', 'role'],
  catalog_entry: [
    'entry_id',
    'catalog_code',
    'provider',
    'state',
    'name',
    'version',
    'content',
    'readings',
    'open_updates',
    'retired_for',
  ],
  catalog_entry_version: [
    'entry_id',
    'version',
    'effective_from',
    'effective_to',
    'content',
    'effective_at',
    'superseded_at',
    'stated',
    'content_hash',
    'notice_no',
    'update_id',
  ],
  entry_grant: ['matter', 'catalog_code', 'requester', 'active'],
  outage: ['matter', 'authority', 'finder_role', 'confirmed_by', 'began_at', 'ended_at', 'reason', 'affected'],
  breach_standing: [
    'matter',
    'responsible',
    'standing',
    'clause',
    'limit_clause',
    'counted_on',
    'review_until',
    'undecided',
    'done_at',
    'late_matter',
    'late_clock',
    'judged_at',
  ],
  division: ['code', 'name', 'level', 'parent_code', 'matter'],
  department: ['id', 'name', 'division_code', 'uscc', 'front_code', 'kind', 'ended_at', 'successor', 'matter'],
  working_body: ['matter', 'department_id', 'name', 'valid_from', 'valid_to'],
  account: ['id', 'person_id', 'closed_at', 'matter'],
  appointment: [
    'matter',
    'account_id',
    'role',
    'department_id',
    'audited_divisions',
    'client_kind',
    'commands',
    'valid_from',
    'valid_to',
    'held_from',
    'held_to',
  ],
  delegation: ['matter', 'account_id', 'role', 'department_id', 'delegated_by', 'qualified_by', 'held_from', 'held_to'],
  recusal: ['matter', 'person_id', 'recused_from'],
};

/** Primary key of each table. */
export const KEYS: Readonly<Record<ReadTable, readonly string[]>> = {
  matter: ['id'],
  clock: ['id'],
  clock_recount: ['matter', 'seq'],
  task: ['id'],
  alert: ['id'],
  alert_recipient: ['alert', 'department_id', 'role'],
  catalog_entry: ['entry_id'],
  catalog_entry_version: ['entry_id', 'version'],
  entry_grant: ['matter'],
  outage: ['matter'],
  breach_standing: ['matter'],
  division: ['code'],
  department: ['id'],
  working_body: ['matter'],
  account: ['id'],
  appointment: ['matter'],
  delegation: ['matter'],
  recusal: ['matter'],
};
