import type { Clock } from '../clock/clock.js';
import type { CitedDocument } from './facts.js';
import type { DomainEvent, Effect, Notice } from './happening.js';
import type { Deed } from './matter.js';

/** One event of a stream, in the same form when it is decided and when it is read back. */
export interface RecordedEvent extends Deed {
  readonly type: string;
  readonly version: number;
  readonly payload: EventPayload;
}

/**
 * What the engine stores beside an event's own fields: changed clocks, notices, effects, cited documents, whether an
 * assistant drafted it, and for whom its actor acted.
 */
export interface Beside {
  readonly clocks?: readonly Clock[];
  readonly notices?: readonly Notice[];
  readonly effects?: readonly Effect[];
  readonly documents?: readonly CitedDocument[];
  /** Present if an assistant gave the command; a person submits what it drafted. */
  readonly draftedBy?: 'ASSISTANT';
  /** Account of the holder of the office, if the actor acted in it for another (授权代行). */
  readonly onBehalfOf?: string;
}

export type EventPayload = Readonly<Record<string, unknown>> & Beside;

/** Returns type and fields of the event itself, without the consequences that the engine added. */
export function eventOf({ type, payload }: RecordedEvent): DomainEvent & Readonly<Record<string, unknown>> {
  const {
    clocks: _clocks,
    notices: _notices,
    effects: _effects,
    documents: _documents,
    draftedBy: _draftedBy,
    onBehalfOf: _onBehalfOf,
    ...own
  } = payload;
  return { ...own, type };
}
