import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { MatterActivitiesService } from '#activities/matter';
import { History, MatterPage, MatterView, Receipt } from '#libs/http';
import { countLetters, createDataSource } from '#libs/persistence';
import { entries } from '../../infra/rehearsal/data/index.js';
import { ask, expectProblem, openApi, signIn, type OpenApi, type Reply } from './api.fixture.js';
import { deliver } from './relay.fixture.js';

/** Codes of 驾驶证状态核验 and 机动车登记信息, provided by P2. */
const LICENCES = '3070990000002/000001';
const VEHICLES = '3070990000002/000002';
const CAUSE = {
  trigger: 'LEGAL_CHANGE',
  eventDate: '2025-09-29',
  docRef: '登记办法（示例）修订',
  reason: '登记范围改变。',
};

const UpdateSeen = z.object({ opening: z.object({ entry: z.object({ entryId: z.uuid() }) }) });

let open: OpenApi;
let db: DataSource;

beforeAll(async () => {
  open = await openApi('2025-09-29T01:00:00.000Z');
  db = await createDataSource(open.appUrl).initialize();
});
afterAll(async () => {
  await db?.destroy();
  await open?.close();
});

async function give(account: string, path: string, payload: object): Promise<Reply> {
  const headers = { 'idempotency-key': randomUUID() };
  const init = { method: 'POST', token: await signIn(open.url, account), headers, body: JSON.stringify(payload) };
  return ask(`${open.url}/api/v1/${path}`, init);
}

const see = async (account: string, matterId: string): Promise<Reply> =>
  ask(`${open.url}/api/v1/matters/${matterId}`, { token: await signIn(open.url, account) });

/** Carries out commands in order; each must succeed. */
async function pass(matterId: string, steps: readonly (readonly [string, string, object])[]): Promise<void> {
  for (const [account, command, payload] of steps) {
    const { status, text } = await give(account, `catalog-updates/${matterId}/commands/${command}`, payload);
    expect([command, status, text]).toEqual([command, 200, text]);
  }
}

describe('an update of a published entry', () => {
  const change = {
    changes: { abstract: '按驾驶证号返回准驾车型和证件状态（含电子驾驶证），供资格审核使用。' },
    changeReason: '电子驾驶证纳入登记。',
  };
  let update: string;

  it('is opened by its provider under T1, and visible to its authority', async () => {
    const opened = await give('p2.handler', 'catalog-updates', { catalogCode: LICENCES, ...CAUSE });
    expect(opened).toMatchObject({ status: 201, body: { number: null, state: 'OPEN', revision: 1 } });
    update = Receipt.parse(opened.body).matterId;
    expect(MatterView.parse((await see('p1.reviewer', update)).body)).toMatchObject({
      process: 'catalog-update',
      catalogCode: LICENCES,
      draft: null,
      submissions: [],
      parties: { provider: { departmentId: 'P2' }, authority: { departmentId: 'P1' } },
      clocks: [{ id: 'update', clause: '17(2)', day0: '2025-09-29', lastDay: '2025-10-20' }],
    });
    expect((await see('m2.handler', update)).status).toBe(404);
  });

  it('is drafted inside the provider, submitted by its head, and published by the authority', async () => {
    await pass(update, [
      ['p2.handler', 'start-update', {}],
      ['p2.handler', 'revise-change', change],
    ]);
    expect(MatterView.parse((await see('p2.head', update)).body)).toMatchObject({ draft: { ...change, revision: 1 } });
    expect(MatterView.parse((await see('p1.reviewer', update)).body)).toMatchObject({ draft: null });
    await pass(update, [
      ['p2.lead', 'submit-to-head', { revision: 1 }],
      ['p2.head', 'head-approve', { revision: 1 }],
      ['p1.reviewer', 'authority-pass', { revision: 1 }],
    ]);
    const token = await signIn(open.url, 'p1.reviewer');
    const { items } = History.parse((await ask(`${open.url}/api/v1/matters/${update}/history`, { token })).body);
    expect(items.map(({ type }) => type)).not.toContain('changeRevised');
    expect(items.at(-1)).toMatchObject({ type: 'updatePassed', clause: '17(3)' });
    await deliver(db);
    const { opening } = UpdateSeen.parse((await see('p2.lead', update)).body);
    const entry = MatterView.parse((await see('p2.lead', opening.entry.entryId)).body);
    expect(entry).toMatchObject({ process: 'catalog-entry', state: 'PUBLISHED', openUpdates: [] });
    expect(JSON.stringify(entry)).toContain(change.changes.abstract);
  });

  it('shows beside the new value the one that it replaced, in the update and between the versions', async () => {
    const before = entries().find(({ content }) => content.catalogCode === LICENCES)?.content.abstract;
    const difference = { path: 'abstract', label: '摘要', before, after: change.changes.abstract };
    for (const account of ['p1.reviewer', 'p2.lead'])
      expect(MatterView.parse((await see(account, update)).body)).toMatchObject({
        submissions: [{ differences: [difference] }],
      });
    const compare = async (from: number, to: number) =>
      ask(`${open.url}/api/v1/catalog/entries/${LICENCES}/diff?from=${String(from)}&to=${String(to)}`, {
        token: await signIn(open.url, 'm2.handler'),
      });
    expect((await compare(1, 2)).body).toEqual({ from: 1, to: 2, differences: [difference] });
    expect((await compare(2, 2)).body).toMatchObject({ differences: [] });
    expectProblem(await compare(2, 3), 404);
  });
});

