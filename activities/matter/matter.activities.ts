import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  statusOf,
  type CommandRequest,
  type MatterActivities,
  type MatterMessage,
  type MatterStatus,
  type ReactionRequest,
  type TransitionResult,
} from '#libs/contracts';
import {
  answerAgain,
  handle,
  passTime,
  processNamed,
  react,
  type Answer,
  type Context,
  type Instant,
  type Outcome,
  type Process,
} from '#libs/domain';
import {
  allocateNumber,
  findCommand,
  isTransient,
  readContext,
  readPlatformTime,
  readTimeContext,
  saveCommand,
  withTransaction,
  type PlatformTime,
  type Tx,
} from '#libs/persistence';
import { LockedMatter } from './locked-matter.js';

/** Moves a matter: one PostgreSQL transaction (architecture §2), asked for by the matter's workflow. */
@Injectable()
export class MatterActivitiesService implements MatterActivities {
  private readonly log = new Logger(MatterActivitiesService.name);

  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  /**
   * Safe to repeat: the command table answers a repetition, and time that has passed is not passed again. Throws only
   * what is worth trying again; a defect fails its one command, and the matter goes on.
   */
  async transition(processName: string, matterId: string, message: MatterMessage): Promise<TransitionResult> {
    const process = processNamed(processName);
    try {
      return await withTransaction(this.database, 'READ COMMITTED', async (tx) => {
        const locked = await LockedMatter.lock(tx, process, matterId);
        switch (message.kind) {
          case 'act':
            return this.act(tx, process, matterId, locked, message);
          case 'reaction':
            return this.react(tx, process, matterId, locked, message);
          case 'timePassed':
            return this.passTime(tx, process, locked);
        }
      });
    } catch (error) {
      if (isTransient(error)) throw error;
      this.alert(matterId, nameOf(message), error);
      return { outcome: 'DEFECT', answer: null, now: await this.readNow(process, matterId) };
    }
  }

  private async act(
    tx: Tx,
    process: Process,
    matterId: string,
    locked: LockedMatter,
    act: CommandRequest,
  ): Promise<TransitionResult> {
    const { id, accountId, requestHash } = act;
    const repeated = await this.repeated(tx, locked, id, requestHash);
    if (repeated) return repeated;
    const command = { name: act.command, payload: act.payload };
    const received = { at: act.receivedAt, epoch: act.clockEpoch };
    const matter = await locked.matter();
    const context = await readContext(tx, process, matter, { command, accountId, received });
    const outcome = handle(process, matterId, matter, command, context);
    if (!outcome.ok) {
      const { code, clause } = outcome.refusal;
      this.log.log({ msg: 'refused', matterId, accountId, command: act.command, code, clause });
    }
    const identity = { id, accountId, requestHash, receivedAt: act.receivedAt };
    return this.conclude(tx, matterId, locked, outcome, identity, context);
  }

  /** What another matter did is taken once; nobody gave it as a command, so nobody's office is asked. */
  private async react(
    tx: Tx,
    process: Process,
    matterId: string,
    locked: LockedMatter,
    reaction: ReactionRequest,
  ): Promise<TransitionResult> {
    const { id } = reaction;
    const repeated = await this.repeated(tx, locked, id, id);
    if (repeated) return repeated;
    const context = await readTimeContext(tx);
    const outcome = react(process, matterId, await locked.matter(), reaction, context);
    // Nobody foresaw it: once a person has seen to it, it is judged afresh.
    if (!outcome.ok) return { outcome: 'REFUSED', answer: outcome, now: locked.now(context.time) };
    const identity = { id, accountId: null, requestHash: id, receivedAt: null };
    return this.conclude(tx, matterId, locked, outcome, identity, context);
  }

  private async repeated(
    tx: Tx,
    locked: LockedMatter,
    id: string,
    requestHash: string,
  ): Promise<TransitionResult | null> {
    const known = await findCommand(tx, id);
    if (!known) return null;
    const answer = answerAgain(known, requestHash);
    return { outcome: 'REPEATED', answer, now: locked.now(await readPlatformTime(tx)) };
  }

  /** Writes down what was decided, and the answer by which a repetition is known. */
  private async conclude(
    tx: Tx,
    matterId: string,
    locked: LockedMatter,
    outcome: Outcome,
    { receivedAt, ...command }: Identity,
    context: Context & { readonly time: PlatformTime },
  ): Promise<TransitionResult> {
    const { now, time } = context;
    let answer: Answer;
    if (!outcome.ok) answer = outcome;
    else {
      const created = (await locked.matter()) === null;
      const number = outcome.numbered && (await allocateNumber(tx, outcome.numbered));
      const concluded = outcome.conclude(number);
      for (const defect of concluded.defects) this.alert(matterId, 'timePassed', defect);
      await locked.take(concluded, { commandId: command.id, receivedAt }, context);
      answer = { ok: true, created, receipt: locked.receipt() };
    }
    await saveCommand(tx, { ...command, matterId, status: statusOf(answer), answer, recordedAt: now });
    return { outcome: answer.ok ? 'DONE' : 'REFUSED', answer, now: locked.now(time) };
  }

  private async passTime(tx: Tx, process: Process, locked: LockedMatter): Promise<TransitionResult> {
    const context = await readTimeContext(tx);
    const before = await locked.matter();
    if (!before) return { outcome: 'NOT_YET', answer: null, now: null };
    const { events, matter, defects } = passTime(process, before, context);
    if (events.length > 0) {
      const origin = { commandId: locked.timePassedId(), receivedAt: null };
      await locked.take({ events, matter }, origin, context);
    }
    for (const defect of defects) this.alert(matter.matterId, 'timePassed', defect);
    const outcome = defects.length > 0 ? 'DEFECT' : events.length > 0 ? 'DONE' : 'NOT_YET';
    return { outcome, answer: null, now: locked.now(context.time) };
  }

  private readNow(process: Process, matterId: string): Promise<MatterStatus | null> {
    return withTransaction(this.database, 'READ COMMITTED', async (tx) => {
      const locked = await LockedMatter.lock(tx, process, matterId);
      return locked.now(await readPlatformTime(tx));
    });
  }

  private alert(matterId: string, command: string, error: unknown): void {
    this.log.error({ msg: 'defect: the command failed, the matter goes on', matterId, command, err: error });
  }
}

/** By what a repetition of a command is known, and whose it is; the system's own have no account. */
interface Identity {
  readonly id: string;
  readonly accountId: string | null;
  readonly requestHash: string;
  readonly receivedAt: Instant | null;
}

function nameOf(message: MatterMessage): string {
  switch (message.kind) {
    case 'act':
      return message.command;
    case 'reaction':
      return message.reaction;
    case 'timePassed':
      return message.kind;
  }
}
