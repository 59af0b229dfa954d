import {
  asSeenBy,
  eyesOf,
  readable,
  stateTitle,
  tellEvent,
  type Matter,
  type Process,
  type Telling,
} from '#libs/domain';
import { listEvents, type EventFilters, type Listed, type ListedEvent, type Page } from '#libs/persistence';
import { matterOf, type Snapshot } from '../reader/reader.service.js';

/** An event with its line of the history, and its matter in the state that the reader sees. */
export interface ToldEvent extends ListedEvent {
  readonly process: Process;
  readonly seen: Matter;
  readonly telling: Telling;
}

/** Lists events of all matters whose lines the reader may read, the last recorded first. Throws {@link BadCursorError}. */
export async function toldEvents(filters: EventFilters, page: Page, snapshot: Snapshot): Promise<Listed<ToldEvent>> {
  const told = new Map<ListedEvent, ToldEvent>();
  const { tx, scope, actor, organisation } = snapshot;
  const { items, nextCursor } = await listEvents(tx, scope, filters, page, async (events) => {
    for (const listed of events) {
      const { process, matter } = await matterOf(tx, { ...listed.matter });
      const eyes = eyesOf(actor, readable(process, matter), organisation);
      const telling = tellEvent(process, matter, listed.event);
      if (eyes.has(telling.audience)) told.set(listed, { ...listed, process, seen: asSeenBy(matter, eyes), telling });
    }
    return events.filter((one) => told.has(one));
  });
  return { items: items.flatMap((one) => told.get(one) ?? []), nextCursor };
}

/** The fields by which a line of a list names its matter. */
export const aboutMatter = ({ matter: { id, process: name, number, title }, process, seen: { state } }: ToldEvent) => ({
  matterId: id,
  process: name,
  processTitle: process.title,
  number,
  subject: title,
  state,
  stateTitle: stateTitle(name, state),
});
