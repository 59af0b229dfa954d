import { Inject, Injectable } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { CONFIG, type Config } from '#libs/config';
import type { Mail } from '#libs/domain';
import type { SendResult } from './webhook/index.js';

/** A mail with the address of its one recipient. */
export interface AddressedMail extends Mail {
  readonly deliveryId: string;
  /** Mail address of the recipient. */
  readonly to: string;
  /** Number of this attempt, from 1. */
  readonly tries: number;
}

/** Timeout of one attempt. Must stay below ATTEMPT_TIMEOUT (30 s) of the delivery workflow. */
const ATTEMPT_MS = 20_000;
const WAITS = { connectionTimeout: 5_000, greetingTimeout: 5_000, dnsTimeout: 5_000, socketTimeout: 10_000 };

/** Sends mail by SMTP. */
@Injectable()
export class MailSenderService {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'mail'>) {}

  /** Sends one mail. Its Message-ID follows from the delivery, so that a mail that is sent twice is recognised. */
  async send({ deliveryId, to, subject, text, tries }: AddressedMail): Promise<SendResult> {
    const { mail } = this.config;
    if (!mail) return { kind: 'RETRY', why: 'SMTP_URL is not set' };
    const transport = createTransport({
      url: mail.smtpUrl,
      disableFileAccess: true,
      disableUrlAccess: true,
      ...WAITS,
    });
    try {
      const sent = transport.sendMail({
        from: mail.from,
        to: { name: '', address: to },
        subject,
        text,
        messageId: `<${deliveryId}@${domainOf(mail.from)}>`,
        headers: {
          'Auto-Submitted': 'auto-generated',
          'X-Zhengshu-Delivery': `${deliveryId}; try=${String(tries)}${tries > 1 ? '; repeated' : ''}`,
        },
      });
      await within(ATTEMPT_MS, sent);
      return 'DELIVERED';
    } catch (error) {
      return failureOf(error);
    } finally {
      transport.close();
    }
  }
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too long')), ms);
  });
  try {
    await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

const failure = z.object({
  code: z.string().optional(),
  originalCode: z.string().optional(),
  command: z.string().optional(),
  responseCode: z.number().optional(),
  permanent: z.boolean().optional(),
});

/** SMTP commands whose permanent failure is final. After others, as a wrong password, an administrator can help. */
const FINAL_COMMANDS: readonly (string | undefined)[] = ['RCPT TO', 'DATA'];

/** Keeps the server's codes alone, since its words may name the recipient. */
function failureOf(error: unknown): Exclude<SendResult, 'DELIVERED'> {
  const { code, originalCode, command, responseCode, permanent } = failure.catch({}).parse(error);
  const said = responseCode === undefined ? [code, originalCode] : [responseCode, command];
  const why = ['SMTP', ...said.filter((part) => part !== undefined)].join(' ');
  return { kind: permanent && FINAL_COMMANDS.includes(command) ? 'FINAL' : 'RETRY', why };
}
