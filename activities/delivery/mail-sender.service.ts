import { Inject, Injectable } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { CONFIG, type Config } from '#libs/config';
import type { Mail } from '#libs/domain';
import type { Sent } from './webhook/index.js';

/** A mail on its way to one person. */
export interface AddressedMail extends Mail {
  readonly deliveryId: string;
  readonly to: string;
  /** The first is 1. */
  readonly tries: number;
}

/** A try in all: less than its workflow waits for. */
const TRY_MS = 20_000;
const WAITS = { connectionTimeout: 5_000, greetingTimeout: 5_000, dnsTimeout: 5_000, socketTimeout: 10_000 };

/** Sends mail by SMTP. */
@Injectable()
export class MailSenderService {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'mail'>) {}

  /** The Message-ID follows from the delivery: a mail that is sent twice is the same, and says which try it is. */
  async send({ deliveryId, to, subject, text, tries }: AddressedMail): Promise<Sent> {
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
      await within(TRY_MS, sent);
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

/** What the server says of recipient or content for good; a wrong password or sender is ours to mend, and tried again. */
const ABOUT_THE_MAIL: readonly (string | undefined)[] = ['RCPT TO', 'DATA'];

/** The server's words may name the recipient: its numbers alone are kept. */
function failureOf(error: unknown): Exclude<Sent, 'DELIVERED'> {
  const { code, originalCode, command, responseCode, permanent } = failure.catch({}).parse(error);
  const said = responseCode === undefined ? [code, originalCode] : [responseCode, command];
  const why = ['SMTP', ...said.filter((part) => part !== undefined)].join(' ');
  return { kind: permanent && ABOUT_THE_MAIL.includes(command) ? 'FINAL' : 'RETRY', why };
}
