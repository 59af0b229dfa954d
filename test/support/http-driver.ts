import { randomUUID } from 'node:crypto';
import { processNamed } from '#libs/domain';
import type { z } from 'zod';
import {
  AlertPage,
  CalendarReceipt,
  CalendarRollout,
  DocumentReceipt,
  Effects,
  EntryView,
  MatterFrame,
  MatterPage,
  MatterView,
  Problem,
  Receipt,
  type CalendarBody,
} from '#libs/http';
import { until } from './until.js';
import { RehearsalApi, type Reply } from '../../infra/rehearsal/api-client.js';
import type { Driver, Outcome, Place, Seen, SeenAlert } from '../scenarios/driver.js';

/** Account that moves the clock; in a rehearsal every account may. */
const CLOCKMAKER = 'operator.1';
/** Account that sees every matter which is open to its parties. */
const WATCHER = 'auditor.1';

/** Two accounts, because the one who uploads a version may not activate it (SoD-10). */
const ADMINISTRATORS = ['sysadmin.1', 'sysadmin.2'] as const;

/** Drives the platform through its API; every answer is parsed by its documented schema. */
export class HttpDriver implements Driver {
  private readonly api: RehearsalApi;

  constructor(url: string) {
    this.api = new RehearsalApi(url);
  }

  advanceTo(instant: string): Promise<void> {
    return this.api.advanceTo(CLOCKMAKER, instant);
  }

  begin(account: string, process: string, payload: unknown, command?: string): Promise<Outcome> {
    const other = command ? `/commands/${command}` : '';
    return this.give(account, `/${processNamed(process).collection}${other}`, payload);
  }

  act(account: string, { process, matterId }: Place, command: string, payload: unknown): Promise<Outcome> {
    return this.give(account, `/${processNamed(process).collection}/${matterId}/commands/${command}`, payload);
  }

  async upload(account: string, text: string): Promise<string> {
    const { status, body } = await this.api.upload(account, `${randomUUID()}.txt`, Buffer.from(text), randomUUID());
    if (status !== 201) throw new Error(`the upload was answered ${status}: ${JSON.stringify(body)}`);
    return DocumentReceipt.parse(body).documentId;
  }

  async matter(account: string, matterId: string): Promise<Seen | null> {
    const { status, body } = await this.api.get(account, `/matters/${matterId}`);
    if (status === 404) return null;
    const view = MatterView.parse(body);
    const { process, number, state, seq, clocks } = MatterFrame.parse(view);
    return { matterId, process, number, state, seq, clocks, view };
  }

  async matters(account: string, process: string, catalogCode: string): Promise<readonly string[]> {
    const query = `/matters?process=${process}&q=${encodeURIComponent(catalogCode)}`;
    const items = await this.everything(account, query, MatterPage);
    return items.filter((one) => one.catalogCode === catalogCode).map(({ matterId }) => matterId);
  }

  async version(account: string, catalogCode: string): Promise<number | null> {
    const { status, body } = await this.api.get(account, `/catalog/entries/${catalogCode}`);
    return status === 404 ? null : EntryView.parse(body).version;
  }

  alerts(account: string): Promise<readonly SeenAlert[]> {
    return this.everything(account, '/alerts', AlertPage);
  }

  async bringsIntoForce(notice: CalendarBody): Promise<void> {
    const [one, another] = ADMINISTRATORS;
    const uploaded = await this.api.post(one, '/calendars', notice, randomUUID());
    const { version } = succeeded(CalendarReceipt, uploaded);
    succeeded(
      CalendarRollout,
      await this.api.post(another, `/calendars/${version}/commands/activate`, {}, randomUUID()),
    );
    await until('every clock is counted anew', async () => {
      const { state } = succeeded(CalendarRollout, await this.api.get(another, `/calendars/${version}/rollout`));
      if (state !== 'RUNNING' && state !== 'DONE') throw new Error(`the rollout of ${version} is ${state}`);
      return state === 'DONE';
    });
  }

  private async give(account: string, path: string, payload: unknown): Promise<Outcome> {
    const outcome = outcomeOf(await this.api.post(account, path, payload, randomUUID()));
    if (outcome.ok) await this.settle(outcome.matterId);
    return outcome;
  }

  /** Waits until the effects of a matter, and the effects of those, have been delivered. */
  protected async settle(matterId: string, seen = new Set<string>()): Promise<void> {
    if (seen.has(matterId)) return;
    seen.add(matterId);
    await until('effects arrive', async () => (await this.effects(matterId)).counts.PENDING === 0);
    for (const { matterId: target, state } of (await this.effects(matterId)).items) {
      if (state !== 'DONE') throw new Error(`an effect of ${matterId} on ${target} is ${state}`);
      await this.settle(target, seen);
    }
  }

  /** Effects of a matter; none of one that its own department still keeps internal. */
  private async effects(matterId: string): Promise<Pick<z.output<typeof Effects>, 'counts' | 'items'>> {
    const { status, body } = await this.api.get(WATCHER, `/matters/${matterId}/effects?limit=200`);
    return status === 404 ? NO_EFFECTS : Effects.parse(body);
  }

  /** Returns the items of all pages of a list. */
  private async everything<Item>(account: string, path: string, schema: PageSchema<Item>): Promise<readonly Item[]> {
    const items: Item[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
      const join = path.includes('?') ? '&' : '?';
      const page = schema.parse((await this.api.get(account, `${path}${join}limit=200${query}`)).body);
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    return items;
  }
}

const NO_EFFECTS = { counts: { PENDING: 0, DONE: 0, REFUSED: 0, PARKED: 0 }, items: [] };

interface PageSchema<Item> {
  parse(body: unknown): { readonly items: readonly Item[]; readonly nextCursor: string | null };
}

function succeeded<Schema extends z.ZodType>(schema: Schema, { status, body }: Reply): z.output<Schema> {
  if (status >= 300) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
  return schema.parse(body);
}

function outcomeOf({ status, body }: Reply): Outcome {
  if (status < 300) {
    const { matterId, state, seq } = Receipt.parse(body);
    return { ok: true, status, matterId, state, seq };
  }
  const { code, clause, detail } = Problem.parse(body);
  return { ok: false, status, code, detail, ...(clause && { clause }) };
}
