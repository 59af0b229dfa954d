import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DryRun, RequestCopy } from '#libs/http';
import { PROCESSES } from '#libs/domain';
import { agree } from '../scenarios/payloads.js';
import { sqlAs } from '../support/database.js';
import { expectProblem } from './api.fixture.js';
import { Desk, DRAFT } from './desk.fixture.js';

let desk: Desk;
let id: string;
/** The provider of that request. */
const PROVIDER = 'm2';
beforeAll(async () => {
  desk = await Desk.at('2026-03-02T01:00:00.000Z');
  id = await desk.does('m4.handler', '/share-requests', DRAFT);
  await desk.does('m4.handler', `/share-requests/${id}/commands/submit-internally`, { revision: 1, declaration: true });
});
afterAll(() => desk?.close());

/** Everything that a command may change. */
const stored = () =>
  sqlAs(
    desk.open.ownerUrl,
    `SELECT (SELECT count(*) FROM event) AS events, (SELECT count(*) FROM command) AS commands,
       (SELECT count(*) FROM matter) AS matters, (SELECT coalesce(sum(last), 0) FROM number_counter) AS numbers,
       (SELECT count(*) FROM alert) AS alerts, (SELECT count(*) FROM outbox) AS letters`,
  );

async function tries(account: string, path: string, payload: object = {}): Promise<DryRun> {
  const before = await stored();
  const { status, body, headers } = await desk.post(account, `${path}?dryRun=true`, payload);
  expect(await stored()).toEqual(before);
  expect([status, headers.get('location')]).toEqual([200, null]);
  return DryRun.parse(body);
}

describe('a trial', () => {
  it('tells which limit would begin, on which day it would end, and who would be told', async () => {
    const { problems, follows } = await tries('m4.lead', `/share-requests/${id}/commands/lead-consent`, {
      revision: 1,
    });
    expect(problems).toEqual([]);
    expect(follows?.state).toBe('SUBMITTED');
    expect(follows?.clocks).toMatchObject([
      {
        change: 'BEGINS',
        clockId: 'reply',
        kind: 'STATUTORY',
        clause: '21(1)',
        title: '答复期限',
        lastDay: expect.any(String),
      },
    ]);
    const told = follows?.messages.flatMap(({ to }) =>
      to.map(({ departmentId, roleTitle }) => [departmentId, roleTitle]),
    );
    expect(told).toContainEqual(['M2', '政务数据共享工作机构经办人']);
  });

  it('foretells what then happens', async () => {
    const { follows } = await tries('m4.lead', `/share-requests/${id}/commands/lead-consent`, { revision: 1 });
    await desk.does('m4.lead', `/share-requests/${id}/commands/lead-consent`, { revision: 1 });
    const { state, clocks } = await desk.matter('m4.lead', id);
    expect(state).toBe(follows?.state);
    expect(follows?.clocks.map(({ clockId, lastDay, dueAt }) => ({ id: clockId, lastDay, dueAt }))).toEqual(
      clocks.map((clock) => ({ id: clock.id, lastDay: clock.lastDay, dueAt: clock.dueAt })),
    );
  });

  it('of a command that begins a matter begins none', async () => {
    const { problems, follows } = await tries('m4.handler', '/share-requests', DRAFT);
    expect([problems, follows?.state]).toEqual([[], 'DRAFT']);
  });

  it('tells every fault of a form at once', async () => {
    const faulty = { ...DRAFT, shareMode: 'FILE', itemIds: ['i1', 'i99'], usageTerm: { until: '2020-01-01' } };
    const { problems, follows } = await tries('m4.handler', '/share-requests', faulty);
    expect(follows).toBeNull();
    expect(problems.flatMap(({ errors = [] }) => errors.map(({ field }) => field)).sort()).toEqual([
      'itemIds',
      'shareMode',
      'usageTerm.until',
    ]);
    const shapeless = await tries('m4.handler', '/share-requests', { ...DRAFT, dutyNeed: ' ', itemIds: [], more: 1 });
    expect(shapeless.problems.map(({ code }) => code)).toEqual(['INVALID']);
    expect(shapeless.problems[0]?.errors?.map(({ field }) => field).sort()).toEqual(['dutyNeed', 'itemIds', 'more']);
  });

  it('tells what the moment forbids together with what the form lacks', async () => {
    const { problems } = await tries(`${PROVIDER}.lead`, `/share-requests/${id}/commands/lead-approve-reply`, {});
    expect(problems.map(({ code }) => code)).toEqual(['WRONG_STATE', 'INVALID']);
  });

  it('tells a person without the office no more than the command would', async () => {
    const path = `/share-requests/${id}/commands/propose-reply?dryRun=true`;
    expectProblem(await desk.post('m4.handler', path, agree(1)), 403);
    expectProblem(await desk.post('c2.handler', path, agree(1)), 404);
    const real = await desk.post('m4.handler', `/share-requests/${id}/commands/propose-reply`, agree(1));
    expect((await desk.post('m4.handler', path, agree(1))).body).toMatchObject({
      code: (real.body as { code: string }).code,
    });
  });

  it('leaves the key free for the command itself', async () => {
    const { status } = await desk.post('m4.handler', '/share-requests?dryRun=maybe', DRAFT);
    expect(status).toBe(400);
    await tries(`${PROVIDER}.handler`, `/share-requests/${id}/commands/accept`);
    await desk.does(`${PROVIDER}.handler`, `/share-requests/${id}/commands/accept`);
  });
});

it('a draft may lack what it will say, and a copy of it begins the next one', async () => {
  const draft = { catalogCode: DRAFT.catalogCode, dutyNeed: '审核' };
  const begun = await desk.does('m4.handler', '/share-requests', draft);
  const submit = `/share-requests/${begun}/commands/submit-internally`;
  const { problems } = await tries('m4.handler', submit, { revision: 1, declaration: true });
  expect(problems.map(({ code }) => code)).toEqual(['REQUEST_INCOMPLETE']);
  expect(problems[0]?.errors).toContainEqual({ field: 'usageScope', message: '请填写使用范围' });
  const stale = await tries('m4.handler', submit, { revision: 9, declaration: true });
  expect(stale.problems.map(({ code, status }) => [code, status])).toEqual([
    ['STALE_REVISION', 409],
    ['REQUEST_INCOMPLETE', 422],
  ]);
  const given = await desk.post('m4.handler', submit, { revision: 9, declaration: true });
  expect(given.body).toMatchObject({ code: 'STALE_REVISION' });
  const copy = RequestCopy.parse((await desk.see('m4.handler', `/share-requests/${id}/copy`)).body);
  expect(copy).toEqual({ request: DRAFT, omitted: [] });
  const next = await desk.does('m4.handler', '/share-requests', copy.request);
  expect((await desk.matter('m4.handler', next)).state).toBe('DRAFT');
  for (const stranger of ['c2.handler', `${PROVIDER}.handler`])
    expectProblem(await desk.see(stranger, `/share-requests/${id}/copy`), 404);
});

it('a trial of every process refuses a stranger as the command does', async () => {
  for (const { collection, rows } of PROCESSES) {
    const { name, example } = rows.find(({ from }) => from.length > 0) ?? {};
    const path = `/${collection}/${id}/commands/${name}`;
    const real = expectProblem(await desk.post('c2.handler', path, example as object), 404);
    const tried = expectProblem(await desk.post('c2.handler', `${path}?dryRun=true`, example as object), 404);
    expect({ ...tried, requestId: '' }).toEqual({ ...real, requestId: '' });
  }
});
