import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { conflict, forbidden } from '#libs/domain';
import { MatterId } from '#libs/http';
import {
  lockDelivery,
  readActor,
  readDelivery,
  reviveDelivery,
  withTransaction,
  type DeliveryEyes,
  type DeliveryItem,
  type Tx,
} from '#libs/persistence';
import { CommandIdentityService } from '../command/command-identity.service.js';
import { runOnce } from '../command/idempotent-command.js';
import { unauthorized } from '../identity/unauthorized.js';
import { operates } from '../reader/administrator.js';
import type { Snapshot } from '../reader/reader.service.js';
import { notFound, refused } from '../problem/problem.exception.js';

const ACCEPTED = 202;

/**
 * Operators see all deliveries, other actors those to themselves and to the systems of the departments among whose people
 * they are.
 */
export const deliveryEyesOf = ({ actor, scope }: Snapshot): DeliveryEyes =>
  operates(actor) ? 'ALL' : { account: actor.accountId, departments: scope.own };

/** Sends deliveries again that were given up. */
@Injectable()
export class DeliveryService {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(CommandIdentityService) private readonly identities: CommandIdentityService,
  ) {}

  /** Revives a delivery, once per key. Throws 403 where the actor is no operator, 409 where it was not given up. */
  resend(accountId: string, idempotencyKey: string, id: string): Promise<DeliveryItem> {
    const route = `POST /api/v1/deliveries/${id}/resend`;
    return withTransaction(this.database, 'READ COMMITTED', async (tx) => {
      const before = await this.found(tx, accountId, id);
      const identity = this.identities.identify({ accountId, route, idempotencyKey, matterId: before.id, payload: {} });
      const command = { identity, accountId, status: ACCEPTED, answer: { deliveryId: before.id } };
      await runOnce(tx, command, async () => {
        if (!(await reviveDelivery(tx, before.id))) throw refused(NOT_DEAD);
      });
      return (await readDelivery(tx, before.id)) ?? before;
    });
  }

  /** Locks the delivery until the transaction ends, so that a repeat waits for the first. */
  private async found(tx: Tx, accountId: string, id: string): Promise<DeliveryItem> {
    const actor = await readActor(tx, accountId);
    if (!actor) throw unauthorized('ACCOUNT_UNKNOWN');
    if (!operates(actor)) throw refused(forbidden('NOT_YOUR_OFFICE', '重发属于平台运维人员的岗位职责。'));
    const before = MatterId.safeParse(id).success && (await lockDelivery(tx, id)) ? await readDelivery(tx, id) : null;
    if (!before) throw notFound('没有这次发送。');
    return before;
  }
}

const NOT_DEAD = conflict('NOT_DEAD', '只有已放弃的发送才需要重发，请查看它的状态。');
