export { createDataSource, type DataSourceSettings } from './data-source.js';
export { migrate, type Migration, type Mode } from './migrate.js';
export { assertRunningRole } from './running-role.js';
export { isTransient } from './faults.js';
export type { Queryable, Tx } from './sql.js';
export { lockCalendarExclusive, lockCalendarShared, withTransaction, type Isolation } from './transaction.js';
export {
  assertMode,
  readPlatform,
  readPlatformTime,
  setStoryUntil,
  type Platform,
  type PlatformTime,
} from './platform.js';
export {
  beginAdvance,
  endAdvance,
  holdClockAt,
  holdRehearsalAt,
  startRehearsalAt,
  stopAdvance,
} from './rehearsal-clock.js';
export { readActor, readOrganisation } from './organisation.js';
export { registerOrganisation, type AccountEntry, type Registry } from './registry.js';
export { entriesWithoutMatter, entryVersionEffective } from './catalog.js';
export { firstBreak, type EventRow } from './event-hash.js';
export {
  appendEvents,
  EMPTY_HEAD,
  loadEventRows,
  loadEvents,
  toEvent,
  type EventDraft,
  type Head,
  type StoredEvent,
} from './events.js';
export { findCommand, saveCommand, type StoredCommand } from './commands.js';
export { allocateNumber } from './numbers.js';
export { lockMatter, readMatter, type StoredMatter } from './matters.js';
export { saveProjection } from './projection.js';
export type { Projected } from './projection-rows.js';
export { dueWakes, nextDue, wakesUntil, type Wake } from './wakes.js';
export { rebuild, rebuildOutdated, verify, type Finding, type Refold, type Verification } from './verify.js';
export { BadCursorError, type Listed, type Page } from './queries/page.js';
export { readVisibleMatter, visibleMatters } from './queries/visibility.js';
export {
  countClocks,
  countJudged,
  type ClockFigures,
  type JudgedFigures,
  type LatenessFilters,
} from './queries/lateness.js';
export { outagesTouching } from './queries/outages.js';
export { listMatters, type MatterFilters, type MatterItem } from './queries/list-matters.js';
export { listEffects, type EffectItem } from './queries/list-effects.js';
export { listTasks, type TaskItem } from './queries/list-tasks.js';
export { countUnread, listAlerts, markRead, type AlertItem, type Inbox } from './queries/list-alerts.js';
export { searchEntries, type FoundEntry } from './queries/search-entries.js';
export { countEntries, type EntryCounts, type FacetValue } from './queries/count-entries.js';
export { FACETS, type EntryFilters, type Facet } from './queries/entry-filters.js';
export {
  listEntryVersions,
  readEntryVersion,
  type EffectiveEntryVersion,
  type PublishedEntryVersion,
} from './queries/entry-versions.js';
export {
  countLetters,
  hasPendingLetters,
  lettersOf,
  parkedLetters,
  post,
  retryLetter,
  settleLetter,
  takeLetters,
  unparkLetter,
  type DueLetter,
  type Letter,
} from './outbox.js';
export { writeLook, type Look } from './use-record-looks.js';
export { listUseRecords, type UseRecordItem } from './queries/list-use-records.js';
export { listUseRecordLooks, type LookItem } from './queries/list-use-record-looks.js';
export {
  beginImport,
  findImport,
  postRows,
  readEntriesThere,
  type CatalogImport,
  type EntriesThere,
  type ImportedRow,
} from './imports.js';
export {
  listImports,
  listRefusedRows,
  readVisibleImport,
  type ImportEyes,
  type RefusedRow,
} from './queries/list-imports.js';
export { exportEntries, type EntryPlace } from './queries/export-entries.js';
export { readContext, readTimeContext, type Arrival } from './context.js';
export { readCounting } from './counting.js';
export { openCalendarYears, type YearReaction } from './calendar-years.js';
export {
  CALENDAR_STATES,
  insertCalendarVersion,
  listCalendarVersions,
  lockCalendarVersions,
  nextCalendarVersion,
  putCalendarInForce,
  readCalendars,
  readCalendarsUnder,
  readCalendarVersion,
  type CalendarVersion,
} from './calendars.js';
export { changesIn, countCandidates, nextCandidates, readSpans, type Spans } from './calendar-candidates.js';
export {
  beginRollout,
  notePart,
  notePassed,
  readRollout,
  readRolloutProgress,
  repeatRollout,
  ROLLOUT_STATES,
  runningRollouts,
  type Rollout,
  type RolloutProgress,
} from './calendar-rollouts.js';
export { whatIf, type WhatIf, type WhatIfItem } from './queries/what-if.js';
export {
  countOpenClocks,
  insertPolicyVersion,
  listPolicyVersions,
  lockPolicyVersions,
  nextPolicyVersion,
  POLICY_STATES,
  putPolicyInForce,
  readPolicies,
  readPolicyVersion,
  type PolicyVersion,
} from './policies.js';
export { recordRuleChange, type RuleChange } from './rule-changes.js';
export { DocumentFiles } from './document-files.js';
export {
  beginUpload,
  citeDocuments,
  keepUpload,
  readDocument,
  readVisibleDocument,
  sweepDocuments,
  type ReceivedDocument,
  type StoredDocument,
  type Upload,
} from './documents.js';
export {
  beginTry,
  lockDelivery,
  markUnderWay,
  noteFailure,
  postDeliveries,
  reviveDelivery,
  settleDelivery,
  takeDeliveries,
  type Attempt,
  type DueDelivery,
} from './deliveries.js';
export { readToldAlerts, type DeliveredAlert } from './told-alerts.js';
export { readPreference, savePreference, type NotificationPreference } from './notification-preferences.js';
export {
  listDeliveries,
  readDelivery,
  type DeliveryEyes,
  type DeliveryFilters,
  type DeliveryItem,
} from './queries/list-deliveries.js';
export {
  addWebhook,
  countActiveWebhooks,
  disableWebhook,
  lockWebhooksOf,
  readSigningWebhook,
  readWebhook,
  rotateSecret,
  type NewWebhook,
  type SigningWebhook,
  type Webhook,
} from './webhooks.js';
export {
  isListedHost,
  listWebhookHost,
  lockWebhookHosts,
  removeWebhookHost,
  type WebhookHost,
} from './webhook-hosts.js';
export { listWebhookHosts, listWebhooks } from './queries/list-webhooks.js';
export { keepSigningKey } from './signing-key.js';
export { DatabaseModule } from './database.module.js';
