import { z } from 'zod';
import { yearOf, type LocalDate } from '../calendar/time.js';
import { entryChanges } from '../catalog/changes.js';
import { text } from '../process/text.js';

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

/** 文号: the law or document by which the change came about. */
export const docRef = text(200);

/** What the change rests on. A voluntary update needs neither date nor document. */
export const opening = z
  .strictObject({
    catalogCode: text(64),
    trigger: z.enum(UPDATE_TRIGGERS),
    eventDate: eventDate.nullable(),
    docRef: docRef.nullable(),
    reason: text(2000),
  })
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

/** The law counts from a day on which it was not yet in force. */
export const isBeforeRegulation = (trigger: UpdateTriggerKind, date: LocalDate | null): boolean =>
  trigger !== 'VOLUNTARY' && date !== null && date < IN_FORCE;
