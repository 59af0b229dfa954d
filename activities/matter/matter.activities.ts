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
  deliveryPlan,
  factsFor,
  handle,
  instantOfAct,
  passTime,
  processNamed,
  projectStep,
  NO_FACTS,
  react,
  type Answer,
  type Context,
  type Instant,
  type Matter,
  type ActOutcome,
  type Process,
  type Step,
  type StepProjection,
} from '#libs/domain';
import {
  allocateNumber,
  appendEvents,
  Changes,
  changing,
  citeDocuments,
  isTransient,
  lettersOf,
  post,
  postDeliveries,
  readCommandWorld,
  readFacts,
  readPlatformTime,
  readTimeContext,
  saveCommand,
  saveProjection,
  withTransaction,
  type CommandWorld,
  type StoredCommand,
  type StoredEvent,
  type Tx,
} from '#libs/persistence';
import { withinBudget } from '#libs/watchdog';
import { LockedMatter } from './locked-matter.js';

/** Moves matters: each transition is one PostgreSQL transaction (architecture §2), which the workflow requests. */
@Injectable()
export class MatterActivitiesService implements MatterActivities {
  private readonly log = new Logger(MatterActivitiesService.name);

  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  /**
   * Safe to repeat: the command table answers a repetition, and a deadline is recorded as passed once. Throws only
   * failures that a retry may overcome; a defect fails its one command, and the matter goes on.
   */
  async transition(processName: string, matterId: string, message: MatterMessage): Promise<TransitionResult> {
    const process = processNamed(processName);
    try {
      return await withTransaction(this.database, 'READ COMMITTED', (tx) =>
        message.kind === 'timePassed' ? this.passTime(tx, process, matterId) : this.act(tx, process, matterId, message),
      );
    } catch (error) {
      if (isTransient(error)) throw error;
      this.alert(matterId, nameOf(message), error);
      return { outcome: 'DEFECT', answer: null, now: await this.readStatus(process, matterId) };
    }
  }

  /**
   * Applies reactions to matters for which no workflow waits, all in one transaction or none; those that are applied
   * already stay. Throws where one is refused.
   */
  async applyAll(reactions: readonly AppliedReaction[]): Promise<void> {
    await withTransaction(this.database, 'READ COMMITTED', async (tx) => {
      for (const { process, matterId, ...reaction } of reactions) {
        const { answer } = await this.act(tx, processNamed(process), matterId, { kind: 'reaction', ...reaction });
        if (!answer?.ok) throw new Error(`${process} ${matterId} ${reaction.reaction}: ${JSON.stringify(answer)}`);
      }
    });
  }

  /** Acts on a person's command, or on an effect of another matter: the steps of a transition (architecture §1). */
  private async act(
    tx: Tx,
    process: Process,
    matterId: string,
    request: CommandRequest | ReactionRequest,
  ): Promise<TransitionResult> {
    const key = idempotencyKeyOf(request);

    // 1. Lock the calendar (shared) and the matter.
    const locked = await LockedMatter.lock(tx, process, matterId);

    // 2. Read platform time, calendar, actor and the stored answer. Known? Then give that answer again.
    const { known, world } = await readCommandWorld(tx, key.accountId, key.id);
    if (known)
      return { outcome: 'REPEATED', answer: answerAgain(known, key.requestHash), now: locked.status(world.time) };

    // 3. Load the matter; null before its first event.
    const before = await locked.load();

    // 4. Read the facts that the command asks for.
    // 5. Ask the rules: `handle` for a command, `react` for an effect.
    const { context, outcome } =
      request.kind === 'act'
        ? await judgeCommand(tx, process, matterId, before, request, world)
        : judgeEffect(process, matterId, before, request, world);
    const changes = new Changes();
    let recorded: Recorded | null = null;
    let answer: Answer;
    if (!outcome.ok) {
      answer = outcome;
      // A refused effect is a fault that a person mends. It is not stored, so that it is judged afresh afterwards.
      if (request.kind === 'reaction') return { outcome: 'REFUSED', answer, now: locked.status(world.time) };
      const { code, clause } = outcome.refusal;
      this.log.log({ msg: 'refused', matterId, accountId: key.accountId, command: request.command, code, clause });
    } else {
      // 6. Assign the number, if the command gives the matter one, and conclude the events.
      const number = outcome.numbered && (await allocateNumber(tx, outcome.numbered));
      const step = withinBudget(`${process.process} conclude`, () => outcome.conclude(number));
      for (const defect of step.defects) this.alert(matterId, 'timePassed', defect);

      // 7. Append the events, project the step, post letters to other matters.
      const receivedAt = request.kind === 'act' ? request.receivedAt : null;
      recorded = this.record(changes, locked, step, { commandId: key.id, receivedAt }, context);
      const by = step.events.findLast(({ actor }) => actor !== null)?.actor?.departmentId ?? null;
      answer = { ok: true, created: before === null, receipt: locked.receipt(by) };
    }

    // 8. Store the answer, refusals included, so that a repetition gets the same one.
    saveCommand(changes, { ...key, matterId, status: statusOf(answer), answer, recordedAt: context.now });

    // 9. Make these changes in one statement; then attach the cited documents, and post mails and alerts to people.
    await changes.make(tx);
    if (recorded) await this.follow(tx, matterId, recorded, context);

    // 10. Return the answer, and `now`: the status by which the workflow waits.
    return { outcome: answer.ok ? 'DONE' : 'REFUSED', answer, now: locked.status(world.time) };
  }

