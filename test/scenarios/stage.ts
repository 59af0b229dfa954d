import { expect } from '@jest/globals';
import type { Driver, Outcome, Seen, SeenClock } from './driver.js';

/** One step of a scenario: at an instant of the platform's clock, people act and look. */
export interface Step {
  /** Asia/Shanghai, with its offset. */
  readonly at: string;
  readonly title: string;
  readonly act: (stage: Stage) => Promise<void>;
}
export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly Step[];
}

/** `2025-09-26 11:00`, in Shanghai. */
export const step = (time: string, title: string, act: Step['act']): Step => {
  const [date, clock = ''] = time.split(' ');
  const at = `${date}T${clock.length === 5 ? `${clock}:00` : clock}+08:00`;
  return { at, title, act };
};

/** Steps of several scenarios as they happen on one platform, whose clock only moves forward. */
export const inOrder = (scenarios: readonly Scenario[]): readonly (Step & { readonly scenario: string })[] =>
  scenarios
    .flatMap(({ id: scenario, steps }) => steps.map((one) => ({ ...one, scenario })))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));

/** Where one scenario plays: its matters by the names that it gives them. */
export class Stage {
  private readonly matters = new Map<string, string>();

  constructor(private readonly driver: Driver) {}

  /** A handler drafts and hands in, the lead consents: from then on the request is the provider's. */
  async raises(department: string, content: unknown, matter = 'request', drafter = 'handler'): Promise<void> {
    const account = `${department}.${drafter}`;
    const drafted = await this.driver.draft(account, content);
    expect(drafted).toMatchObject({ ok: true, status: 201, state: 'DRAFT' });
    if (drafted.ok) this.matters.set(matter, drafted.matterId);
    await this.does(account, 'submit-internally', { revision: 1, declaration: true }, matter);
    await this.does(`${department}.lead`, 'lead-consent', { revision: 1 }, matter);
  }

  drafts = (account: string, content: unknown): Promise<Outcome> => this.driver.draft(account, content);

  async does(account: string, command: string, payload: unknown = {}, matter?: string): Promise<void> {
    const outcome = await this.driver.act(account, this.idOf(matter), command, payload);
    expect({ command, ...outcome }).toMatchObject({ command, ok: true, status: 200 });
  }

  /** The command is refused so, and the matter is as it was. */
  async isRefused(
    account: string,
    command: string,
    payload: unknown,
    expected: object,
    matter?: string,
  ): Promise<void> {
    const before = await this.sees(account, matter);
    const outcome = await this.driver.act(account, this.idOf(matter), command, payload);
    expect({ command, ...outcome }).toMatchObject({ command, ok: false, ...expected });
    expect(await this.sees(account, matter)).toEqual(before);
  }

  async sees(account: string, matter?: string): Promise<Seen> {
    const seen = await this.driver.matter(account, this.idOf(matter));
    if (!seen) throw new Error(`${account} does not see the ${matter ?? 'request'}`);
    return seen;
  }

  async clock(account: string, id: string, matter?: string): Promise<SeenClock> {
    const clock = (await this.sees(account, matter)).clocks.find((one) => one.id === id);
    if (!clock) throw new Error(`the ${matter ?? 'request'} has no clock ${id}`);
    return clock;
  }

  /** Levels of the alerts on a clock of the matter that reached this account, in their order. */
  async alerts(account: string, clockId: string, matter?: string): Promise<readonly string[]> {
    const matterId = this.idOf(matter);
    return (await this.driver.alerts(account))
      .filter((alert) => alert.matterId === matterId && alert.clockId === clockId)
      .map(({ level, breachClause }) => (breachClause ? `${level} ${breachClause}` : level))
      .sort();
  }

  asksFor = (account: string): Promise<readonly string[]> => this.driver.asksFor(account);

  private idOf(matter = 'request'): string {
    const id = this.matters.get(matter);
    if (!id) throw new Error(`nobody has raised the ${matter}`);
    return id;
  }
}
