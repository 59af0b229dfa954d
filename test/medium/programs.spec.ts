import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AccountPage } from '#libs/http';
import { expectProblem } from './api.fixture.js';
import { Desk, DRAFT } from './desk.fixture.js';

const EXPIRES = '2026-01-27T16:00:00.000Z';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.at('2026-01-26T01:00:00.000Z');
}, 90_000);
afterAll(() => desk?.close());

const officesAt = async (at: string): Promise<number> => {
  const { body } = await desk.see('sysadmin.1', `/organisation/accounts?account=m4.exchange&at=${at}`);
  return AccountPage.parse(body).items.flatMap(({ offices }) => offices).length;
};

it('a program that has expired opens nothing any more, and nobody had to end it', async () => {
  const content = {
    clientId: 'm4.exchange',
    kind: 'SYSTEM',
    departmentId: 'M4',
    commands: ['share-request/draft-request'],
    until: '2026-01-28',
  };
  const client = await desk.does('sysadmin.1', '/organisation/clients', content);
  await desk.does('sysadmin.2', `/organisation/clients/${client}/commands/confirm-client`);
  expect((await desk.post('m4.exchange', '/share-requests', DRAFT)).status).toBe(201);
  await desk.advance(EXPIRES);
  expect(expectProblem(await desk.post('m4.exchange', '/share-requests', DRAFT), 401).code).toBe('ACCOUNT_UNKNOWN');
  expect([await officesAt('2026-01-27T15:59:59.999Z'), await officesAt(EXPIRES)]).toEqual([1, 0]);
});
