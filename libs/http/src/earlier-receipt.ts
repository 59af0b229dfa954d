import { z } from 'zod';
import { RECEIPT_CHANNELS, RECEIPT_OUTCOMES } from '#libs/domain';
import { Instant } from './values.js';

/** A receipt that was earlier than the platform recorded it, with the recorded and the proven instant. */
export const EarlierReceipt = z
  .object({
    registration: z.int().meta({ description: '本事项的第几次补记' }),
    clockId: z.string().meta({ example: 'reply' }),
    clockTitle: z.string().meta({ example: '答复期限' }),
    of: z.enum(['START', 'END']).meta({ description: 'START 起算所依据的收到；END 办结' }),
    provenAt: Instant.meta({ description: '经证明的时刻' }),
    recorded: Instant.meta({ description: '平台原记录的时刻' }),
    workingDays: z.int().meta({ description: '提前的工作日数' }),
    channel: z.enum(RECEIPT_CHANNELS).meta({ description: '当面递交、挂号邮寄、电子邮件、其他' }),
    reason: z.string(),
    acts: z
      .array(z.object({ act: z.string(), on: z.iso.date(), signatory: z.string() }))
      .optional()
      .meta({ description: '在纸质上办理的环节，各有日期和签署人；没有的省略' }),
    departmentId: z.string(),
    departmentName: z.string(),
    accountId: z.string(),
    registeredAt: Instant,
    authorityId: z.string().nullable().meta({ description: '由其确认的机关；即时计入的为 null' }),
    authorityName: z.string().nullable(),
    outcome: z.enum(RECEIPT_OUTCOMES),
    decision: z.object({ accountId: z.string(), at: Instant, reason: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'EarlierReceipt', description: '补记的更早收到时间' });
