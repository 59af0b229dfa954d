export { createDataSource, type DataSourceSettings } from './connection/data-source.js';
export { DatabaseModule } from './connection/database.module.js';
export { migrate, type Migration, type Mode } from './connection/migrate.js';
export { changing, Changes } from './connection/changes.js';
export { BadCursorError, decodeCursor, listed, type Listed, type Page } from './connection/page.js';
export { bySeq, seqOf } from './store/seq-page.js';
export { assertRunningRole } from './connection/running-role.js';
export type { Queryable, Tx } from './connection/sql.js';
export { lockCalendarExclusive, planForReader, withTransaction, type Isolation } from './connection/transaction.js';
export { alone } from './connection/alone.js';
export { isTransient } from './connection/transient-errors.js';

export {
  assertMode,
  readPlatform,
  readPlatformTime,
  setStoryUntil,
  type Platform,
  type PlatformTime,
} from './platform/platform.js';
export {
  beginAdvance,
  endAdvance,
  holdClockAt,
  holdRehearsalAt,
  moveOn,
  startRehearsalAt,
  stopAdvance,
} from './platform/rehearsal-clock.js';
export {
  eventKeysSince,
  placeOf,
  readMoved,
  recordedUntil,
  type EventKey,
  type Moved,
  type MovedTask,
  type ToldOffice,
} from './live/moves.js';
export { listenForSignals, type Signals } from './live/signals.js';
export { readOperationsStatus, type OperationsStatus } from './operations/operations-status.js';
export { recordVerification, type VerificationCounts } from './operations/verifications.js';
export { readInstallationSecret } from './platform/installation.js';
export { keepSigningKey } from './platform/signing-key.js';
export {
  beginSession,
  endSession,
  endSessionsOf,
  findSession,
  runningSessions,
  type EndedAtProvider,
  type Identified,
  type RunningSession,
} from './sessions/sessions.js';
export {
  calendarLinkOf,
  lockCalendarLink,
  putCalendarLink,
  readCalendarLink,
  removeCalendarLink,
} from './sessions/calendar-links.js';
export { forgetAccessLogMonths, openAccessLogMonths } from './access-log/access-log-months.js';
export { AccessLogQueue } from './access-log/access-log-queue.js';
export type { AccessDraft } from './access-log/access-row.js';
export { listAccess, type AccessFilters, type AccessItem } from './access-log/list-access.js';
export { verifyAccessLog, type AccessLogFinding, type AccessLogVerification } from './access-log/verify-access-log.js';
export { writeAccess } from './access-log/write-access.js';
export { webhookSecretBox } from './notifications/webhook-key.js';

export { listOffices, type HeldOffice, type OfficeWord } from './organisation/list-offices.js';
export { readActor, readActors } from './organisation/organisation.js';
export { listColleagues, type Colleague } from './organisation/list-colleagues.js';
export { listDelegations, listOwnOffices, type GivenDelegation, type OwnOffice } from './organisation/own-offices.js';
export {
  listAccounts,
  type AccountEyes,
  type AccountFilters,
  type ListedAccount,
} from './organisation/list-accounts.js';
export { listDepartments, listDivisions } from './organisation/list-departments.js';
export { readAdministration, readOrganisationThere } from './organisation/there.js';
export {
  confirmImport,
  endImport,
  holdImport,
  nextConfirmedImport,
  noteImportDone,
  proposeImport,
  rejectImport,
  type HeldImport,
  type ImportAct,
  type ImportCount,
} from './organisation/imports.js';
export {
  listImportChanges,
  listOrganisationImports,
  readImport,
  readImportChanges,
  type ImportItem,
  type ProposedChange,
} from './organisation/list-imports.js';
export { giveMatters, recordsWithoutMatter } from './organisation/take-over.js';
export { designateSources } from './organisation/designate-sources.js';
export { registerOrganisation, type AccountEntry, type Registry } from './organisation/register-organisation.js';

