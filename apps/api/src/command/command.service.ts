import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CommandRequest } from '#libs/contracts';
import { answerAgain, factsFor, handle, type Answer, type Matter, type Process, type Refusal } from '#libs/domain';
import {
  findCommand,
  isTransient,
  readCommandWorld,
  readFacts,
  withTransaction,
  type CommandWorld,
  type Tx,
} from '#libs/persistence';
import { MatterClient } from '#libs/temporal';
import { BudgetExceededError, withinBudget } from '#libs/watchdog';
import { markReplayed } from '../request/request-context.js';
import { CommandIdentityService } from './command-identity.service.js';
import type { CommandIdentity, HttpCommand } from './command-request.js';
import type { CommandResult } from './command-result.js';
import { CommandsUnderWay } from './commands-under-way.js';
import { ownMatter } from './own-matter.js';

/** The answer that is stored, a refusal of the rules at present, or the Update to send. */
type FirstLook = { readonly stored: Answer } | { readonly refusal: Refusal } | { readonly act: CommandRequest };

/** Timeouts of the attempts. With the look-up before them they stay within the 15 s in which a client is answered. */
const ATTEMPTS_MS = [7_000, 5_000] as const;

/** Passes a command through the API (architecture §1): stored answer, early refusal, or the matter's workflow. */
@Injectable()
export class CommandService {
  private readonly log = new Logger(CommandService.name);
  private readonly underWay = new CommandsUnderWay<CommandResult>();

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(MatterClient) private readonly matters: MatterClient,
    @Inject(CommandIdentityService) private readonly identities: CommandIdentityService,
  ) {}

  give(process: Process, order: HttpCommand): Promise<CommandResult> {
    const identity = this.identities.identify(order);
    return this.underWay.share(identity, () => this.pass(process, order, identity));
  }

  private async pass(process: Process, order: HttpCommand, identity: CommandIdentity): Promise<CommandResult> {
    const look = await this.look(process, order, identity).catch((error: unknown) => {
      if (!isTransient(error)) throw error;
      this.log.warn({ msg: 'the database does not answer', err: error });
      return null;
    });
    if (!look) return { kind: 'UNAVAILABLE' };
    if ('stored' in look) return { kind: 'ANSWERED', answer: look.stored };
    if ('refusal' in look) return { kind: 'ANSWERED', answer: { ok: false, refusal: look.refusal } };
    const { act } = look;
    return this.underWay.inTurn(identity, () => this.send(process, identity, act), { kind: 'BUSY' });
  }

  /**
   * Reads the stored answer, an early refusal without Temporal, or else the Update to send. The transition judges again
   * what passes, so a look without a transaction is enough; a refusal must be true of one instant, so it is looked at
   * again in one snapshot.
   */
  private async look(process: Process, order: HttpCommand, identity: CommandIdentity): Promise<FirstLook> {
    const look = (tx: Tx): Promise<FirstLook> => this.lookIn(tx, process, order, identity);
    const first = await look(this.database.manager);
    if (!('refusal' in first)) return first;
    const second = await withTransaction(this.database, 'REPEATABLE READ', look);
    if ('refusal' in second) {
      const { accountId, command } = order;
      const { code, clause } = second.refusal;
      this.log.log({ msg: 'refused', matterId: identity.matterId, accountId, command, code, clause });
    }
    return second;
  }

  /** Looks once. */
  private async lookIn(tx: Tx, process: Process, order: HttpCommand, identity: CommandIdentity): Promise<FirstLook> {
    const { commandId: id, matterId, requestHash } = identity;
    const { accountId, command, payload } = order;
    const { known, world } = await readCommandWorld(tx, accountId, id);
    if (known) {
      if (known.requestHash === requestHash) markReplayed();
      return { stored: answerAgain(known, requestHash) };
    }
    const matter = await ownMatter(tx, process, matterId, world);
    const refusal = await this.refusedEarly(tx, process, identity, matter, order, world);
    if (refusal) return { refusal };
    const { now: receivedAt, epoch: clockEpoch } = world.time;
    return { act: { kind: 'act', id, command, payload, accountId, requestHash, receivedAt, clockEpoch } };
  }

  /** The refusal of the rules at present. A rule that throws is left to the transition, which reports the defect. */
  private async refusedEarly(
    tx: Tx,
    process: Process,
    { matterId }: CommandIdentity,
    matter: Matter | null,
    { command: name, payload }: HttpCommand,
    world: CommandWorld,
  ): Promise<Refusal | null> {
    const command = { name, payload };
    try {
      const facts = await readFacts(tx, factsFor(process, command, matter, world), world, 'LOOK');
      const outcome = withinBudget(`${process.process} ${name}`, () =>
        handle(process, matterId, matter, command, { ...world, facts }),
      );
      return outcome.ok ? null : outcome.refusal;
    } catch (error) {
      if (isTransient(error) || error instanceof BudgetExceededError) throw error;
      return null;
    }
  }

  /**
   * Sends the Update. On an error the outcome is unknown: looks up the stored answer, sends once more, then gives up.
   */
  private async send(process: Process, identity: CommandIdentity, act: CommandRequest): Promise<CommandResult> {
    const { matterId } = identity;
    for (const timeoutMs of ATTEMPTS_MS) {
      try {
        const { outcome, answer } = await this.matters.send(process.process, matterId, act, timeoutMs);
        return answer ? { kind: 'ANSWERED', answer } : { kind: outcome === 'DEFECT' ? 'DEFECT' : 'UNKNOWN' };
      } catch (error) {
        this.log.warn({ msg: 'the outcome of a command is unknown', matterId, command: act.command, err: error });
        const answer = await this.answerOf(identity);
        if (answer) return { kind: 'ANSWERED', answer };
      }
    }
    return { kind: 'UNKNOWN' };
  }

  /** The stored answer of a command; null where there is none yet or the database does not answer. */
  private async answerOf({ commandId, requestHash }: CommandIdentity): Promise<Answer | null> {
    try {
      const known = await findCommand(this.database, commandId);
      return known && answerAgain(known, requestHash);
    } catch (error) {
      if (!isTransient(error)) throw error;
      this.log.warn({ msg: 'the database does not answer', err: error });
      return null;
    }
  }
}
