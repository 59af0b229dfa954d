import { z } from 'zod';
import { givenDate } from '../../calendar/given.js';
import type { LocalDate } from '../../calendar/time.js';
import { givenChanges } from '../../catalog/changes.js';
import type { Policies } from '../../policy/policies.js';
import type { Context } from '../../matter/context.js';
import type { EntryStanding } from '../../matter/facts.js';
import { rule, type Refusal } from '../../language/refusal.js';
import { text } from '../../language/text.js';

/** 更新触发事项 (CL-TRIGGER, Art 17(2)); VOLUNTARY is the provider's own decision and under no limit of the law. */
export const UPDATE_TRIGGERS = ['LEGAL_CHANGE', 'DUTY_CHANGE', 'VOLUNTARY'] as const;
export type UpdateTriggerKind = (typeof UPDATE_TRIGGERS)[number];

/** Triggers that oblige the provider to update (Art 17(1)). */
export const STATUTORY_TRIGGERS = ['LEGAL_CHANGE', 'DUTY_CHANGE'] as const satisfies readonly UpdateTriggerKind[];

export const TRIGGER_TITLES: Readonly<Record<UpdateTriggerKind, string>> = {
  LEGAL_CHANGE: '法律、行政法规、国务院决定调整',
  DUTY_CHANGE: '职责变化',
  VOLUNTARY: '自行更新',
};

/** CHANGE alters an entry; RETIRE takes it out of the catalogue. */
export const UPDATE_KINDS = ['CHANGE', 'RETIRE'] as const;
export type UpdateKind = (typeof UPDATE_KINDS)[number];

/** 调整、变化发生之日: for a law the day from which it applies, for duties the date of the document. It may lie ahead. */
export const eventDate = givenDate;

/** 公布之日 of a law, decree or decision, at the latest the day from which it applies. */
export const promulgatedOn = givenDate;

/** 文号 of the law or document that brought the change. */
export const docRef = text(200);

/** Dates of a change of law or duties. */
export interface WhenChanged {
  readonly trigger: UpdateTriggerKind;
  readonly eventDate: LocalDate | null;
  readonly promulgatedOn?: LocalDate;
}

/** True unless the promulgation is dated after the day from which the law applies. */
export function isPromulgatedFirst({ eventDate, promulgatedOn }: Omit<WhenChanged, 'trigger'>): boolean {
  return promulgatedOn === undefined || (eventDate !== null && promulgatedOn <= eventDate);
}
export const PROMULGATED_LATER = { path: ['promulgatedOn'], error: '应不晚于调整、变化发生之日' };

/** Payload that opens an update, with its basis; a voluntary one needs neither date nor document. */
export const opening = z
  .strictObject({
    catalogCode: text(64),
    trigger: z.enum(UPDATE_TRIGGERS),
    eventDate: eventDate.nullable(),
    promulgatedOn: promulgatedOn.exactOptional(),
    docRef: docRef.nullable(),
    reason: text(2000),
  })
  .refine(isPromulgatedFirst, PROMULGATED_LATER)
  .superRefine(({ trigger, ...given }, context) => {
    if (trigger === 'VOLUNTARY') return;
    for (const field of ['eventDate', 'docRef'] as const)
      if (given[field] === null)
        context.addIssue({ code: 'custom', path: [field], message: '因法律、职责变化而更新的，必填' });
  });
export type Opening = z.infer<typeof opening>;

/** Finding of a return: nothing of what the trigger asks was updated. */
export const RETURN_FINDINGS = ['NOT_UPDATED'] as const;
export const RETURN_FINDING_TITLES: Readonly<Record<(typeof RETURN_FINDINGS)[number], string>> = {
  NOT_UPDATED: '应当更新的内容均未更新',
};
export type ReturnFinding = (typeof RETURN_FINDINGS)[number];

