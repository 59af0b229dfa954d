import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MatterActivitiesService } from '#activities/matter';
import { MATTER_SENDER, type CalendarRolloutActivities, type MatterSender } from '#libs/contracts';
import {
  forgetEarlierWakes,
  nextCandidates,
  nextEarlierWakes,
  noteEarlierWakes,
  notePart,
  notePassed,
  readCalendars,
  readPlatformTime,
  readRollout,
  readSpans,
  withTransaction,
  type EarlierWake,
  type Rollout,
  type Spans,
  type StoredMatter,
} from '#libs/persistence';

/** Maximum run time of one activity before it returns, so that the workflow records progress. */
const MAX_RUN_MS = 2_000;
/** Number of matters after which the progress is stored. After a kill, at most so many are looked at again. */
const BATCH = 40;
/** Number of matters counted at the same time, few enough to leave slots and connections to people's commands. */
const AT_ONCE = 4;
/** Number of workflows that are told at the same time: each message costs Temporal as much as a person's command. */
const TOLD_AT_ONCE = 8;
const WAKE_TIMEOUT_MS = 2_000;
/** A wake that is nearer than this is told at once, others when all is counted. */
const NEAR_MS = 86_400_000;

/** Counts again the clocks that a new version of the calendar touches. The database holds the progress. */
@Injectable()
export class CalendarRolloutActivitiesService implements CalendarRolloutActivities {
  private readonly log = new Logger(CalendarRolloutActivitiesService.name);

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(MatterActivitiesService) private readonly matterActivities: MatterActivitiesService,
    @Inject(MATTER_SENDER) private readonly matters: MatterSender,
  ) {}

  async rollOut(version: string): Promise<{ readonly more: boolean }> {
    const until = Date.now() + MAX_RUN_MS;
    const spans = await withTransaction(this.database, 'READ COMMITTED', async (tx) =>
      readSpans(tx, await readCalendars(tx)),
    );
    do {
      const rollout = await readRollout(this.database, version);
      if (rollout?.state === 'RUNNING') await this.countBatch(rollout, spans);
      else if (!(await this.tellSome(version))) return { more: false };
    } while (Date.now() < until);
    return { more: true };
  }

  private async countBatch(rollout: Rollout, spans: Spans): Promise<void> {
    const matters = await nextCandidates(this.database, spans, rollout.afterMatter, BATCH);
    const through = matters.at(-1)?.id;
    if (through === undefined) return this.endPass(rollout);
    const recounted = await inGroups(matters, (matter) => this.recount(matter));
    const earlier = recounted.filter(({ wakes }) => wakes !== null);
    const near = earlier.filter(({ wakes }) => wakes === 'NEAR').map(({ matter }) => wakeOf(matter));
    await Promise.all(near.map((wake) => this.wakeEarlier(wake)));
    const count = (what: Recounted['what']): number => recounted.filter((one) => one.what === what).length;
    await withTransaction(this.database, 'READ COMMITTED', async (tx) => {
      const later = earlier.filter(({ wakes }) => wakes === 'FAR').map(({ matter }) => matter.id);
      await noteEarlierWakes(tx, rollout.version, later);
      await notePart(tx, rollout, { through, found: count('found'), failed: count('failed') });
    });
  }

  private async endPass(rollout: Rollout): Promise<void> {
    const { now } = await withTransaction(this.database, 'READ COMMITTED', readPlatformTime);
    await notePassed(this.database, rollout, now);
  }

  /** Lets time pass for the matter: that transition counts its clocks again by the calendar in force. */
  private async recount(matter: StoredMatter): Promise<Recounted> {
    const { outcome, now } = await this.matterActivities.transition(matter.process, matter.id, { kind: 'timePassed' });
    const what = outcome === 'DEFECT' ? 'failed' : outcome === 'DONE' ? 'found' : null;
    if (!now?.wakeAt || (matter.wakeAt && now.wakeAt >= matter.wakeAt)) return { matter, what, wakes: null };
    const isNear = now.fireAt !== null && Date.parse(now.fireAt) < Date.now() + NEAR_MS;
    return { matter, what, wakes: isNear ? 'NEAR' : 'FAR' };
  }

  /** Tells some workflows of their earlier wakes. False if all are told. */
  private async tellSome(version: string): Promise<boolean> {
    const wakes = await nextEarlierWakes(this.database, version, TOLD_AT_ONCE);
    await Promise.all(wakes.map((wake) => this.wakeEarlier(wake)));
    if (wakes.length > 0) await forgetEarlierWakes(this.database, version, wakes);
    return wakes.length > 0;
  }

  /**
   * Wakes the workflow of a matter whose wake is earlier now, so that it sets its timer anew. A later wake needs no
   * message: the old timer fires, nothing is due, and the workflow sleeps on. The relay makes up for a lost message.
   */
  private async wakeEarlier({ matterId, process }: EarlierWake): Promise<void> {
    try {
      await this.matters.send(process, matterId, { kind: 'timePassed' }, WAKE_TIMEOUT_MS);
    } catch (error) {
      this.log.warn({ msg: 'a matter was not told of its earlier wake', matterId, err: error });
    }
  }
}

interface Recounted {
  readonly matter: StoredMatter;
  readonly what: 'found' | 'failed' | null;
  /** Wake that is earlier than before: within a day of real time, or later; null if it is not earlier. */
  readonly wakes: 'NEAR' | 'FAR' | null;
}

const wakeOf = ({ id: matterId, process }: StoredMatter): EarlierWake => ({ matterId, process });

async function inGroups<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let n = 0; n < items.length; n += AT_ONCE)
    results.push(...(await Promise.all(items.slice(n, n + AT_ONCE).map(work))));
  return results;
}
