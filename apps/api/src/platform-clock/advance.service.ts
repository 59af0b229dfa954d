import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { conflict, type Instant, type Refusal } from '#libs/domain';
import {
  beginAdvance,
  lockCalendarExclusive,
  moveOn,
  readPlatform,
  withTransaction,
  type Platform,
} from '#libs/persistence';
import { RehearsalClockClient } from '#libs/temporal';
import { CommandIdentityService } from '../command/command-identity.service.js';
import { runOnce } from '../command/idempotent-command.js';
import { outcomeUnknown, refused } from '../problem/problem.exception.js';

const ROUTE = 'POST /api/v1/platform-clock/advance';
const ACCEPTED = 202;

/** Sends the rehearsal clock to a later instant; a repeated request under the same key is the same advance. */
@Injectable()
export class AdvanceService {
  private readonly log = new Logger(AdvanceService.name);

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(RehearsalClockClient) private readonly clock: RehearsalClockClient,
    @Inject(CommandIdentityService) private readonly identities: CommandIdentityService,
  ) {}

  /**
   * Records the goal and moves the clock on: to the goal, or to an instant before it at which matters are due, where it
   * stands still. The workflow moves it further and sets the timers at the goal. Throws a problem where another advance
   * is under way, the goal is not later than now, or the workflow may not have started.
   */
  async begin(accountId: string, idempotencyKey: string, to: Instant): Promise<Platform> {
    const order = { accountId, route: ROUTE, idempotencyKey, matterId: null, payload: { to } };
    const identity = this.identities.identify(order);
    const { matterId: id } = identity;
    const platform = await withTransaction(this.database, 'READ COMMITTED', async (tx) => {
      await lockCalendarExclusive(tx);
      const command = { identity, accountId, status: ACCEPTED, answer: { advanceId: id, to } };
      await runOnce(tx, command, async () => {
        if (to <= (await readPlatform(tx)).now) throw refused(NOT_LATER);
        if (!(await beginAdvance(tx, id, to))) throw refused(UNDER_WAY);
        await moveOn(tx, to);
      });
      return readPlatform(tx);
    });
    await this.start(id);
    return platform;
  }

  private async start(advanceId: string): Promise<void> {
    try {
      await this.clock.start(advanceId);
    } catch (error) {
      this.log.error({ msg: 'the rehearsal clock did not start', advanceId, err: error });
      throw outcomeUnknown('目标时刻已经记下，但时钟是否开始拨动未知，请用同一个 Idempotency-Key 重试。');
    }
  }
}

const UNDER_WAY = conflict('ADVANCE_UNDER_WAY', '演练时钟正在拨动，请等它到达后再拨。');
const NOT_LATER: Refusal = {
  kind: 'RULE',
  code: 'NOT_LATER',
  message: '演练时钟只能向前拨。',
  fields: [{ field: 'to', message: '应晚于平台现在的时刻' }],
};
