import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { AccessLogPage, EventPage, MatterPage, OperationsStatus, Proof } from '#libs/http';
import { createDataSource, recordVerification } from '#libs/persistence';
import { sqlAs } from '../support/database.js';
import { expectProblem } from './api.fixture.js';
import { Desk, DRAFT } from './desk.fixture.js';

const BEGINS = '2026-01-26T01:00:00.000Z';

let desk: Desk;
let request: string;
let draft: string;
beforeAll(async () => {
  desk = await Desk.at(BEGINS);
  request = await desk.does('m4.handler', '/share-requests', DRAFT);
  const path = `/share-requests/${request}/commands`;
  await desk.does('m4.handler', `${path}/submit-internally`, { revision: 1, declaration: true });
  await desk.does('m4.lead', `${path}/lead-consent`, { revision: 1 });
  await desk.does('m2.handler', `${path}/accept`);
  draft = await desk.does('p5.handler', '/share-requests', DRAFT);
}, 90_000);
afterAll(() => desk?.close());

async function events(account: string, query = ''): Promise<ReturnType<typeof EventPage.parse>['items']> {
  const found = [];
  for (let cursor = ''; ;) {
    const { status, body, text } = await desk.see(account, `/events?limit=100${query}${cursor}`);
    if (status !== 200) throw new Error(text);
    const { items, nextCursor } = EventPage.parse(body);
    found.push(...items);
    if (nextCursor === null) return found;
    cursor = `&cursor=${nextCursor}`;
  }
}

describe('the events of all matters', () => {
  it('are the lines of all histories that the auditor may open, the last first', async () => {
    for (const auditor of ['auditor.1', 'auditor.2']) {
      const lines = [];
      for (let cursor = ''; ;) {
        const page = MatterPage.parse((await desk.see(auditor, `/matters?order=id&limit=200${cursor}`)).body);
        for (const { matterId } of page.items)
          for (const { seq, sentence, hash } of await desk.history(auditor, matterId))
            lines.push(`${matterId} ${seq} ${sentence} ${hash}`);
        if (page.nextCursor === null) break;
        cursor = `&cursor=${page.nextCursor}`;
      }
      const found = await events(auditor);
      const told = found.map(({ matterId, seq, sentence, hash }) => `${matterId} ${seq} ${sentence} ${hash}`);
      expect(lines.length).toBeGreaterThan(10);
      expect(told.sort()).toEqual(lines.sort());
      const times = found.map(({ recordedAt }) => recordedAt);
      expect(times).toEqual([...times].sort().reverse());
    }
  }, 60_000);

  it('are filtered by person, type, process, division and period', async () => {
    const shown = (query: string) =>
      events('auditor.1', query).then((found) =>
        found.filter(({ matterId }) => matterId === request).map(({ type }) => type),
      );
    expect(await shown('&account=m4.lead')).toEqual(['numberAssigned', 'requestSubmitted']);
    expect(await shown('&type=requestAccepted')).toEqual(['requestAccepted']);
    expect(await shown('&account=m4.lead&type=requestAccepted')).toEqual([]);
    expect(await shown('&process=share-request&account=m2.handler')).toEqual(['requestAccepted']);
    expect(await shown('&process=catalog-entry')).toEqual([]);
    expect((await shown('&division=990000')).length).toBe((await shown('&division=990100')).length);
    expect(await shown('&division=990200')).toEqual([]);
    expect(await shown(`&to=${BEGINS}`)).toEqual([]);
    expect((await shown(`&from=${BEGINS}`)).length).toBeGreaterThan(3);
  });

  it.each([
    ['type', 'nothingSuch'],
    ['division', '123456'],
    ['process', 'nothing'],
    ['from', 'yesterday'],
  ])('are not filtered by what is no %s', async (name, value) => {
    expectProblem(await desk.see('auditor.1', `/events?${name}=${value}`), 400, name);
  });

  it('are for auditors only, and each reading is recorded', async () => {
    for (const account of ['m4.lead', 'm1.supervisor', 'gov.m', 'sysadmin.1', 'operator.1'])
      expect(expectProblem(await desk.see(account, '/events'), 403).code).toBe('NOT_YOUR_OFFICE');
    await desk.see('auditor.2', '/events?limit=1');
    const log = AccessLogPage.parse((await desk.see('auditor.1', '/access-log?account=auditor.2&limit=1')).body);
    expect(log.items).toMatchObject([{ kind: 'RESTRICTED_READ', route: '/api/v1/events', accountId: 'auditor.2' }]);
  });

  it('have nothing of a draft', async () => {
    expect((await events('auditor.1')).filter(({ matterId }) => matterId === draft)).toEqual([]);
  });
});

