import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { conflict, KEY_REUSED, type Instant, type Refusal } from '#libs/domain';
import { problem } from '#libs/http';
import {
  beginAdvance,
  findCommand,
  lockCalendarExclusive,
  readPlatform,
  saveCommand,
  withTransaction,
  type Platform,
  type Tx,
} from '#libs/persistence';
import { RehearsalClock } from '#libs/temporal';
import { identifyCommand, type CommandIdentity } from '../command/command-request.js';
import { ProblemException } from '../problem/problem.exception.js';
import { refused } from '../problem/refused.js';

const ROUTE = 'POST /api/v1/platform-clock/advance';
const ACCEPTED = 202;

/** Sends the rehearsal clock to a later instant; a repeated order under the same key is the same advance. */
@Injectable()
export class AdvanceService {
  private readonly log = new Logger(AdvanceService.name);

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(RehearsalClock) private readonly clock: RehearsalClock,
  ) {}

  /** Answers once the goal is kept and somebody is on the way. Throws a problem where the clock is not to be moved. */
  async begin(accountId: string, idempotencyKey: string, to: Instant): Promise<Platform> {
    const order = { accountId, route: ROUTE, idempotencyKey, matterId: null, command: 'advance', payload: { to } };
    const identity = identifyCommand(order);
    const kept = await withTransaction(this.database, 'READ COMMITTED', (tx) => keep(tx, identity, accountId, to));
    if ('kind' in kept) throw refused(kept);
    if (kept.advanceId === identity.matterId) await this.start(identity.matterId);
    return kept;
  }

  private async start(advanceId: string): Promise<void> {
    try {
      await this.clock.start(advanceId);
    } catch (error) {
      this.log.error({ msg: 'the rehearsal clock did not start', advanceId, err: error });
      const detail = '目标时刻已经记下，但时钟是否开始拨动未知，请用同一个 Idempotency-Key 重试。';
      throw new ProblemException(problem({ status: 504, code: 'OUTCOME_UNKNOWN', detail }));
    }
  }
}

/** Keeps the goal, unless the order was given before. The clock stands still from here on. */
async function keep(tx: Tx, identity: CommandIdentity, accountId: string, to: Instant): Promise<Platform | Refusal> {
  const { commandId: id, matterId: advanceId, requestHash } = identity;
  await lockCalendarExclusive(tx);
  const known = await findCommand(tx, id);
  const platform = await readPlatform(tx);
  if (known) return known.requestHash === requestHash ? platform : KEY_REUSED.refusal;
  if (to <= platform.now) return NOT_LATER;
  if (!(await beginAdvance(tx, advanceId, to))) return UNDER_WAY;
  const order = { id, matterId: advanceId, accountId, requestHash };
  await saveCommand(tx, { ...order, status: ACCEPTED, answer: { advanceId, to }, recordedAt: platform.now });
  return readPlatform(tx);
}

const UNDER_WAY = conflict('ADVANCE_UNDER_WAY', '演练时钟正在拨动，请等它到达后再拨。');
const NOT_LATER: Refusal = {
  kind: 'RULE',
  code: 'NOT_LATER',
  message: '演练时钟只能向前拨。',
  fields: [{ field: 'to', message: '应晚于平台现在的时刻' }],
};
