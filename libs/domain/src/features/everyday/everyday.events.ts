import { z } from 'zod';
import { ROLES } from '../../access/roles.js';
import { AUDIENCES } from '../../access/audience.js';
import { text } from '../../language/text.js';
import { STANCES, URGENCIES } from './everyday.content.js';

const place = z.int().positive();
const department = z.string();
const account = z.string();

/**
 * Zod schemas of everyday acts (日常办理), the same in every process. `departmentId` names the acting department, unless
 * noted. Commands check texts for personal numbers; stored events are not checked again.
 */
export const EVERYDAY_EVENTS = {
  /** 签收: a department confirms receipt. Day 0 stays the day of receipt. */
  receiptSigned: z.strictObject({ departmentId: department, revision: place }),
  /** 催办. */
  urged: z.strictObject({ departmentId: department, urged: z.array(department).min(1), text: text(500) }),
  /** 督办 by an authority of `departmentId`, which is to answer within `answerWithin` working days. */
  supervised: z.strictObject({
    supervision: place,
    authorityId: department,
    departmentId: department,
    requirement: text(2000),
    answerWithin: z.int().min(1).max(10),
  }),
  supervisionAnswered: z.strictObject({ supervision: place, departmentId: department, answer: text(2000) }),
  /** 转办, with the roles that the colleague held. */
  handedOver: z.strictObject({ departmentId: department, to: account, roles: z.array(z.enum(ROLES)) }),
  /** 会签. */
  opinionsAsked: z.strictObject({
    round: place,
    departmentId: department,
    question: text(2000),
    colleagues: z.array(account).min(1),
    /** Roles that the colleagues held; earlier releases did not store them. */
    roles: z.array(z.enum(ROLES)).exactOptional(),
  }),
  opinionGiven: z.strictObject({
    round: place,
    departmentId: department,
    stance: z.enum(STANCES),
    text: text(2000).nullable(),
  }),
  urgencyMarked: z.strictObject({ urgency: z.enum(URGENCIES) }),
  /** 发文字号 of the document that event `of` issued. */
  documentNumbered: z.strictObject({ departmentId: department, of: place, number: z.string(), date: z.iso.date() }),
  /** 更正 of one text in event `of`, for the same audience as that event. */
  slipCorrected: z.strictObject({
    departmentId: department,
    of: place,
    field: z.string(),
    from: z.string(),
    to: z.string(),
    reason: text(500),
    audience: z.enum(AUDIENCES),
    /** Revision of the text, from 2; earlier releases did not store it. */
    revision: place.exactOptional(),
  }),
} as const;

type Schemas = typeof EVERYDAY_EVENTS;
export type EverydayEvent = {
  [K in keyof Schemas]: { readonly type: K } & z.infer<Schemas[K]>;
}[keyof Schemas];

export const isEverydayEvent = (event: { readonly type: string }): event is EverydayEvent =>
  event.type in EVERYDAY_EVENTS;
