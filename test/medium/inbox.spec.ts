import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AlertPage, History, MatterView, TaskPage } from '#libs/http';
import { accounts } from '../../infra/rehearsal/data/accounts.js';
import { sqlAs } from '../support/database.js';
import { fewAtOnce } from '../support/few-at-once.js';
import { BORDERS, ToldStory } from './told-story.fixture.js';

let story: ToldStory;
beforeAll(async () => {
  story = await ToldStory.tell();
});
afterAll(() => story?.close());

/** A page of a list, reduced to what the walk reads. */
interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** Returns the items of all pages that the account sees at a path. */
async function all<Item>(
  account: string,
  path: string,
  parse: (body: unknown) => Page<Item>,
  limit = 50,
): Promise<Item[]> {
  const items: Item[] = [];
  let next: string | null = '';
  do {
    const page: Page<Item> = parse((await story.see(account, `${path}?limit=${limit}${next}`)).body);
    items.push(...page.items);
    next = page.nextCursor === null ? null : `&cursor=${encodeURIComponent(page.nextCursor)}`;
  } while (next !== null);
  return items;
}

it('each account may open the matter of each of its alerts and tasks, and do each task', async () => {
  const walked: string[] = [];
  const faults: string[] = [];
  for (const { accountId: account } of accounts) {
    const opened = new Map<string, ReturnType<ToldStory['see']>>();
    const open = (matterId: string): ReturnType<ToldStory['see']> => {
      const reply = opened.get(matterId) ?? story.see(account, `/matters/${matterId}`);
      opened.set(matterId, reply);
      return reply;
    };
    for (const { process, text, matterId } of await all(account, '/alerts', (body) => AlertPage.parse(body))) {
      const { status } = await open(matterId);
      walked.push(matterId);
      if (status !== 200) faults.push(`${account}: alert of ${process} ${status} ${text}`);
    }
    for (const task of await all(account, '/tasks', (body) => TaskPage.parse(body))) {
      const { status, body } = await open(task.matterId);
      const offered = status === 200 ? MatterView.parse(body).availableCommands : [];
      const found = offered.find(({ command }) => command === task.command);
      walked.push(task.id);
      if (!found?.allowed) faults.push(`${account}: ${task.process} ${task.command} ${status} ${found?.code ?? ''}`);
    }
  }
  expect(faults).toEqual([]);
  expect(walked.length).toBeGreaterThan(2000);
});

it('no alert is hidden from an office that it was sent to', async () => {
  const [{ sent } = { sent: 0 }] = await sqlAs<{ sent: number }>(
    story.ownerUrl,
    `SELECT count(DISTINCT (a.id, p.account_id))::int AS sent FROM alert a
     JOIN alert_recipient r ON r.alert = a.id
     JOIN appointment p ON p.role = r.role AND r.department_id IN (p.department_id, '*')
     WHERE a.withdrawn_at IS NULL`,
  );
  const listed = await fewAtOnce(
    accounts,
    async ({ accountId }) => (await all(accountId, '/alerts', (body) => AlertPage.parse(body))).length,
  );
  expect(listed.reduce((sum, one) => sum + one, 0)).toBe(sent);
});

it('lists alerts by date, those of one date from the earliest on, and goes on from page to page', async () => {
  const alerts = await all('p5.lead', '/alerts', (body) => AlertPage.parse(body), 3);
  const dates = await sqlAs<{ id: string; dates: string }>(
    story.ownerUrl,
    `SELECT id, concat_ws(' ', coalesce(due_at::text, '9'), coalesce(target_due_at::text, '9')) AS dates FROM alert`,
  );
  const datesOf = new Map(dates.map(({ id, dates: told }) => [id, told]));
  const placed = alerts.map(({ at, id }) => [datesOf.get(id), at, id].join(' '));
  expect(placed).toEqual([...placed].sort());
  expect(new Set(placed).size).toBe(placed.length);
  expect(placed.filter((place) => place.startsWith('9 9')).length).toBeGreaterThan(2);
});

it('a department that was only told of a published entry sees what was announced, and nothing of the review', async () => {
  const alerts = await all('p6.handler', '/alerts', (body) => AlertPage.parse(body));
  const told = alerts.find(({ process, subject }) => process === 'catalog-entry' && subject === BORDERS);
  const matterId = told?.matterId ?? '';
  const view = MatterView.parse((await story.see('p6.handler', `/matters/${matterId}`)).body);
  expect(view).toMatchObject({ process: 'catalog-entry', clocks: [], tasks: [], availableCommands: [], opinions: [] });
  const { items } = History.parse((await story.see('p6.handler', `/matters/${matterId}/history`)).body);
  expect([...new Set(items.map(({ type }) => type))]).toEqual(['entryPublished']);
  expect((await story.see('p6.handler', `/matters/${matterId}/effects`)).status).toBe(404);
  expect((await story.matters('p6.handler', '?limit=200')).items.map((one) => one.matterId)).not.toContain(matterId);
});
