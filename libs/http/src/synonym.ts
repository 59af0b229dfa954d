import { z } from 'zod';
import { impersonal } from '#libs/domain';
import { page } from './page.js';
import { Instant } from './values.js';

/** Letters and digits of any script, without blanks and signs: a search takes a query apart at its blanks. */
const WORD = /^[\p{L}\p{N}]{2,20}$/u;

export const SynonymBody = z
  .strictObject({
    words: z
      .array(impersonal(20).refine((word) => WORD.test(word.normalize('NFKC')), '应为 2 至 20 个字，不含空格和标点'))
      .min(2)
      .max(10)
      .meta({
        description: '意思相同的词，检索其中一个时一并查找其他的',
        example: ['长护险', '长期护理保险'],
      }),
  })
  .meta({ id: 'SynonymBody' });
export type SynonymBody = z.output<typeof SynonymBody>;

const SynonymId = z.uuid().meta({ example: '2d0c9f5e-2c84-5d1d-9f0c-3f6f0a3a9a11' });

export const SynonymReceipt = z.object({ synonymId: SynonymId }).meta({ id: 'SynonymReceipt' });
export type SynonymReceipt = z.output<typeof SynonymReceipt>;

export const SynonymPage = page(
  z
    .object({
      synonymId: SynonymId,
      words: z.array(z.string()),
      madeBy: z.string().nullable().meta({ description: '登记的账号；平台自带的为 null' }),
      madeAt: Instant,
      endedBy: z.string().nullable().meta({ description: '停用的账号；在用的为 null' }),
      endedAt: Instant.nullable(),
    })
    .meta({ id: 'SynonymItem' }),
).meta({ id: 'SynonymPage' });
export type SynonymPage = z.output<typeof SynonymPage>;
