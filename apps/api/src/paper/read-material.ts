import type { z } from 'zod';
import { consultationOf, stateTitle, type Matter, type Process, type PaperKind } from '#libs/domain';
import { MatterView, type ClockExplanation, type HistoryLine } from '#libs/http';
import { listUseRecords, readEntryVersion, type VisibleMatter } from '#libs/persistence';
import type { Material } from '#libs/papers';
import { clockExplanation } from '../matter/clock-explanation.js';
import { historyView } from '../matter/history-view.js';
import { storyOf } from '../matter/matter-story.js';
import { matterView } from '../matter/matter-view.js';
import type { Snapshot } from '../reader/reader.service.js';
import { withWords } from '../reader/words.js';

/** More records than any request has. */
const MOST_RECORDS = 5_000;

type View = z.output<typeof MatterView>;

/** What a paper is about: the matter as it is stored, and the clock that the reader named. */
export interface Asked {
  readonly process: Process;
  readonly matter: Matter;
  readonly stored: VisibleMatter;
  readonly clockId: string | undefined;
}

/** Reads a matter as its reader sees it, for papers. Null where the matter has nothing that this reader sees. */
export async function readMaterial(
  { process, matter, stored, clockId }: Asked,
  snapshot: Snapshot,
): Promise<Material | null> {
  const { organisation } = snapshot;
  const story = await storyOf(process, matter, snapshot);
  if (story.seen.length === 0) return null;
  const view = MatterView.parse(withWords(await matterView(story, snapshot), organisation));
  const explained = clockId === undefined ? null : await clockExplanation(process, matter, clockId, snapshot);
  const names = await itemNames(view, matter, snapshot);
  return {
    view,
    processTitle: process.title,
    stateTitle: stateTitle(process.process, view.state),
    history: withWords<readonly HistoryLine[]>(await historyView(matter, story.seen, snapshot), organisation),
    clockTitles: new Map(view.clocks.map(({ id }) => [id, process.clockTitle(id)])),
    explained: explained && withWords<ClockExplanation>(explained, organisation),
    useRecords: await ownUseRecords(view, stored, snapshot),
    department: (id) => organisation.find(id)?.name ?? id,
    item: (id) => names.get(id) ?? id,
  };
}

/** Names of the data items of the entry that was in force when the matter began to be as it is; published to everybody. */
async function itemNames(
  { catalogCode }: View,
  { clocks, since }: Matter,
  { tx }: Snapshot,
): Promise<ReadonlyMap<string, string>> {
  const entry = await readEntryVersion(tx, catalogCode, clocks[0]?.triggeredAt ?? since);
  return new Map((entry?.stated?.items ?? []).map(({ itemId, nameZh }) => [itemId, nameZh]));
}

/** The requester's own people print the use records; every other reading of them says its purpose elsewhere (Art 29(2)). */
async function ownUseRecords(
  view: View,
  stored: VisibleMatter,
  { tx, actor, organisation }: Snapshot,
): Promise<Material['useRecords']> {
  const { requester, provider } = stored.folded.parties;
  if (!('useRecords' in view) || !requester || !provider) return null;
  if (consultationOf(actor, { requester, provider }, organisation)?.as !== 'OWN') return null;
  const { items } = await listUseRecords(tx, stored, { limit: MOST_RECORDS, cursor: null });
  return items;
}

/** The clock that is explained where the reader named none: the earliest statutory one that runs, then any. */
export function clockToExplain(
  kind: PaperKind,
  { clocks }: Pick<Matter, 'clocks'>,
  given: string | undefined,
): string | undefined {
  if (kind !== 'clock-explanation' || given !== undefined) return given;
  const rank = ({ kind: of, metAt, dueAt }: Matter['clocks'][number]): string =>
    `${metAt === null ? '0' : '1'}${of === 'STATUTORY' ? '0' : '1'}${dueAt ?? '9'}`;
  return clocks.toSorted((a, b) => rank(a).localeCompare(rank(b)))[0]?.id;
}
