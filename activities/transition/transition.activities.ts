import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { statusOf, type Act, type MatterActivities, type Message, type Now, type Transit } from '#libs/contracts';
import { answerAgain, handle, passTime, processNamed, type Answer, type Context, type Process } from '#libs/domain';
import {
  allocateNumber,
  findCommand,
  isTransient,
  readContext,
  readPlatformTime,
  readTimeContext,
  saveCommand,
  withTransaction,
  type Tx,
} from '#libs/persistence';
import { LockedMatter } from './locked-matter.js';

/** Moves a matter: one PostgreSQL transaction (architecture §2), asked for by the matter's workflow. */
@Injectable()
export class Transition implements MatterActivities {
  private readonly log = new Logger(Transition.name);

  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  /**
   * Safe to repeat: the command table answers a repetition, and time that has passed is not passed again. Throws only
   * what is worth trying again; a defect fails its one command, and the matter goes on.
   */
  async transition(processName: string, matterId: string, message: Message): Promise<Transit> {
    const process = processNamed(processName);
    try {
      return await withTransaction(this.database, 'READ COMMITTED', async (tx) => {
        const locked = await LockedMatter.lock(tx, process, matterId);
        return message.kind === 'act'
          ? this.act(tx, process, matterId, locked, message)
          : this.passTime(tx, process, locked);
      });
    } catch (error) {
      if (isTransient(error)) throw error;
      this.alert(matterId, message, error);
      return { outcome: 'DEFECT', answer: null, now: await this.readNow(process, matterId) };
    }
  }

  private async act(tx: Tx, process: Process, matterId: string, locked: LockedMatter, act: Act): Promise<Transit> {
    const known = await findCommand(tx, act.id);
    if (known) {
      const answer = answerAgain(known, act.requestHash);
      return { outcome: 'REPEATED', answer, now: locked.now(await readPlatformTime(tx)) };
    }
    const command = { name: act.command, payload: act.payload };
    const received = { at: act.receivedAt, epoch: act.clockEpoch };
    const matter = await locked.matter();
    const context = await readContext(tx, process, matter, { command, accountId: act.accountId, received });
    const answer = await this.decide(tx, process, matterId, locked, act, context);
    const { id, accountId, requestHash } = act;
    await saveCommand(tx, {
      id,
      matterId,
      accountId,
      requestHash,
      status: statusOf(answer),
      answer,
      recordedAt: context.now,
    });
    return { outcome: answer.ok ? 'DONE' : 'REFUSED', answer, now: locked.now(context.time) };
  }

  private async decide(
    tx: Tx,
    process: Process,
    matterId: string,
    locked: LockedMatter,
    act: Act,
    context: Context,
  ): Promise<Answer> {
    const matter = await locked.matter();
    const outcome = handle(process, matterId, matter, { name: act.command, payload: act.payload }, context);
    if (!outcome.ok) {
      const { code, clause } = outcome.refusal;
      this.log.log({ msg: 'refused', matterId, accountId: act.accountId, command: act.command, code, clause });
      return { ok: false, refusal: outcome.refusal };
    }
    const number = outcome.numbered && (await allocateNumber(tx, outcome.numbered));
    const concluded = outcome.conclude(number);
    for (const defect of concluded.defects) this.alert(matterId, { kind: 'timePassed' }, defect);
    await locked.take(concluded, { commandId: act.id, receivedAt: act.receivedAt }, context.now);
    return { ok: true, created: matter === null, receipt: locked.receipt() };
  }

  private async passTime(tx: Tx, process: Process, locked: LockedMatter): Promise<Transit> {
    const context = await readTimeContext(tx);
    const before = await locked.matter();
    if (!before) return { outcome: 'NOT_YET', answer: null, now: null };
    const { events, matter, defects } = passTime(process, before, context);
    if (events.length > 0) {
      const origin = { commandId: locked.timePassedId(), receivedAt: null };
      await locked.take({ events, matter }, origin, context.now);
    }
    for (const defect of defects) this.alert(matter.matterId, { kind: 'timePassed' }, defect);
    const outcome = defects.length > 0 ? 'DEFECT' : events.length > 0 ? 'DONE' : 'NOT_YET';
    return { outcome, answer: null, now: locked.now(context.time) };
  }

  private readNow(process: Process, matterId: string): Promise<Now | null> {
    return withTransaction(this.database, 'READ COMMITTED', async (tx) => {
      const locked = await LockedMatter.lock(tx, process, matterId);
      return locked.now(await readPlatformTime(tx));
    });
  }

  private alert(matterId: string, message: Message, error: unknown): void {
    const command = message.kind === 'act' ? message.command : message.kind;
    this.log.error({ msg: 'defect: the command failed, the matter goes on', matterId, command, err: error });
  }
}
