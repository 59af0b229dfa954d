import { z } from 'zod';
import { mailAddress, NOTIFICATION_DELIVERIES } from '#libs/domain';

const EXAMPLE = { email: 'm4.handler@example.org', delivery: 'DIGEST' };

export const NotificationPreferenceBody = z
  .strictObject({
    email: mailAddress('应为电子邮件地址').nullable().meta({
      description: '电子邮件地址，域名可以是中文的(答复中为其 xn-- 形式)；null：只在平台内查看',
    }),
    delivery: z.enum(NOTIFICATION_DELIVERIES).meta({
      description:
        'AT_ONCE 逐条即时发送；DIGEST 每个工作日开始时汇总发送，法定期限最后一个工作日及其后的预警仍即时发送',
    }),
  })
  .meta({ id: 'NotificationPreferenceBody', example: EXAMPLE });
export type NotificationPreferenceBody = z.output<typeof NotificationPreferenceBody>;

export const NotificationPreference = z
  .object(NotificationPreferenceBody.shape)
  .meta({ id: 'NotificationPreference', example: EXAMPLE });