export type { Answering } from './store/answerable.js';
export { findCommand, saveCommand, type StoredCommand } from './store/commands.js';
export { firstBreak, contentText, hashedText, isSalted, type EventRow } from './store/event-hash.js';
export {
  appendEvents,
  chainedRows,
  EMPTY_HEAD,
  loadEventRows,
  loadEvents,
  loadEventsSince,
  toEvent,
  type EventDraft,
  type Head,
  type StoredEvent,
} from './store/events.js';
export { allocateNumber } from './store/matter-numbers.js';
export { dueWakes, nextDue, wakesUntil, type MatterToWake } from './store/matters-to-wake.js';
export { lockMatter, readMatter, type StoredMatter } from './store/matters.js';
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
} from './store/outbox.js';
export { findIssuedPaper, issuePaper } from './papers/issued-papers.js';
export {
  findPaperTemplate,
  insertPaperTemplate,
  listPaperTemplates,
  nextPaperTemplate,
  putPaperTemplateInForce,
  readPaperTemplate,
  type PaperTemplate,
} from './papers/paper-templates.js';
export {
  hiddenMatters,
  readVisibleMatter,
  readVisibleMatters,
  visibleMatters,
  type VisibleMatter,
} from './store/visible-matters.js';

export {
  beginRollout,
  notePart,
  notePassed,
  readRollout,
  readRolloutProgress,
  repeatRollout,
  runningRollouts,
  type Rollout,
  type RolloutProgress,
} from './rules/calendar-rollouts.js';
export { forgetEarlierWakes, nextEarlierWakes, noteEarlierWakes, type EarlierWake } from './rules/earlier-wakes.js';
export { openCalendarYears, type YearReaction } from './rules/calendar-years.js';
export {
  insertCalendarVersion,
  listCalendarVersions,
  lockCalendarVersions,
  nextCalendarVersion,
  putCalendarInForce,
  readCalendars,
  readCalendarsUnder,
  readCalendarVersion,
  type CalendarVersion,
} from './rules/calendars.js';
export { allStreams } from './store/all-streams.js';
export { readCounting } from './rules/counting-rules.js';
export {
  countOpenClocks,
  insertPolicyVersion,
  listPolicyVersions,
  lockPolicyVersions,
  nextPolicyVersion,
  putPolicyInForce,
  readPolicies,
  readPolicyVersion,
  type PolicyVersion,
} from './rules/policies.js';
export { changesIn, countCandidates, nextCandidates, readSpans, type Spans } from './rules/recount-candidates.js';
export { recordRuleChange, type RuleChange } from './rules/rule-change-log.js';
export { whatIf, type WhatIf, type WhatIfItem } from './rules/what-if.js';

export {
  beginImport,
  findImport,
  postRows,
  readEntriesThere,
  type CatalogImport,
  type EntriesThere,
  type ImportedRow,
} from './catalog/catalog-imports.js';
export { countEntries, type EntryCounts, type FacetValue } from './catalog/count-entries.js';
export { FACETS, type EntryFilters, type Facet } from './catalog/entry-filters.js';
export {
  entriesWithoutMatter,
  contentsAhead,
  entryVersionEffective,
  lastEntryVersion,
  listEntryVersions,
  readEntryVersion,
  readVersionContents,
  type EffectiveEntryVersion,
  type PublishedEntryVersion,
} from './catalog/entry-versions.js';
export { exportEntries, type EntryPlace } from './catalog/export-entries.js';
export {
  listImports,
  listRefusedRows,
  readVisibleImport,
  type ImportEyes,
  type RefusedRow,
} from './catalog/list-catalog-imports.js';
export { searchEntries, type FoundEntries, type FoundEntry } from './catalog/search-entries.js';
export { readingsOf } from './catalog/readings.js';
export {
  addSynonyms,
  endSynonyms,
  listSynonyms,
  lockSynonyms,
  synonymWords,
  type SynonymAuthor,
  type SynonymGroup,
} from './catalog/synonyms.js';
export type { Expansion } from './catalog/search-terms.js';

