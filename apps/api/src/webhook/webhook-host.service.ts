import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { conflict, type Actor } from '#libs/domain';
import { MatterId } from '#libs/http';
import { listWebhookHost, lockWebhookHosts, removeWebhookHost, withTransaction, type Tx } from '#libs/persistence';
import { CommandIdentityService } from '../command/command-identity.service.js';
import { runOnce, type IdempotentCommand } from '../command/idempotent-command.js';
import { notFound, refused, type ProblemException } from '../problem/problem.exception.js';
import { demandAdministrator } from '../reader/administrator.js';
import { ReaderService } from '../reader/reader.service.js';

/** Keeps the list of hosts to which webhooks may go although they are not on the internet. */
@Injectable()
export class WebhookHostService {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(ReaderService) private readonly reader: ReaderService,
    @Inject(CommandIdentityService) private readonly identities: CommandIdentityService,
  ) {}

  add(accountId: string, idempotencyKey: string, host: string): Promise<{ readonly hostId: string }> {
    const route = 'POST /api/v1/webhook-hosts';
    const identity = this.identities.identify({ accountId, route, idempotencyKey, matterId: null, payload: { host } });
    const hostId = identity.matterId;
    return this.carryOut({ identity, accountId, status: 201, answer: { hostId, host } }, async (tx) => {
      if (!(await listWebhookHost(tx, hostId, host))) throw refused(LISTED);
    });
  }

  remove(accountId: string, idempotencyKey: string, hostId: string): Promise<{ readonly hostId: string }> {
    const route = `POST /api/v1/webhook-hosts/${hostId}/remove`;
    if (!MatterId.safeParse(hostId).success) throw noSuchHost();
    const identity = this.identities.identify({ accountId, route, idempotencyKey, matterId: hostId, payload: {} });
    return this.carryOut({ identity, accountId, status: 200, answer: { hostId } }, async (tx) => {
      if (!(await removeWebhookHost(tx, hostId))) throw noSuchHost();
    });
  }

  private async carryOut(
    command: IdempotentCommand,
    work: (tx: Tx) => Promise<void>,
  ): Promise<{ readonly hostId: string }> {
    await this.reader.read(command.accountId, ({ actor }) => Promise.resolve(demandHostAdministrator(actor)));
    return withTransaction(this.database, 'READ COMMITTED', async (tx) => {
      await lockWebhookHosts(tx);
      const { matterId: hostId } = await runOnce(tx, command, () => work(tx));
      return { hostId };
    });
  }
}

/** Throws a problem where the actor is no system administrator. */
export const demandHostAdministrator = (actor: Actor): void =>
  demandAdministrator(actor, '允许的主机由系统管理员列出。');

const LISTED = conflict('HOST_LISTED', '这个主机已经在允许的主机之中。');
const noSuchHost = (): ProblemException => notFound('允许的主机之中没有这一个。');