/** A change as it goes to the head. */
export const changeContent = z.strictObject({
  changes: givenChanges.refine((changes) => Object.keys(changes).length > 0, '请至少填写一项变更'),
  changeReason: text(2000),
});
export type ChangeContent = z.infer<typeof changeContent>;

/** A change while it is being written: everything may still be missing. Each draft replaces the one before. */
export const changeDraft = z.strictObject({
  changes: givenChanges.optional(),
  changeReason: changeContent.shape.changeReason.optional(),
});
/** A draft as stored. */
export const keptChange = z.strictObject({
  changes: givenChanges,
  changeReason: changeContent.shape.changeReason.exactOptional(),
});
export type KeptChange = z.infer<typeof keptChange>;

/** 条例施行之日 (Art 44): earlier changes are under no limit of the Regulation. */
const IN_FORCE: LocalDate = '2025-08-01';

/** Returns the day from which Art 17(2) counts; null for a voluntary update and for a change before the Regulation. */
export const countedFrom = (trigger: UpdateTriggerKind, date: LocalDate | null): LocalDate | null =>
  trigger === 'VOLUNTARY' || date === null || date < IN_FORCE ? null : date;

/**
 * Returns 调整、变化发生之日; for a law the day of promulgation instead, if the policy reads it so and the day is known.
 */
export const dayOfChange = (changed: WhenChanged, { policies }: Context): LocalDate | null =>
  isByPromulgation(changed, policies) ? (changed.promulgatedOn ?? changed.eventDate) : changed.eventDate;

const isByPromulgation = ({ trigger }: WhenChanged, { inForce }: Policies): boolean =>
  trigger === 'LEGAL_CHANGE' && inForce.options['Q-15'] === 'PROMULGATED';

/** Refuses a change without its promulgation date if the policy counts from that date. */
export function unpromulgated(changed: WhenChanged, { policies }: Context): Refusal | null {
  if (!isByPromulgation(changed, policies) || changed.promulgatedOn !== undefined) return null;
  return rule('PROMULGATION_DATE_MISSING', '17(2)', '更新期限自公布之日起算，请填写公布之日。', [
    { field: 'promulgatedOn', message: '必填' },
  ]);
}

/** Refuses a change from which Art 17(2) cannot count; `instead` tells the reader what to do with an older one. */
export function uncountable(changed: WhenChanged, context: Context, instead: string): Refusal | null {
  const missing = unpromulgated(changed, context);
  if (missing) return missing;
  const day = dayOfChange(changed, context);
  if (changed.trigger === 'VOLUNTARY' || day === null || day >= IN_FORCE) return null;
  return rule('EVENT_BEFORE_REGULATION', '44', `条例自 ${IN_FORCE} 起施行${instead}。`, [
    { field: day === changed.eventDate ? 'eventDate' : 'promulgatedOn', message: `应不早于 ${IN_FORCE}` },
  ]);
}

/**
 * True for a change of law or duties that lies before the entry's first publication: the entry was published as the
 * change had left it, so that Art 17(2) cannot run from it.
 */
export function isBeforePublication(
  changed: WhenChanged,
  { firstPublishedOn }: Pick<EntryStanding, 'firstPublishedOn'>,
  context: Context,
): boolean {
  const day = dayOfChange(changed, context);
  return changed.trigger !== 'VOLUNTARY' && day !== null && firstPublishedOn !== null && day < firstPublishedOn;
}

/** Refuses such a change; the provider updates the entry of its own accord instead. */
export function beforePublication(
  changed: WhenChanged,
  entry: Pick<EntryStanding, 'firstPublishedOn'>,
  context: Context,
): Refusal | null {
  if (!isBeforePublication(changed, entry, context)) return null;
  const message = `变化发生在目录首次发布（${entry.firstPublishedOn ?? ''}）之前，更新期限不能自此起算，请按自行更新提出。`;
  return rule('EVENT_BEFORE_PUBLICATION', '17(2)', message, [
    { field: 'eventDate', message: `应不早于 ${entry.firstPublishedOn ?? ''}` },
  ]);
}