export { dueMatters } from './figures/due-matters.js';
export { keepFigures, patternId, spanRows, type KeptFigures } from './figures/keep-figures.js';
export { countPatterns, listSpans, type PatternCount } from './figures/kept-figures.js';
export { DocumentFiles } from './documents/document-files.js';
export {
  beginUpload,
  citeDocuments,
  keepUpload,
  readUploadsToday,
  readAdministrationDocument,
  readDocument,
  readDocuments,
  mattersCiting,
  sweepDocuments,
  type ReceivedDocument,
  type StoredDocument,
  type Upload,
} from './documents/documents.js';

export {
  answeredAsOf,
  countClocks,
  countJudged,
  lateClocks,
  shareAttributesAsOf,
  type ClockFigures,
  type GroupOfClocks,
  type JudgedFigures,
  type LateClock,
  type LatenessFilters,
  type LatenessKey,
} from './read-model/lateness-figures.js';
export {
  countUnread,
  countUnreadOf,
  listAlerts,
  markRead,
  type AlertItem,
  type Inbox,
} from './read-model/list-alerts.js';
export { matterNames, type MatterAsOf, type NamedMatter } from './read-model/matters-as-of.js';
export { listDeadlines, type Deadline, type DeadlineDays } from './read-model/list-deadlines.js';
export { listDrafts, type DraftItem } from './read-model/list-drafts.js';
export { listEffects, type EffectItem } from './read-model/list-effects.js';
export { listEvents, type EventFilters, type ListedEvent } from './read-model/list-events.js';
export { countMatters, totalMatters, type Judge, type MatterGroup } from './read-model/count-matters.js';
export { keepTallies } from './read-model/tallies.js';
export { listMatters, MATTER_ORDERS, type MatterItem } from './read-model/list-matters.js';
export type { MatterFilters, StateOf } from './read-model/matter-filters.js';
export { countOverdue, listOverdue, type OverdueItem } from './read-model/list-overdue.js';
export { listTasks, listUnheldTasks, type TaskItem, type WaitingTask } from './read-model/list-tasks.js';
export {
  countOtherFilters,
  forgetFilter,
  listFilters,
  lockFiltersOf,
  readFilter,
  saveFilter,
  type SavedFilter,
} from './read-model/saved-filters.js';
export { listUseRecords, type UseRecordItem } from './read-model/list-use-records.js';
export { outagesTouching } from './read-model/outages.js';
export { alertId, projectionRows, type Projected } from './read-model/projection-rows.js';
export type { ReadRow, ReadTable } from './read-model/tables.js';
export { saveProjection } from './read-model/projection.js';
export { listUseRecordLooks, writeLook, type Look, type LookItem } from './read-model/use-record-looks.js';
export {
  rebuild,
  rebuildOutdated,
  verify,
  type VerificationFinding,
  type Refold,
  type Verification,
} from './operations/verify.js';

export { readDeliveredAlerts, type DeliveredAlert } from './notifications/delivered-alerts.js';
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
} from './notifications/deliveries.js';
export {
  listDeliveries,
  readDelivery,
  type DeliveryEyes,
  type DeliveryFilters,
  type DeliveryItem,
} from './notifications/list-deliveries.js';
export {
  readPreference,
  savePreference,
  type NotificationPreference,
} from './notifications/notification-preferences.js';
export {
  isListedPlace,
  listWebhookHost,
  listWebhookHosts,
  lockWebhookHosts,
  removeWebhookHost,
  type WebhookHost,
} from './notifications/webhook-hosts.js';
export { SecretBox } from './notifications/secret-box.js';
export {
  addWebhook,
  countActiveWebhooks,
  disableWebhook,
  listWebhooks,
  lockWebhooksOf,
  openSecret,
  readSigningWebhook,
  readWebhook,
  rotateSecret,
  sealWebhookSecrets,
  type NewWebhook,
  type SigningWebhook,
  type Webhook,
} from './notifications/webhooks.js';

export { readCommandWorld, readReaderWorld, readTimeContext, type CommandWorld } from './transition/command-context.js';
export { readFacts } from './transition/facts.js';
