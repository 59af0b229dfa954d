import { z } from 'zod';
import { DELIVERY_CHANNELS, DELIVERY_STATES } from '#libs/domain';
import { page, PageQuery } from './page.js';
import { Instant } from './values.js';

const State = z.enum(DELIVERY_STATES);

export const DeliveryQuery = PageQuery.extend({
  state: State.optional(),
  channel: z.enum(DELIVERY_CHANNELS).optional(),
});
export type DeliveryQuery = z.output<typeof DeliveryQuery>;

/** State of one mail, or of one alert to a webhook, without its content. */
export const DeliveryItem = z
  .object({
    id: z.uuid(),
    channel: z.enum(DELIVERY_CHANNELS),
    state: State,
    accountId: z.string().nullable().meta({ description: '邮件的收件账号' }),
    webhookId: z.uuid().nullable(),
    departmentId: z.string().nullable().meta({ description: '推送给哪个部门；邮件为 null' }),
    departmentName: z.string().nullable(),
    alerts: z.int().meta({ description: '其中预警和告知的条数' }),
    generation: z.int().meta({ description: '第几次交付发送：重发加一，Message-ID 或者 webhook-id 不变' }),
    tries: z.int().meta({ description: '本次已尝试的次数' }),
    lastError: z.string().nullable().meta({ description: '最近一次没有成功的原因', example: 'SMTP 550 RCPT TO' }),
    createdAt: Instant,
    releaseAt: Instant.nullable().meta({ description: '汇总邮件何时发出；即时发送的为 null' }),
    settledAt: Instant.nullable(),
  })
  .meta({ id: 'DeliveryItem' });
export const DeliveryPage = page(DeliveryItem).meta({ id: 'DeliveryPage' });
