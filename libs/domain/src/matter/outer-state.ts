import type { Audience } from '../access/audience.js';
import type { Matter, OuterState } from './matter.js';
import type { Process } from './process.js';
import type { RecordedEvent } from './recorded-event.js';
import { tellEvent } from './telling.js';

/**
 * Returns the outer state after one more event. An act whose line one side alone reads leaves what the others see, so
 * that the state tells them no more than the history; an act that all read, and that says in which state the matter is,
 * shows it to all again. Before the matter is open, nobody outside sees it.
 */
export function outerAfter(
  process: Process,
  before: Matter,
  after: Matter,
  saysState: boolean,
  recorded: RecordedEvent,
): OuterState | null {
  if (!saysState) return before.outer;
  const { audience } = tellEvent(process, after, recorded);
  if (isForAll(audience) || !process.isOpenToParties(after)) return null;
  if (before.outer || after.state === before.state) return before.outer;
  return { state: before.state, since: before.since, side: audience };
}

const isForAll = (audience: Audience): boolean => audience === 'everybody' || audience === 'everyDepartment';
