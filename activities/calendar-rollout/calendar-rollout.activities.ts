import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MatterActivitiesService } from '#activities/matter';
import { MATTER_SENDER, type CalendarRolloutActivities, type MatterSender } from '#libs/contracts';
import {
  nextCandidates,
  notePart,
  notePassed,
  readCalendars,
  readPlatformTime,
  readRollout,
  readSpans,
  withTransaction,
  type Rollout,
  type Spans,
  type StoredMatter,
} from '#libs/persistence';

/** So long one activity goes on before it lets the workflow note that it lives. */
const STRETCH_MS = 2_000;
/** Matters between two notes of how far it is: what a killed worker looks at again. */
const BATCH = 40;
/** At once: the slots and connections that are left are for people's commands. */
const AT_ONCE = 4;
const NUDGE_TIMEOUT_MS = 2_000;

/** Counts the clocks again that another version of the calendar touches (architecture §3). How far it is, the store knows. */
@Injectable()
export class CalendarRolloutActivitiesService implements CalendarRolloutActivities {
  private readonly log = new Logger(CalendarRolloutActivitiesService.name);

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(MatterActivitiesService) private readonly transitions: MatterActivitiesService,
    @Inject(MATTER_SENDER) private readonly matters: MatterSender,
  ) {}

  async rollOut(version: string): Promise<{ readonly more: boolean }> {
    const until = Date.now() + STRETCH_MS;
    const spans = await withTransaction(this.database, 'READ COMMITTED', async (tx) =>
      readSpans(tx, await readCalendars(tx)),
    );
    do {
      const rollout = await readRollout(this.database, version);
      if (rollout?.state !== 'RUNNING') return { more: false };
      await this.part(rollout, spans);
    } while (Date.now() < until);
    return { more: true };
  }

  private async part(rollout: Rollout, spans: Spans): Promise<void> {
    const matters = await nextCandidates(this.database, spans, rollout.afterMatter, BATCH);
    const through = matters.at(-1)?.id;
    if (through === undefined) return this.endPass(rollout);
    const recounted = await inHandfuls(matters, (matter) => this.recount(matter));
    await Promise.all(recounted.filter((one) => one.wakesEarlier).map(({ matter }) => this.nudge(matter)));
    const count = (what: Recounted['what']): number => recounted.filter((one) => one.what === what).length;
    await notePart(this.database, rollout, { through, found: count('found'), failed: count('failed') });
  }

  private async endPass(rollout: Rollout): Promise<void> {
    const { now } = await withTransaction(this.database, 'READ COMMITTED', readPlatformTime);
    await notePassed(this.database, rollout, now);
  }

  /** As time passes for the matter: the one way by which its clocks are counted by the calendar in force. */
  private async recount(matter: StoredMatter): Promise<Recounted> {
    const { outcome, now } = await this.transitions.transition(matter.process, matter.id, { kind: 'timePassed' });
    const what = outcome === 'DEFECT' ? 'failed' : outcome === 'DONE' ? 'found' : null;
    const wakesEarlier = Boolean(now?.wakeAt && (!matter.wakeAt || now.wakeAt < matter.wakeAt));
    return { matter, what, wakesEarlier };
  }

  /**
   * The matter sleeps too long now. One that sleeps too short needs no word: it wakes, finds nothing, and sleeps on. A
   * word that is lost is no harm either: the relay wakes what is overslept.
   */
  private async nudge({ id: matterId, process }: StoredMatter): Promise<void> {
    try {
      await this.matters.send(process, matterId, { kind: 'timePassed' }, NUDGE_TIMEOUT_MS);
    } catch (error) {
      this.log.warn({ msg: 'a matter was not told of its earlier wake', matterId, err: error });
    }
  }
}

interface Recounted {
  readonly matter: StoredMatter;
  readonly what: 'found' | 'failed' | null;
  readonly wakesEarlier: boolean;
}

async function inHandfuls<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let n = 0; n < items.length; n += AT_ONCE)
    results.push(...(await Promise.all(items.slice(n, n + AT_ONCE).map(work))));
  return results;
}
