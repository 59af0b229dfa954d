import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '#libs/config';
import { addDays, localDate } from '#libs/domain';
import {
  calendarLinkOf,
  lockCalendarLink,
  putCalendarLink,
  readActor,
  removeCalendarLink,
  withTransaction,
} from '#libs/persistence';
import { CommandIdentityService } from '../command/command-identity.service.js';
import { runOnce } from '../command/idempotent-command.js';
import { deadlinesIn } from '../me/deadlines-view.js';
import { notFound, tooManyRequests } from '../problem/problem.exception.js';
import { Allowance } from '../rate-limit/allowance.js';
import { ReaderService } from '../reader/reader.service.js';
import { deadlineEvents } from './deadline-events.js';
import { calendarText } from './icalendar.js';

/** Bytes of a token: 256 bits, which nobody guesses. */
const TOKEN_BYTES = 32;
const TOKEN = /^[\w-]{43}$/;
/** Links of one account that this process makes in an hour. */
const AN_HOUR = { name: 'calendar-links', requests: 10, seconds: 3_600 };
/** Days before and after today whose limits a calendar has. */
const BEFORE = 92;
const AFTER = 400;

const ROUTE = 'POST /api/v1/me/calendar-link';

/** Links under which a calendar program fetches somebody's limits. The link alone has the token, the database its hash. */
@Injectable()
export class CalendarLinkService {
  private readonly allowance = new Allowance(AN_HOUR);
  private readonly origin: string;

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(ReaderService) private readonly reader: ReaderService,
    @Inject(CommandIdentityService) private readonly identities: CommandIdentityService,
    @Inject(CONFIG) { signIn }: Pick<Config, 'signIn'>,
  ) {
    this.origin = signIn?.publicUrl ?? '';
  }

  /** Makes the link of an account in place of the one before. Returns its address; null for a repeat, since it is shown once. */
  async make(accountId: string, idempotencyKey: string): Promise<string | null> {
    const { isAllowed, retryAfterSeconds } = await this.allowance.spend(accountId);
    if (!isAllowed) throw tooManyRequests(retryAfterSeconds);
    const order = { accountId, route: ROUTE, idempotencyKey, matterId: null, payload: {} };
    const command = { identity: this.identities.identify(order), accountId, status: 201, answer: {} };
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const { isNew } = await withTransaction(this.database, 'READ COMMITTED', async (tx) => {
      await lockCalendarLink(tx, accountId);
      return runOnce(tx, command, () => putCalendarLink(tx, accountId, hashOf(token)));
    });
    return isNew ? `${this.origin}/calendars/${token}.ics` : null;
  }

  /** Revokes the link of an account; it opens nothing any more. */
  revoke(accountId: string): Promise<void> {
    return removeCalendarLink(this.database, accountId);
  }

  /**
   * Writes the calendar of a token: what its account may see now. Throws 404 for a token that is unknown or revoked, and for
   * an account that is closed.
   */
  async calendar(token: string): Promise<string> {
    const account = TOKEN.test(token) ? await calendarLinkOf(this.database, hashOf(token)) : null;
    if (account === null || !(await readActor(this.database, account))) throw noSuchCalendar();
    return this.reader.read(account, async (snapshot) => {
      const { now } = snapshot.time;
      const today = localDate(now);
      const found = await deadlinesIn(snapshot, addDays(today, -BEFORE), addDays(today, AFTER));
      return calendarText('政务数据共享期限', now, deadlineEvents(found));
    });
  }
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

const noSuchCalendar = () => notFound('没有这个日历，或者订阅地址已经作废。', 'token');
