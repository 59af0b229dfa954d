import { expect } from '@jest/globals';
import { z } from 'zod';
import type { CalendarBody } from '#libs/http';
import type { Driver, Outcome, Place, Seen, SeenClock } from './driver.js';

/** One step of a scenario: at an instant of the platform's clock, people give commands and read. */
export interface Step {
  /** Instant in Asia/Shanghai, with its offset. */
  readonly at: string;
  readonly title: string;
  readonly act: (stage: Stage) => Promise<void>;
}
export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly Step[];
}

/** Creates a step; `time` is like `2025-09-26 11:00`, in Shanghai. */
export const step = (time: string, title: string, act: Step['act']): Step => {
  const [date, clock = ''] = time.split(' ');
  const at = `${date}T${clock.length === 5 ? `${clock}:00` : clock}+08:00`;
  return { at, title, act };
};

/** Merges the steps of several scenarios in order of time, for one platform, whose clock only moves forward. */
export const inOrder = (scenarios: readonly Scenario[]): readonly (Step & { readonly scenario: string })[] =>
  scenarios
    .flatMap(({ id: scenario, steps }) => steps.map((one) => ({ ...one, scenario })))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));

const LateMatter = z.object({ late: z.object({ matterId: z.string() }) });

/** The surroundings of one scenario: it keeps the scenario's matters under names of their own. */
export class Stage {
  private readonly places = new Map<string, Place>();

  constructor(private readonly driver: Driver) {}

  /** Has a handler draft and submit internally, and the lead consent: the request is then with the provider. */
  async raises(department: string, content: unknown, matter = 'request', drafter = 'handler'): Promise<void> {
    const account = `${department}.${drafter}`;
    await this.begins(account, 'share-request', content, matter);
    await this.does(account, 'submit-internally', { revision: 1, declaration: true }, matter);
    await this.does(`${department}.lead`, 'lead-consent', { revision: 1 }, matter);
  }

  /** Begins a matter of a process and names it; the command must succeed. */
  async begins(account: string, process: string, payload: unknown, matter: string, command?: string): Promise<void> {
    const begun = await this.driver.begin(account, process, payload, command);
    expect(begun).toMatchObject({ ok: true, status: 201 });
    if (begun.ok) this.places.set(matter, { process, matterId: begun.matterId });
  }

  /** Tries to begin a matter and returns the result. */
  tries = (account: string, process: string, payload: unknown): Promise<Outcome> =>
    this.driver.begin(account, process, payload);

  uploads = (account: string, text: string): Promise<string> => this.driver.upload(account, text);

  /** Names a matter that the system opened: the only one of its process on this entry without a name. */
  async finds(account: string, process: string, catalogCode: string, matter: string): Promise<void> {
    const known = [...this.places.values()].map(({ matterId }) => matterId);
    const found = (await this.driver.matters(account, process, catalogCode)).filter((id) => !known.includes(id));
    expect(found).toHaveLength(1);
    this.places.set(matter, { process, matterId: found[0] ?? '' });
  }

  /** Names a matter that another one has told of. */
  knows(matter: string, place: Place): void {
    this.places.set(matter, place);
  }

  /** Names the breach candidate that a deadline of another matter has opened. */
  async findsCandidate(account: string, catalogCode: string, late: string): Promise<void> {
    const found = await this.candidatesOf(account, catalogCode, late);
    expect(found).toHaveLength(1);
    this.places.set('candidate', { process: 'breach-candidate', matterId: found[0]?.matterId ?? '' });
  }

  /** Returns the breach candidates that deadlines of another matter have opened. */
  async candidatesOf(account: string, catalogCode: string, late: string): Promise<readonly Seen[]> {
    const ids = await this.driver.matters(account, 'breach-candidate', catalogCode);
    const seen = await Promise.all(ids.map((matterId) => this.driver.matter(account, matterId)));
    return seen.flatMap((one) => (one && LateMatter.parse(one.view).late.matterId === this.idOf(late) ? [one] : []));
  }

  async does(account: string, command: string, payload: unknown = {}, matter?: string): Promise<void> {
    const outcome = await this.driver.act(account, this.placeOf(matter), command, payload);
    expect({ command, ...outcome }).toMatchObject({ command, ok: true, status: 200 });
  }

  /** Expects the command to be refused as given, and the matter to be unchanged. */
  async isRefused(
    account: string,
    command: string,
    payload: unknown,
    expected: object,
    matter?: string,
  ): Promise<void> {
    const before = await this.sees(account, matter);
    const outcome = await this.driver.act(account, this.placeOf(matter), command, payload);
    expect({ command, ...outcome }).toMatchObject({ command, ok: false, ...expected });
    expect(await this.sees(account, matter)).toEqual(before);
  }

  async sees(account: string, matter?: string): Promise<Seen> {
    const seen = await this.driver.matter(account, this.placeOf(matter).matterId);
    if (!seen) throw new Error(`${account} does not see the ${matter ?? 'request'}`);
    return seen;
  }

  async clock(account: string, id: string, matter?: string): Promise<SeenClock> {
    const clock = (await this.sees(account, matter)).clocks.find((one) => one.id === id);
    if (!clock) throw new Error(`the ${matter ?? 'request'} has no clock ${id}`);
    return clock;
  }

  /** Levels of the alerts on a clock of the matter that this account received, in order. */
  async alerts(account: string, clockId: string, matter?: string): Promise<readonly string[]> {
    const { matterId } = this.placeOf(matter);
    return (await this.driver.alerts(account))
      .filter((alert) => alert.matterId === matterId && alert.clockId === clockId)
      .map(({ level, breachClause }) => (breachClause ? `${level} ${breachClause}` : level))
      .sort();
  }

  bringsIntoForce = (notice: CalendarBody): Promise<void> => this.driver.bringsIntoForce(notice);

  matters = (account: string, process: string, catalogCode: string): Promise<readonly string[]> =>
    this.driver.matters(account, process, catalogCode);

  version = (account: string, catalogCode: string): Promise<number | null> => this.driver.version(account, catalogCode);

  idOf = (matter: string): string => this.placeOf(matter).matterId;

  private placeOf(matter = 'request'): Place {
    const place = this.places.get(matter);
    if (!place) throw new Error(`nobody has raised the ${matter}`);
    return place;
  }
}