describe('the proof of a matter', () => {
  const proof = async (account: string, id = request, query = '') =>
    Proof.parse((await desk.see(account, `/matters/${id}/proof${query}`)).body);

  const digestOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

  /** What a stranger does, who has the answer alone; true if the chain is whole and ends in `head`. */
  function recomputes(items: z.infer<typeof Proof>['items'], head: string) {
    let previous = '0'.repeat(64);
    for (const { canonical, content, prevHash, hash } of items) {
      const link = JSON.parse(String(canonical)) as { prev_hash: string; digest: string };
      if (prevHash !== previous || link.prev_hash !== previous) return false;
      if (content !== null && digestOf(content) !== link.digest) return false;
      if (digestOf(String(canonical)) !== hash) return false;
      previous = hash;
    }
    return previous === head;
  }

  it('is recomputed by anybody, up to the head that the matter shows', async () => {
    const { headHash, seq } = await desk.matter('auditor.1', request);
    const { items, nextCursor } = await proof('auditor.1');
    expect([items.length, nextCursor]).toEqual([seq, null]);
    expect(recomputes(items, headHash)).toBe(true);
    const changed = items.map((one) => ({ ...one, content: String(one.content).replace('审核', '审査') }));
    expect(changed).not.toEqual(items);
    expect(recomputes(changed, headHash)).toBe(false);
    expect(recomputes(items.slice(1), headHash)).toBe(false);
    expect(recomputes(items.slice(0, -1), headHash)).toBe(false);
  });

  it('comes in pages that join', async () => {
    const { items } = await proof('auditor.1');
    const found = [];
    for (let query = '?limit=2'; ;) {
      const page = await proof('auditor.1', request, query);
      found.push(...page.items);
      if (page.nextCursor === null) break;
      query = `?limit=2&cursor=${page.nextCursor}`;
    }
    expect(found).toEqual(items);
  });

  it('holds what was done, as it is stored', async () => {
    const stored = await sqlAs<{ seq: number; payload: string; hash: string }>(
      desk.open.ownerUrl,
      `SELECT seq, payload, hash FROM event WHERE stream = '${request}' ORDER BY seq`,
    );
    const { items } = await proof('auditor.1');
    expect(
      items.map(({ seq, content, hash }) => ({
        seq,
        payload: (JSON.parse(String(content)) as { payload: string }).payload,
        hash,
      })),
    ).toEqual(stored);
  });

  it('gives a party the same chain without the contents, to be recomputed by them, too', async () => {
    const { items: whole } = await proof('auditor.1');
    for (const account of ['m4.handler', 'm2.lead', 'm1.supervisor']) {
      const { items } = await proof(account);
      expect(items.length).toBeGreaterThan(0);
      expect(items).toEqual(whole.slice(0, items.length).map((one) => ({ ...one, content: null })));
      expect(recomputes(items, (await desk.matter(account, request)).headHash)).toBe(true);
    }
  });

  it('gives each event a salt of its own, which nobody finds who has the digest alone', async () => {
    const { items } = await proof('auditor.1');
    const salts = items.map(({ content }) => (JSON.parse(String(content)) as { salt: string }).salt);
    expect(new Set(salts).size).toBe(items.length);
    for (const salt of salts) expect(salt).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  });

  it('does not exist for who may not see the matter, and an auditor’s reading is recorded', async () => {
    for (const [account, id] of [
      ['p3.lead', request],
      ['auditor.1', draft],
      ['auditor.1', 'x'],
    ] as const)
      expectProblem(await desk.see(account, `/matters/${id}/proof`), 404, 'id');
    await proof('auditor.2');
    const log = AccessLogPage.parse((await desk.see('auditor.1', '/access-log?account=auditor.2&limit=1')).body);
    expect(log.items).toMatchObject([{ route: '/api/v1/matters/:id/proof', resourceId: request }]);
  });
});

describe('the state of operations', () => {
  const status = async () => OperationsStatus.parse((await desk.see('operator.1', '/operations/status')).body);

  it('is for operators only', async () => {
    for (const account of ['m4.lead', 'auditor.1', 'sysadmin.1', 'n1.sa-head'])
      expect(expectProblem(await desk.see(account, '/operations/status'), 403).code).toBe('NOT_YOUR_OFFICE');
  });

  it('counts what waits', async () => {
    const before = await status();
    expect(before).toMatchObject({ wakes: { due: 0, oldestDueAt: null, lagSeconds: null }, verification: null });
    await sqlAs(
      desk.open.ownerUrl,
      `UPDATE matter SET wake_at = platform_now() - interval '100 seconds' WHERE id = '${request}';
       INSERT INTO outbox (id, source, process, target, message, state, posted_at) VALUES
         (gen_random_uuid(), '${request}', 'share-request', '${request}', '{}', 'PENDING', now() - interval '50 seconds'),
         (gen_random_uuid(), '${request}', 'share-request', '${request}', '{}', 'PARKED', now()),
         (gen_random_uuid(), '${request}', 'share-request', '${request}', '{}', 'DONE', now() - interval '1 day');
       INSERT INTO delivery (id, channel, account, state, created_at) VALUES
         (gen_random_uuid(), 'EMAIL', 'm4.lead', 'DEAD', now()), (gen_random_uuid(), 'EMAIL', 'm4.lead', 'DELIVERED', now())`,
    );
    const { wakes, letters, deliveries } = await status();
    expect(wakes.due).toBe(1);
    expect(wakes.lagSeconds).toBeGreaterThanOrEqual(100);
    expect(letters).toMatchObject({ pending: before.letters.pending + 1, parked: before.letters.parked + 1 });
    expect(letters.oldestWaitsSeconds).toBeGreaterThanOrEqual(50);
    expect(deliveries).toContainEqual({ state: 'DEAD', deliveries: 1 });
    expect(deliveries.map(({ state }) => state)).not.toContain('DELIVERED');
  });

  it('tells the last verification', async () => {
    const counts = { streams: 3, events: 7, findings: 0, accessLogRows: 5, accessLogFindings: 1 };
    const database = await createDataSource(desk.open.appUrl, { poolSize: 1 }).initialize();
    try {
      await recordVerification(database, { ...counts, findings: 2 });
      await recordVerification(database, counts);
    } finally {
      await database.destroy();
    }
    expect((await status()).verification).toEqual({ ...counts, at: expect.any(String) });
  });
});
