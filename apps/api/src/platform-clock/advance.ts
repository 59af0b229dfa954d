import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { KEY_REUSED } from '#libs/contracts';
import { conflict, rule, type Instant, type Refusal } from '#libs/domain';
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
import { identify, type Identity } from '../command/order.js';
import { problemOf } from '../problem/problem-of.js';
import { ProblemException } from '../problem/problem.exception.js';

const ROUTE = 'POST /api/v1/platform-clock/advance';
const ACCEPTED = 202;

/** Sends the rehearsal clock to a later instant; a repeated order under the same key is the same advance. */
@Injectable()
export class Advance {
  private readonly log = new Logger(Advance.name);

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(RehearsalClock) private readonly clock: RehearsalClock,
  ) {}

  /** Answers once the goal is kept and somebody is on the way. Throws a problem where the clock is not to be moved. */
  async begin(accountId: string, idempotencyKey: string, to: Instant): Promise<Platform> {
    const order = { accountId, route: ROUTE, idempotencyKey, matterId: null, command: 'advance', payload: { to } };
    const identity = identify(order);
    const kept = await withTransaction(this.database, 'READ COMMITTED', (tx) => keep(tx, identity, accountId, to));
    if ('kind' in kept) throw new ProblemException(problemOf(kept));
    if (kept.advanceId === identity.matterId) await this.start(identity.matterId);
    return kept;
  }

  private async start(advanceId: string): Promise<void> {
    try {
      await this.clock.start(advanceId);
    } catch (error) {
      this.log.error({ msg: 'the rehearsal clock did not start', advanceId, err: error });
      const detail = '目标时刻已经记下,但时钟是否开始拨动未知,请用同一个 Idempotency-Key 重试。';
      throw new ProblemException(problem({ status: 504, code: 'OUTCOME_UNKNOWN', detail }));
    }
  }
}

async function keep(tx: Tx, identity: Identity, accountId: string, to: Instant): Promise<Platform | Refusal> {
  const { commandId, matterId: advanceId, requestHash } = identity;
  await lockCalendarExclusive(tx);
  const known = await findCommand(tx, commandId);
  const platform = await readPlatform(tx);
  if (known) return known.requestHash === requestHash || KEY_REUSED.ok ? platform : KEY_REUSED.refusal;
  if (to <= platform.now) return rule('NOT_LATER', '', '演练时钟只能向前拨,目标时刻应晚于平台现在的时刻。', toField);
  const begun = await beginAdvance(tx, advanceId, to);
  if (!begun) return conflict('ADVANCE_UNDER_WAY', '演练时钟正在拨动,请等它到达后再拨。');
  const answer = { advanceId, to };
  const { now: recordedAt } = platform;
  await saveCommand(tx, {
    id: commandId,
    matterId: advanceId,
    accountId,
    requestHash,
    status: ACCEPTED,
    answer,
    recordedAt,
  });
  return readPlatform(tx);
}

const toField = [{ field: 'to', message: '应晚于平台现在的时刻' }];
