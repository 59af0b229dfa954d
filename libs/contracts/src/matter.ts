import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { Answer, Instant } from '#libs/domain';

/** Task queue of the workers that run matters. */
export const MATTER_TASK_QUEUE = 'matters';

/** Workflow id of a matter. Temporal runs at most one workflow under an id, so commands of one matter never overlap. */
export const matterWorkflowId = (process: string, matterId: string): string => `${process}/${matterId}`;

/** Workflow type of a process: its name in camelCase. Types are recorded in histories: add, never rename. */
export const matterWorkflowType = (process: string): string =>
  process.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** A person's command on its way to a matter. Its field names are stored, in histories and in the outbox. */
export interface CommandRequest {
  readonly kind: 'act';
  /** Command id: uuidv5 of account, route and Idempotency-Key. */
  readonly id: string;
  readonly command: string;
  readonly payload: unknown;
  readonly accountId: string;
  /** SHA-256 over the canonical body: the same id with another body is refused. */
  readonly requestHash: string;
  /** Platform time at which the API had read the whole request. */
  readonly receivedAt: Instant;
  /** Epoch of the platform's clock at `receivedAt`; it rises with each jump of the rehearsal clock. */
  readonly clockEpoch: number;
}

/** A request to record the deadlines that have passed. It changes nothing when it comes too early. */
export interface TimePassedRequest {
  readonly kind: 'timePassed';
}

/** An effect of another matter, which the outbox delivers to this one. Its field names are stored, like a command's. */
export interface ReactionRequest {
  readonly kind: 'reaction';
  /** Command id, made of the effect's place in the stream that caused it. */
  readonly id: string;
  /** Name of the reaction in the table of the process that receives it. */
  readonly reaction: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** All that a matter workflow can be sent. */
export type MatterMessage = CommandRequest | TimePassedRequest | ReactionRequest;

/** One clock of a matter, as an operator sees it in Temporal. */
export interface ClockLine {
  readonly id: string;
  readonly clause: string;
  readonly state: string;
  readonly dueAt: Instant | null;
}

/** State of a matter after its last transition, read under the matter's lock. Its workflow knows nothing else of it. */
export interface MatterStatus {
  /** Number of events in the matter's stream. */
  readonly seq: number;
  readonly headHash: string;
  /** The number that people cite; null until it is assigned. */
  readonly number: string | null;
  readonly state: string;
  /** Value of the search attribute: the home department, and the other parties once the matter is open to them. */
  readonly departments: readonly string[];
  readonly dueAt: Instant | null;
  /** Platform time at which a clock asks for something next; null when none does. */
  readonly wakeAt: Instant | null;
  /** Clock and rung that the wake is for, such as `reply L2`. */
  readonly wakeFor: string | null;
  /** `wakeAt` in real time, which the workflow's timer sleeps until; null while the rehearsal clock is held. */
  readonly fireAt: Instant | null;
  readonly clocks: readonly ClockLine[];
  /** True in an end state without wake and task: the workflow completes. */
  readonly closed: boolean;
}

/** Result of one transition, which the caller of the Update receives. */
export interface TransitionResult {
  /**
   * DONE: events were stored. REFUSED: a rule refused. REPEATED: the stored answer, given again. NOT_YET: no deadline
   * has passed. DEFECT: code or data is broken; the caller gets 500, operators are alerted, the matter goes on.
   */
  readonly outcome: 'DONE' | 'REFUSED' | 'REPEATED' | 'NOT_YET' | 'DEFECT';
  /** null for `timePassed`, and for a defect: nothing was decided, so the same command may be given again. */
  readonly answer: Answer | null;
  /** null where no matter exists, because the command that was to begin it was refused or failed. */
  readonly now: MatterStatus | null;
}

/**
 * Form of the run, which Temporal replays for years. Absent in runs that earlier releases started: they show state and
 * due date as search attributes, and set their timer anew at each other wake. Workers must know a form before an API
 * starts runs of it.
 */
export type MatterForm = 2;

/** Input of the matter workflow. */
export interface MatterInput {
  readonly form?: MatterForm;
  readonly process: string;
  readonly matterId: string;
  /** Status that the previous run hands over on a continue-as-new. */
  readonly now?: MatterStatus;
}

/** The Update that carries every message; a signal would not return the answer to the caller. */
export const command = defineUpdate<TransitionResult, [MatterMessage]>('command');
/** The query for the matter's status; null before its first event. */
export const status = defineQuery<MatterStatus | null>('status');
/** The query for the matter's clocks alone. */
export const clocks = defineQuery<readonly ClockLine[]>('clocks');

/** Sends a message to a matter's workflow. Activities depend on this interface, and not on a Temporal client. */
export interface MatterSender {
  /** Throws where the outcome is unknown, never because a command was refused. */
  send(process: string, matterId: string, message: MatterMessage, timeoutMs: number): Promise<TransitionResult>;
}
/** Nest's token of the MatterSender. */
export const MATTER_SENDER = Symbol('MATTER_SENDER');

/** Activities of the matter workflow. Their names are recorded in histories: add, never rename. */
export interface MatterActivities {
  /** Moves the matter in one PostgreSQL transaction. Safe to repeat: the command table answers a repetition. */
  transition(process: string, matterId: string, message: MatterMessage): Promise<TransitionResult>;
}
