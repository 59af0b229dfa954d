import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { Answer, Instant } from '#libs/domain';

/** The queue that the workers of matters poll. */
export const MATTER_TASK_QUEUE = 'matters';

/** One running workflow per matter: the id is the lock. */
export const matterWorkflowId = (process: string, matterId: string): string => `${process}/${matterId}`;

/** Workflow types are the process's name in camelCase; recorded in histories: add, never rename. */
export const matterWorkflowType = (process: string): string =>
  process.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** What a person asks of a matter, as the API hands it on. */
export interface Act {
  readonly kind: 'act';
  /** uuidv5 of account, route and Idempotency-Key: the identity of the command, for ever. */
  readonly id: string;
  readonly command: string;
  readonly payload: unknown;
  readonly accountId: string;
  /** SHA-256 over the canonical body: the same id with another body is refused. */
  readonly requestHash: string;
  /** When the API had the whole request, by the platform's clock, and in which epoch of that clock. */
  readonly receivedAt: Instant;
  readonly clockEpoch: number;
}

/** Time may have passed: look. Harmless when it has not. */
export interface TimePassed {
  readonly kind: 'timePassed';
}

/** What happened in another matter, as the outbox delivers it. */
export interface Reaction {
  readonly kind: 'reaction';
  /** Of the effect: its place in the stream that caused it. */
  readonly id: string;
  readonly reaction: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export type Message = Act | TimePassed | Reaction;

/** One clock of a matter, for an operator. */
export interface ClockLine {
  readonly id: string;
  readonly clause: string;
  readonly state: string;
  readonly dueAt: Instant | null;
}

/** The matter as it stands now, read under the lock; all that its workflow acts on. */
export interface Now {
  readonly seq: number;
  readonly headHash: string;
  readonly number: string | null;
  readonly state: string;
  /** Who may find it by the search attribute: the requester, from submission on the provider too. */
  readonly departments: readonly string[];
  readonly dueAt: Instant | null;
  readonly wakeAt: Instant | null;
  /** The clock and rung that the timer waits for. */
  readonly wakeFor: string | null;
  /** `wakeAt` by the real clock: what the timer sleeps until; null while the platform's clock is held. */
  readonly fireAt: Instant | null;
  readonly clocks: readonly ClockLine[];
  readonly closed: boolean;
}

export interface Transit {
  /**
   * DEFECT: the rule or the row is broken, the caller is told 500, operators are alerted, the matter goes on.
   * NOT_YET: time was asked for too early.
   */
  readonly outcome: 'DONE' | 'REFUSED' | 'REPEATED' | 'NOT_YET' | 'DEFECT';
  /** null for `timePassed`, and for a defect: nothing was decided, the same command may be given afresh. */
  readonly answer: Answer | null;
  /** null where no matter came into being. */
  readonly now: Now | null;
}

export interface MatterInput {
  readonly process: string;
  readonly matterId: string;
  /** Carried over a continue-as-new. */
  readonly now?: Now;
}

/** An update, not a signal: whoever gives a command must learn what became of it. */
export const command = defineUpdate<Transit, [Message]>('command');
export const status = defineQuery<Now | null>('status');
export const clocks = defineQuery<readonly ClockLine[]>('clocks');

/** Sends messages to matters from outside their workflows: what an activity is given, without knowing Temporal. */
export interface MatterSender {
  send(process: string, matterId: string, message: Message, timeoutMs: number): Promise<Transit>;
}
export const MATTER_SENDER = Symbol('MATTER_SENDER');

/** What the matter workflow asks of the outside world. Names are recorded in histories: add, never rename. */
export interface MatterActivities {
  /** One PostgreSQL transaction that moves the matter. Safe to repeat: the command table answers a repetition. */
  transition(process: string, matterId: string, message: Message): Promise<Transit>;
}