  /** Records the deadlines that passed and the alerts that are due. It decides nothing, and stores no answer. */
  private async passTime(tx: Tx, process: Process, matterId: string): Promise<TransitionResult> {
    const locked = await LockedMatter.lock(tx, process, matterId);
    const context = await readTimeContext(tx);
    const before = await locked.load();
    if (!before) return { outcome: 'NOT_YET', answer: null, now: null };
    const step = withinBudget(`${process.process} timePassed`, () => passTime(process, before, context));
    if (step.events.length > 0) {
      const cause = { commandId: locked.timePassedId(), receivedAt: null };
      const recorded = await changing(tx, (changes) => this.record(changes, locked, step, cause, context));
      await this.follow(tx, matterId, recorded, context);
    }
    for (const defect of step.defects) this.alert(matterId, 'timePassed', defect);
    const outcome = step.defects.length > 0 ? 'DEFECT' : step.events.length > 0 ? 'DONE' : 'NOT_YET';
    return { outcome, answer: null, now: locked.status(context.time) };
  }

  /**
   * Adds a step that the rules concluded: its events, the rows of the read model, the letters to other matters. Throws
   * where the rules counted the events otherwise than the stream.
   */
  private record(changes: Changes, locked: LockedMatter, step: Step, cause: EventCause, context: Context): Recorded {
    const { matterId, process } = locked;

    // An event without an actor was not requested by a client, so its `receivedAt` is null.
    const drafts = step.events.map((event) => ({ ...event, ...cause, ...(!event.actor && { receivedAt: null }) }));
    const appended = appendEvents(changes, matterId, locked.head, drafts, context.now);
    if (appended.seq !== step.matter.seq)
      throw new Error(`matter ${matterId} is at ${step.matter.seq}, its stream at ${appended.seq}`);

    const projection = withinBudget(`${process.process} project`, () => projectStep(process, step, context));
    saveProjection(changes, { projection, headHash: appended.hash });
    post(changes, matterId, lettersOf(appended.events));
    locked.moved(appended, projection);
    return { events: appended.events, projection };
  }

  /** Cites the documents of a step and posts its alerts, once its rows are written. Digests are the last of all locks: any matter writes into a person's digest. */
  private async follow(tx: Tx, matterId: string, { events, projection }: Recorded, context: Context): Promise<void> {
    const { calendars, now } = context;
    await citeDocuments(tx, matterId, documentsCitedIn(events));
    await postDeliveries(tx, matterId, deliveryPlan(projection, now, calendars.inForce), now);
  }

  /** Reads the status in a transaction of its own, after a defect has rolled the first one back. */
  private readStatus(process: Process, matterId: string): Promise<MatterStatus | null> {
    return withTransaction(this.database, 'READ COMMITTED', async (tx) => {
      const locked = await LockedMatter.lock(tx, process, matterId);
      return locked.status(await readPlatformTime(tx));
    });
  }

  private alert(matterId: string, command: string, error: unknown): void {
    this.log.error({ msg: 'defect: the command failed, the matter goes on', matterId, command, err: error });
  }
}

/** A reaction, its id, and the matter that it is applied to. */
export type AppliedReaction = Omit<ReactionRequest, 'kind'> & { readonly process: string; readonly matterId: string };

/** A step as it was added to the changes of a transition. */
interface Recorded {
  readonly events: readonly StoredEvent[];
  readonly projection: StepProjection;
}

/** The command that caused events. */
interface EventCause {
  readonly commandId: string;
  /** Platform time at which the API had received the command; null for commands of the system. */
  readonly receivedAt: Instant | null;
}

const documentsCitedIn = (events: readonly StoredEvent[]): readonly string[] =>
  events.flatMap(({ payload }) => (payload.documents ?? []).map(({ documentId }) => documentId));

/** Command id, body hash and account (null for the system) by which a repetition is recognised. */
function idempotencyKeyOf(
  request: CommandRequest | ReactionRequest,
): Pick<StoredCommand, 'id' | 'accountId' | 'requestHash'> {
  const { id } = request;
  if (request.kind === 'reaction') return { id, accountId: null, requestHash: id };
  return { id, accountId: request.accountId, requestHash: request.requestHash };
}

/** Decision of the rules, with the facts on which it rests. */
interface Judgement {
  readonly context: Context;
  readonly outcome: ActOutcome;
}

async function judgeCommand(
  tx: Tx,
  process: Process,
  matterId: string,
  matter: Matter | null,
  request: CommandRequest,
  world: CommandWorld,
): Promise<Judgement> {
  const command = { name: request.command, payload: request.payload };
  const { now, epoch } = world.time;
  const at = instantOfAct({ at: request.receivedAt, epoch: request.clockEpoch }, { at: now, epoch });
  const facts = await readFacts(tx, factsFor(process, command, matter, world), { ...world, at }, 'HOLD');
  const context = { ...world, at, facts };
  const outcome = withinBudget(`${process.process} ${command.name}`, () =>
    handle(process, matterId, matter, command, context),
  );
  return { context, outcome };
}

/** An effect has no actor and needs no facts: it comes from a matter in which a person had the right to act. */
function judgeEffect(
  process: Process,
  matterId: string,
  matter: Matter | null,
  request: ReactionRequest,
  world: CommandWorld,
): Judgement {
  const context = { ...world, facts: NO_FACTS };
  const outcome = withinBudget(`${process.process} ${request.reaction}`, () =>
    react(process, matterId, matter, request, context),
  );
  return { context, outcome };
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
