import { randomUUID } from 'node:crypto';
import { AlertPage, MatterPage, MatterView, Problem, Receipt } from '#libs/http';
import { RehearsalApi, type Reply } from '../../infra/rehearsal/api-client.js';
import type { Driver, Outcome, Seen, SeenAlert } from '../scenarios/driver.js';

/** Anybody may move the clock. */
const CLOCKMAKER = 'operator.1';

/** The platform through its API: every answer is held to the documented schema. */
export class HttpDriver implements Driver {
  private readonly api: RehearsalApi;

  constructor(url: string) {
    this.api = new RehearsalApi(url);
  }

  advanceTo(instant: string): Promise<void> {
    return this.api.advanceTo(CLOCKMAKER, instant);
  }

  async draft(account: string, content: unknown): Promise<Outcome> {
    return outcomeOf(await this.api.post(account, '/share-requests', content, randomUUID()));
  }

  async act(account: string, matterId: string, command: string, payload: unknown): Promise<Outcome> {
    const path = `/share-requests/${matterId}/commands/${command}`;
    return outcomeOf(await this.api.post(account, path, payload, randomUUID()));
  }

  async matter(account: string, matterId: string): Promise<Seen | null> {
    const { status, body } = await this.api.get(account, `/matters/${matterId}`);
    if (status === 404) return null;
    const { number, state, seq, clocks, proposal } = MatterView.parse(body);
    return { matterId, number, state, seq, clocks, proposal };
  }

  async asksFor(account: string): Promise<readonly string[]> {
    const items = await this.everything(account, '/matters', MatterPage);
    return items.map(({ catalogCode }) => catalogCode);
  }

  alerts(account: string): Promise<readonly SeenAlert[]> {
    return this.everything(account, '/alerts', AlertPage);
  }

  /** All pages of a list. */
  private async everything<Item>(account: string, path: string, schema: PageSchema<Item>): Promise<readonly Item[]> {
    const items: Item[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
      const page = schema.parse((await this.api.get(account, `${path}?limit=200${query}`)).body);
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    return items;
  }
}

interface PageSchema<Item> {
  parse(body: unknown): { readonly items: readonly Item[]; readonly nextCursor: string | null };
}

function outcomeOf({ status, body }: Reply): Outcome {
  if (status < 300) {
    const { matterId, state, seq } = Receipt.parse(body);
    return { ok: true, status, matterId, state, seq };
  }
  const { code, clause, detail } = Problem.parse(body);
  return { ok: false, status, code, detail, ...(clause && { clause }) };
}
