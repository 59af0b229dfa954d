export * from './calendar/time.js';
export type * from './calendar/calendar.js';
export type * from './calendar/calendars.js';
export { ALERT_LEVELS, RUNGS } from './clock/clock.js';
export type * from './clock/clock.js';
export { articleTitle, clauseTitle } from './law/article-title.js';
export { NUMBER_UNITS, OUR_NUMBERS, type OurNumber } from './law/our-numbers.js';
export type * from './policy/policy.js';
export type * from './policy/policies.js';
export type * from './organisation/types.js';
export type * from './organisation/organisation.js';
export * from './organisation/create-organisation.js';
export * from './organisation/uscc.js';
export * from './access/index.js';
export { actingOffice } from './access/acting-office.js';
export { ROLE_TITLES } from './access/role-titles.js';
export * from './catalog/entry.js';
export { namedItems } from './catalog/attribute.js';
export { statedBy } from './catalog/stated-by.js';
export * from './matter/context.js';
export * from './matter/facts.js';
export { reviewLateness, type ReviewItem } from './review/index.js';
export { outageFor, type TouchingOutage } from './matter/outage.js';
export { touchingOutage } from './matter/outage.schemas.js';
export * from './matter/definition.js';
export { STANCES, URGENCIES, type Urgency } from './features/everyday/everyday.content.js';
export { everydayView, type EverydayView } from './features/everyday/everyday.view.js';
export { NOTHING_YET } from './features/everyday/everyday.state.js';
export { RECEIPT_CHANNELS } from './features/late-registration/late-registration.content.js';
export { RECEIPT_OUTCOMES } from './features/late-registration/late-registration.state.js';
export { earlierReceiptsFor } from './features/late-registration/late-registration.view.js';
export * from './matter/happening.js';
export * from './matter/matter.js';
export * from './language/refusal.js';
export * from './language/schemas.js';
export { CODES, impersonal, NAMES_SOMEBODY, namesSomebody, personalNumbers } from './language/impersonal.js';
export { textsIn, unseenTexts } from './language/text.js';
export { labelOf } from './words/labels.js';
export { wrongInput } from './words/wrong-input.js';
export { withText } from './features/everyday/free-text.js';
export { givenDate, givenInstant } from './calendar/given.js';
export * from './calendar/content.js';
export { CHINA_NOTICES } from './calendar/china-notices.js';
export * from './calendar/check-notice.js';
export * from './calendar/day-range.js';
export * from './calendar/differences.js';
export * from './calendar/create-calendar.js';
export * from './calendar/china.js';
export * from './clock/timeline.js';
export * from './clock/operations.js';
export * from './clock/counting.js';
export * from './clock/standing.js';
export { usageOf } from './clock/usage.js';
export { dateTitle, instantTitle, weekdayTitle } from './clock/in-chinese.js';
export { outlookOf } from './clock/outlook.js';
export type * from './explanation/explanation.js';
export { explainClock } from './explanation/explain.js';
export * from './holding/index.js';
export { recountClock } from './clock/recount.js';
export * from './clock/clock-change.js';
export * from './policy/default-policy.js';
export * from './policy/register.js';
export type * from './policy/open-point.js';
export { policyContent, policyNamed } from './policy/content.js';
export { draftPolicy, type PolicyChange } from './policy/draft.js';
export * from './policy/differences.js';
export type * from './law/clauses.js';
export * from './law/limits.js';
export * from './policy/local-limit.js';
export * from './deadline/supplement-notice.js';
export type * from './notification/told-alert.js';
export { DeadlineQuery } from './deadline/query.js';
export * from './deadline/calculate.js';
export * from './clock/ladder.js';
export * from './matter/process.js';
export { derivedId } from './matter/derived-id.js';
export { fallsTo } from './matter/falls-to.js';
export { seenTasks } from './matter/seen-tasks.js';
export { readable } from './matter/readable.js';
export { asSeenBy, asSeenFrom, statesSeenAs } from './matter/seen-state.js';
export * from './matter/fold.js';
export * from './matter/engine.js';
export * from './matter/foresight.js';
export * from './matter/admission.js';
export { commandBody } from './matter/citing.js';
export * from './matter/availability.js';
export * from './matter/projection.js';
export * from './matter/side-tables.js';
export * from './processes/index.js';
export * from './processes/administering/index.js';
export * from './indicators/index.js';
export { dictionary, type Dictionary } from './words/dictionary.js';
export {
  LIST_PAPER_KINDS,
  LIST_PAPER_TITLES,
  PAPER_KINDS,
  PAPER_TITLES,
  type ListPaperKind,
  type PaperKind,
} from './words/reading.words.js';
export { ENUMERATIONS, enumerationOf } from './words/enumerations.js';
export { spelled, type Word, type Words } from './words/word.js';
export * from './matter/shared-events.js';
export * from './matter/telling.js';
export { shareRequest } from './processes/share-request/share-request.js';
export { REFUSAL_TITLES } from './processes/share-request/ground.js';
export { isShareRequest, requestOf } from './processes/share-request/share-request.state.js';
export { copyOf } from './processes/share-request/copy.js';
export { draftContent } from './processes/share-request/share-request.content.js';
export { consultationOf, type Consultation } from './processes/share-request/consultation.js';
export {
  DISPOSAL_METHOD_TITLES,
  PURPOSE_END_TITLES,
  recordedUse,
  USE_RECORD_TITLES,
  USE_RECORD_TYPES,
} from './processes/share-request/use-content.js';
export { FEEDBACK_OUTCOME_TITLES } from './processes/correction-request/correction-request.content.js';
export { JUDGEMENT_OUTCOME_TITLES } from './processes/breach-candidate/breach-candidate.content.js';
export { CALENDAR_YEAR } from './processes/calendar-year/calendar-year.js';
export {
  isCandidate,
  judgingBody,
  needsReview,
  touchOf,
  type Judge as CandidateJudge,
} from './processes/breach-candidate/breach-candidate.state.js';
export { isCatalogUpdate } from './processes/catalog-update/catalog-update.state.js';
export { CATALOG_ENTRY } from './catalog/process-name.js';
export type * from './catalog/published-entry.js';
export { isEverEffective } from './catalog/published-entry.js';
export * from './matter/instant-of-act.js';
export * from './matter/answer.js';
export * from './language/canonical.js';
export { differencesOf, pathOf, type Difference } from './language/differences.js';
export * from './catalog/code-lists.js';
export * from './catalog/import-codes.js';
export * from './catalog/content.js';
export type * from './catalog/fault.js';
export * from './catalog/check-content.js';
export { CATALOG_STANDARD } from './catalog/description.js';
export * from './catalog/names.js';
export * from './catalog/catalog-code.js';
export * from './catalog/code-standing.js';
export * from './catalog/content-hash.js';
export * from './catalog/reassessment.js';
export * from './catalog/judged-by.js';
export * from './processes/cataloguing/assessment.js';
export * from './catalog/changes.js';
export * from './webhook/alert-event.js';
export { addressRefusal, hostOf, placeNamed, placeOf, receiverRefusal } from './webhook/receiver.js';
export { retryAfterMs } from './webhook/retry-after.js';
export { SECRET_BYTES, signedHeaders, webhookSecret, type WebhookMessage } from './webhook/signature.js';
export { MAX_SECRETS, MAX_WEBHOOKS } from './webhook/limits.js';
export * from './notification/delivery.js';
export * from './notification/when.js';
export * from './notification/mail.js';
export { mailAddress } from './notification/mail-address.js';