describe('a bulk trigger', () => {
  it('that names an entry of others opens no update', async () => {
    const refused = await give('p2.lead', 'update-triggers', {
      ...CAUSE,
      catalogCodes: [VEHICLES, '3070990000003/000001'],
    });
    expectProblem(refused, 422, 'catalogCodes.1');
  });

  it('opens an update of every entry', async () => {
    const opened = await give('p1.supervisor', 'update-triggers', { ...CAUSE, catalogCodes: [LICENCES, VEHICLES] });
    expect(opened).toMatchObject({ status: 201, body: { state: 'REGISTERED' } });
    const { matterId } = Receipt.parse(opened.body);
    await deliver(db);
    const token = await signIn(open.url, 'p2.lead');
    const listed = await ask(`${open.url}/api/v1/matters?process=catalog-update&state=OPEN`, { token });
    const { items } = MatterPage.parse(listed.body);
    expect(items.map(({ catalogCode }) => catalogCode).sort()).toEqual([LICENCES, VEHICLES]);
    for (const item of items)
      expect(MatterView.parse((await see('p2.lead', item.matterId)).body)).toMatchObject({
        opening: { triggerId: matterId, kind: 'CHANGE' },
        clocks: [{ id: 'update', lastDay: '2025-10-20' }],
      });
  });
});

it('one trigger opens updates for five hundred entries, all of them or none', async () => {
  const transition = new MatterActivitiesService(db);
  const sample = entries().find(({ content }) => content.catalogCode === VEHICLES);
  if (!sample) throw new Error('the sample entry is gone');
  const codes = Array.from({ length: 500 }, (_, n) => `3070990000002/${String(200_001 + n)}`);
  for (const [n, catalogCode] of codes.entries()) {
    const content = { ...sample.content, catalogCode, name: `登记信息汇总（${String(n)}）` };
    const payload = { version: 1, effectiveAt: '2025-07-31T16:00:00.000Z', provider: 'P2', content };
    const reaction = { kind: 'reaction', id: randomUUID(), reaction: 'take-over', payload } as const;
    await transition.transition('catalog-entry', randomUUID(), reaction);
  }
  const strange = [...codes.slice(1), '3070990000002/999999'];
  expectProblem(await give('p2.lead', 'update-triggers', { ...CAUSE, catalogCodes: strange }), 422);
  const opened = await give('p2.lead', 'update-triggers', { ...CAUSE, catalogCodes: codes });
  expect(opened).toMatchObject({ status: 201 });
  const { matterId } = Receipt.parse(opened.body);
  expect(await countLetters(db, matterId)).toEqual({ PENDING: 500, DONE: 0, REFUSED: 0, PARKED: 0 });
  await deliver(db);
  expect(await countLetters(db, matterId)).toEqual({ PENDING: 0, DONE: 500, REFUSED: 0, PARKED: 0 });
  const open = await db.query<{ open: number }[]>(
    `SELECT cardinality(open_updates) AS open FROM catalog_entry WHERE catalog_code = ANY($1)`,
    [codes],
  );
  expect(open).toEqual(codes.map(() => ({ open: 1 })));
});
