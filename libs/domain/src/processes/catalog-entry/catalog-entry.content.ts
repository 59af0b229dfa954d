import { z } from 'zod';
import {
  docRef,
  eventDate,
  isPromulgatedFirst,
  promulgatedOn,
  PROMULGATED_LATER,
  UPDATE_TRIGGERS,
  type UpdateTriggerKind,
} from '../catalog-update/catalog-update.content.js';
import { text } from '../../language/text.js';

/** Grounds for taking an entry out of the catalogue (§2.1 row 12). */
export const RETIREMENT_GROUNDS = ['DUTY_REMOVED', 'LAW_REPEALED', 'MERGED', 'SOURCE_CHANGED'] as const;
export type RetirementGround = (typeof RETIREMENT_GROUNDS)[number];

export const GROUND_TITLES: Readonly<Record<RetirementGround, string>> = {
  DUTY_REMOVED: '职责取消',
  LAW_REPEALED: '依据废止',
  MERGED: '并入其他目录',
  SOURCE_CHANGED: '数源部门变更',
};

/** Statutory trigger of the two grounds that are never voluntary; their retirement is under the limit of Art 17(2). */
export const TRIGGER_OF: Readonly<Partial<Record<RetirementGround, UpdateTriggerKind>>> = {
  DUTY_REMOVED: 'DUTY_CHANGE',
  LAW_REPEALED: 'LEGAL_CHANGE',
};

/** Proposal to retire an entry, with its basis; a voluntary one needs neither date nor document. */
export const retirementProposal = z
  .strictObject({
    ground: z.enum(RETIREMENT_GROUNDS),
    reason: text(1900),
    trigger: z.enum(UPDATE_TRIGGERS),
    eventDate: eventDate.nullable(),
    promulgatedOn: promulgatedOn.exactOptional(),
    docRef: docRef.nullable(),
  })
  .refine(isPromulgatedFirst, PROMULGATED_LATER)
  .superRefine(({ trigger, ...given }, context) => {
    if (trigger === 'VOLUNTARY') return;
    for (const field of ['eventDate', 'docRef'] as const)
      if (given[field] === null)
        context.addIssue({ code: 'custom', path: [field], message: '因法律、职责变化而退出的，必填' });
  });
export type RetirementProposal = z.infer<typeof retirementProposal>;
