import { atLocal, CHINA_CALENDAR, type Instant, type LocalDate } from '#libs/domain';
import type { Place } from '../../scenarios/driver.js';
import type { Model } from './model.js';

/** Instant at which all is read: a Monday. What is open then is open for good. */
export const NOW: Instant = '2026-11-30T02:00:00.000Z';

/** Thrown where a course would go on after the instant at which all is read. */
class Unfinished extends Error {}

/** One course on the model: people act on working days that are counted from its first one. */
export class Play {
  private readonly places = new Map<string, Place>();

  private constructor(
    private readonly model: Model,
    private readonly begins: LocalDate,
  ) {}

  /** Plays a course on an entry from a day on, and lets time pass until all is read. */
  static async course(
    model: Model,
    catalogCode: string,
    begins: LocalDate,
    act: (play: Play) => Promise<void>,
  ): Promise<void> {
    model.restart(atLocal(begins), catalogCode);
    try {
      await act(new Play(model, begins));
    } catch (error) {
      if (!(error instanceof Unfinished)) throw error;
    }
    await model.advanceTo(NOW);
  }

  /** Returns the n-th working day after the first one. */
  day(n: number): LocalDate {
    return n === 0 ? this.begins : CHINA_CALENDAR.addWorkdays(this.begins, n);
  }

  async to(n: number, time: string): Promise<void> {
    const at = new Date(`${this.day(n)}T${time}:00+08:00`).toISOString();
    if (at >= NOW) throw new Unfinished();
    await this.model.advanceTo(at);
  }

  async starts(account: string, process: string, payload: unknown, matter = 'request'): Promise<void> {
    const begun = await this.model.begin(account, process, payload);
    if (!begun.ok) throw new Error(`${account} cannot begin a ${process}: ${JSON.stringify(begun)}`);
    this.places.set(matter, { process, matterId: begun.matterId });
  }

  async does(account: string, command: string, payload: unknown = {}, matter = 'request'): Promise<void> {
    const place = this.places.get(matter);
    if (!place) throw new Error(`nobody began the ${matter}`);
    const done = await this.model.act(account, place, command, payload);
    if (!done.ok) throw new Error(`${account} cannot ${command} on ${this.begins}: ${JSON.stringify(done)}`);
  }

  /** Names the one candidate of a breach that the system opened. */
  async findsCandidate(account: string, catalogCode: string): Promise<void> {
    const [matterId] = await this.model.matters(account, 'breach-candidate', catalogCode);
    if (!matterId) throw new Error(`${account} sees no candidate`);
    this.places.set('candidate', { process: 'breach-candidate', matterId });
  }

  file = (account: string): Promise<string> => this.model.upload(account, '所附材料(示例)');
}
