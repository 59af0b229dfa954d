import { z } from 'zod';
import { yearOf, type LocalDate } from '../../calendar/time.js';
import { entryChanges } from '../../catalog/changes.js';
import type { Policies } from '../../policy/policies.js';
import type { Context } from '../../matter/context.js';
import { rule, type Refusal } from '../../language/refusal.js';
import { text } from '../../language/text.js';

/** 更新触发事项 (CL-TRIGGER, Art 17(2)); VOLUNTARY is the provider's own wish, under no limit of the law. */
export const UPDATE_TRIGGERS = ['LEGAL_CHANGE', 'DUTY_CHANGE', 'VOLUNTARY'] as const;
export type UpdateTriggerKind = (typeof UPDATE_TRIGGERS)[number];

/** What the law itself makes an occasion to update (Art 17(1)). */
export const STATUTORY_TRIGGERS = ['LEGAL_CHANGE', 'DUTY_CHANGE'] as const satisfies readonly UpdateTriggerKind[];

export const TRIGGER_TITLES: Readonly<Record<UpdateTriggerKind, string>> = {
  LEGAL_CHANGE: '法律、行政法规、国务院决定调整',
  DUTY_CHANGE: '职责变化',
  VOLUNTARY: '自行更新',
};

/** RETIRE takes the entry out of the catalogue. */
export const UPDATE_KINDS = ['CHANGE', 'RETIRE'] as const;
export type UpdateKind = (typeof UPDATE_KINDS)[number];

const LAST_YEAR = 2100;

/** 调整、变化发生之日: of a law the day from which it applies, of duties the date of the document. May lie ahead. */
export const eventDate = z.iso.date().refine((date) => yearOf(date) <= LAST_YEAR, `应不晚于 ${LAST_YEAR} 年`);

/** 公布之日 of a law, decree or decision, which comes before the day from which it applies. */
export const promulgatedOn = z.iso.date();

/** 文号: the law or document by which the change came about. */
export const docRef = text(200);

/** What says when a law or duties changed. */
export interface WhenChanged {
  readonly trigger: UpdateTriggerKind;
  readonly eventDate: LocalDate | null;
  readonly promulgatedOn?: LocalDate;
}

/** A law applies from its promulgation at the earliest. */
export function isPromulgatedFirst({ eventDate, promulgatedOn }: Omit<WhenChanged, 'trigger'>): boolean {
  return promulgatedOn === undefined || (eventDate !== null && promulgatedOn <= eventDate);
}
export const PROMULGATED_LATER = { path: ['promulgatedOn'], error: '应不晚于调整、变化发生之日' };

/** What the change rests on. A voluntary update needs neither date nor document. */
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

/** A change as it is drafted; each draft replaces the one before. */
export const changeDraft = z.strictObject({
  changes: entryChanges.refine((changes) => Object.keys(changes).length > 0, '请至少填写一项变更'),
  changeReason: text(2000),
});
export type ChangeDraft = z.infer<typeof changeDraft>;

/** 条例施行之日 (Art 44): what changed before it is under no limit of the Regulation. */
const IN_FORCE: LocalDate = '2025-08-01';

/** The day from which Art 17(2) counts; null where it does not (a voluntary update, a change before the Regulation). */
export const countedFrom = (trigger: UpdateTriggerKind, date: LocalDate | null): LocalDate | null =>
  trigger === 'VOLUNTARY' || date === null || date < IN_FORCE ? null : date;

/** 调整、变化发生之日: of a law the day of its promulgation where the policy reads it so, and it is known. */
export const dayOfChange = (changed: WhenChanged, { policies }: Context): LocalDate | null =>
  isByPromulgation(changed, policies) ? (changed.promulgatedOn ?? changed.eventDate) : changed.eventDate;

const isByPromulgation = ({ trigger }: WhenChanged, { inForce }: Policies): boolean =>
  trigger === 'LEGAL_CHANGE' && inForce.options['Q-15'] === 'PROMULGATED';

/** The policy counts from a day that was not given. */
export function unpromulgated(changed: WhenChanged, { policies }: Context): Refusal | null {
  if (!isByPromulgation(changed, policies) || changed.promulgatedOn !== undefined) return null;
  return rule('PROMULGATION_DATE_MISSING', '17(2)', '更新期限自公布之日起算，请填写公布之日。', [
    { field: 'promulgatedOn', message: '必填' },
  ]);
}

/** Why the limit of Art 17(2) cannot be counted from the change; `instead` says what to do about an older one. */
export function uncountable(changed: WhenChanged, context: Context, instead: string): Refusal | null {
  const missing = unpromulgated(changed, context);
  if (missing) return missing;
  const day = dayOfChange(changed, context);
  if (changed.trigger === 'VOLUNTARY' || day === null || day >= IN_FORCE) return null;
  return rule('EVENT_BEFORE_REGULATION', '44', `条例自 ${IN_FORCE} 起施行${instead}。`, [
    { field: day === changed.eventDate ? 'eventDate' : 'promulgatedOn', message: `应不早于 ${IN_FORCE}` },
  ]);
}
