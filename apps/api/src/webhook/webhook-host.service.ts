import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { conflict } from '#libs/domain';
import { MatterId } from '#libs/http';
import { listWebhookHost, lockWebhookHosts, removeWebhookHost, withTransaction, type Tx } from '#libs/persistence';
import { runOnce, type IdempotentCommand } from '../command/idempotent-command.js';
import { identifyCommand } from '../command/command-request.js';
import { notFound, type ProblemException } from '../problem/problem.exception.js';
import { ReaderService } from '../reader/reader.service.js';
import { demandHostKeeper } from './department-lead.js';
import { refused } from '../problem/refused.js';

/** The list of hosts to which webhooks may go although they are not on the internet; kept by administrators. */
@Injectable()
export class WebhookHostService {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(ReaderService) private readonly reader: ReaderService,
  ) {}

  add(accountId: string, idempotencyKey: string, host: string): Promise<{ readonly hostId: string }> {
    const route = 'POST /api/v1/webhook-hosts';
    const order = { accountId, route, idempotencyKey, matterId: null, command: 'add', payload: { host } };
    const identity = identifyCommand(order);
    const hostId = identity.matterId;
    return this.carryOut({ identity, accountId, status: 201, answer: { hostId, host } }, async (tx) => {
      if (!(await listWebhookHost(tx, hostId, host))) throw refused(LISTED);
    });
  }

  remove(accountId: string, idempotencyKey: string, hostId: string): Promise<{ readonly hostId: string }> {
    const route = `POST /api/v1/webhook-hosts/${hostId}/remove`;
    if (!MatterId.safeParse(hostId).success) throw noSuchHost();
    const identity = identifyCommand({
      accountId,
      route,
      idempotencyKey,
      matterId: hostId,
      command: 'remove',
      payload: {},
    });
    return this.carryOut({ identity, accountId, status: 200, answer: { hostId } }, async (tx) => {
      if (!(await removeWebhookHost(tx, hostId))) throw noSuchHost();
    });
  }

  private async carryOut(
    order: IdempotentCommand,
    work: (tx: Tx) => Promise<void>,
  ): Promise<{ readonly hostId: string }> {
    await this.reader.read(order.accountId, ({ actor }) => Promise.resolve(demandHostKeeper(actor)));
    await withTransaction(this.database, 'READ COMMITTED', async (tx) => {
      await lockWebhookHosts(tx);
      await runOnce(tx, order, () => work(tx));
    });
    return { hostId: order.identity.matterId };
  }
}

const LISTED = conflict('HOST_LISTED', '这个主机已经在允许的主机之中。');
const noSuchHost = (): ProblemException => notFound('允许的主机之中没有这一个。');
