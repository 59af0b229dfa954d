import { z } from 'zod';
import { placeNamed } from '#libs/domain';
import { page } from './page.js';
import { Instant } from './values.js';

export const WebhookBody = z
  .strictObject({
    url: z
      .url({ protocol: /^https?$/, error: '应为 https:// 开头的地址' })
      .max(2_000)
      .transform((text) => new URL(text).href)
      .meta({
        description: '接收预警的地址。主机须在公网上，或者由系统管理员列入允许的主机',
        example: 'https://data.example.gov.cn/hooks/alerts',
      }),
  })
  .meta({ id: 'WebhookBody' });

export const WebhookItem = z
  .object({
    webhookId: z.uuid().meta({ example: '8b6f1a52-7c1b-5d55-8d7f-4a6b1c2d9e0f' }),
    departmentId: z.string(),
    departmentName: z.string(),
    url: z.string(),
    createdAt: Instant.meta({ description: '真实时间' }),
    disabledAt: Instant.nullable().meta({ description: '停用的时刻(真实时间)；未停用时为 null' }),
  })
  .meta({ id: 'WebhookItem' });

export const WebhookPage = page(WebhookItem).meta({ id: 'WebhookPage' });

export const WebhookWithSecret = WebhookItem.extend({
  secret: z
    .string()
    .nullable()
    .meta({ description: '签名密钥，只在此时出现一次；以同一个键重复提交时为 null，遗失时请更换密钥' }),
}).meta({ id: 'WebhookWithSecret' });

export const WebhookHostBody = z
  .strictObject({
    host: z
      .string()
      .min(1)
      .max(261)
      .refine((text) => placeNamed(text) !== null, {
        error: '应为一个主机名或者 IP 地址，可以带端口(443、80 或者 1024 以上)，不含协议和路径',
      })
      .transform((text) => placeNamed(text) ?? text)
      .meta({
        description: '主机名或者 IP 地址，以及端口；不写端口的为 443，其他端口须各自列入',
        example: 'oa.intranet.example:8443',
      }),
  })
  .meta({ id: 'WebhookHostBody' });

const HostId = z.uuid().meta({ example: '2d0c9f5e-2c84-5d1d-9f0c-3f6f0a3a9a11' });

export const WebhookHostReceipt = z.object({ hostId: HostId }).meta({ id: 'WebhookHostReceipt' });

export const WebhookHostPage = page(
  z
    .object({ hostId: HostId, host: z.string(), listedAt: Instant.meta({ description: '真实时间' }) })
    .meta({ id: 'WebhookHostItem' }),
).meta({ id: 'WebhookHostPage' });
