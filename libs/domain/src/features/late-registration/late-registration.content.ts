import { z } from 'zod';
import { givenDate } from '../../calendar/given.js';
import { text } from '../../language/text.js';

/** Channels outside the platform by which a document came: 当面递交, 挂号邮寄, 电子邮件, 其他. */
export const RECEIPT_CHANNELS = ['HAND_IN', 'REGISTERED_POST', 'EMAIL', 'OTHER'] as const;
export type ReceiptChannel = (typeof RECEIPT_CHANNELS)[number];
export const RECEIPT_CHANNEL_TITLES: Readonly<Record<ReceiptChannel, string>> = {
  HAND_IN: '当面递交',
  REGISTERED_POST: '挂号邮寄',
  EMAIL: '电子邮件',
  OTHER: '其他方式',
};

/** An act that was done on paper: its command, its day, and the person who signed it. */
export const paperAct = z.strictObject({ act: z.string().min(1).max(64), on: givenDate, signatory: text(100) });
export const keptAct = paperAct.extend({ act: z.string(), on: z.iso.date() });
export type PaperAct = z.infer<typeof keptAct>;
