import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccountPage } from '#libs/http';
import { createDataSource, verify } from '#libs/persistence';
import { projectStream } from '../../infra/operations/refold.js';
import { expectProblem } from './api.fixture.js';
import { Desk, DRAFT } from './desk.fixture.js';

const BEGINS = '2026-01-26T01:00:00.000Z';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.at(BEGINS);
}, 90_000);
afterAll(() => desk?.close());

const REASON = { reason: '情况属实。' };

/** Has a department's handler submit a request to its lead; answers the id. */
async function submitted(department: string): Promise<string> {
  const id = await desk.does(`${department}.handler`, '/share-requests', DRAFT);
  const submission = { revision: 1, declaration: true };
  await desk.does(`${department}.handler`, `/share-requests/${id}/commands/submit-internally`, submission);
  return id;
}
const consent = (account: string, id: string) =>
  desk.post(account, `/share-requests/${id}/commands/lead-consent`, { revision: 1 });

/** The head of a department acts for its lead; answers the id of the delegation. */
async function delegated(department: string, more: object = {}): Promise<string> {
  const id = await desk.does('sysadmin.1', '/organisation/delegations', {
    accountId: `${department}.head`,
    delegatedBy: `${department}.lead`,
    role: 'WB_LEAD',
    departmentId: department.toUpperCase(),
    until: '2026-02-28',
    ...more,
  });
  await desk.does('sysadmin.2', `/organisation/delegations/${id}/commands/confirm-delegation`);
  return id;
}
const endOffice = async (account: string, role: string): Promise<string> => {
  const office = await desk.keeperOf('appointment', `account_id = '${account}' AND role = '${role}'`);
  return desk.does('sysadmin.1', `/organisation/office-grants/${office}/commands/end-office`, REASON);
};
const officesOf = async (account: string, at = ''): Promise<readonly (readonly [string, string | null])[]> => {
  const { body } = await desk.see('sysadmin.1', `/organisation/accounts?account=${account}${at && `&at=${at}`}`);
  return AccountPage.parse(body).items.flatMap(({ offices }) =>
    offices.map(({ role, delegatedBy }) => [role, delegatedBy] as const),
  );
};

describe('a head who acts for the lead', () => {
  let delegation: string;
  let request: string;
  beforeAll(async () => {
    request = await submitted('m4');
    expect(expectProblem(await consent('m4.head', request), 403).code).toBe('NOT_YOUR_OFFICE');
    delegation = await delegated('m4');
  });

  it('gives the lead’s consent, and the history says in which office and for whom', async () => {
    expect((await consent('m4.head', request)).status).toBe(200);
    const lines = await desk.history('m4.handler', request);
    expect(lines.find(({ type }) => type === 'requestSubmitted')).toMatchObject({
      actor: { accountId: 'm4.head', departmentId: 'M4', role: 'WB_LEAD' },
      onBehalfOf: 'm4.lead',
    });
    expect(lines.find(({ type }) => type === 'requestDrafted')).toMatchObject({ onBehalfOf: null });
  });

  it('is shown with both offices, the lent one as such', async () => {
    const both = [
      ['DEPT_HEAD', null],
      ['WB_LEAD', 'm4.lead'],
    ];
    expect(await officesOf('m4.head')).toEqual(both);
    expect(await officesOf('m4.head', '2026-02-27T15:59:59.999Z')).toEqual(both);
    expect(await officesOf('m4.head', '2026-02-27T16:00:00.000Z')).toEqual([['DEPT_HEAD', null]]);
    expect(await officesOf('m4.head', BEGINS)).toEqual([['DEPT_HEAD', null]]);
  });

  it('no longer acts once one administrator has ended it', async () => {
    const next = await submitted('m4');
    await desk.does('sysadmin.2', `/organisation/delegations/${delegation}/commands/end-delegation`, REASON);
    expect(expectProblem(await consent('m4.head', next), 403).code).toBe('NOT_YOUR_OFFICE');
    expect((await consent('m4.lead', next)).status).toBe(200);
  });
});

describe('a delegation', () => {
  it('is confirmed by another administrator, and never given twice', async () => {
    const content = { accountId: 'p5.head', delegatedBy: 'p5.lead', role: 'WB_LEAD', departmentId: 'P5' };
    const proposal = { ...content, until: '2026-02-28' };
    const id = await desk.does('sysadmin.1', '/organisation/delegations', proposal);
    const path = `/organisation/delegations/${id}/commands/confirm-delegation`;
    expect(expectProblem(await desk.post('sysadmin.1', path), 403).code).toBe('OWN_PROPOSAL');
    await desk.does('sysadmin.2', path);
    const again = await desk.post('sysadmin.1', '/organisation/delegations', proposal);
    expect(expectProblem(again, 422).code).toBe('ACTS_ALREADY');
    const further = { ...proposal, accountId: 'p5.deputy', delegatedBy: 'p5.head' };
    expect(expectProblem(await desk.post('sysadmin.1', '/organisation/delegations', further), 422).code).toBe(
      'OFFICE_NOT_HELD',
    );
    const ofHead = { ...proposal, accountId: 'p5.lead', delegatedBy: 'p5.head', role: 'DEPT_HEAD' };
    expect(expectProblem(await desk.post('sysadmin.1', '/organisation/delegations', ofHead), 422).code).toBe(
      'HEAD_NOT_DELEGATED',
    );
  });

  it('ends with the office of whoever holds it', async () => {
    const request = await submitted('p6');
    await delegated('p6');
    await endOffice('p6.lead', 'WB_LEAD');
    expect(await officesOf('p6.head')).toEqual([['DEPT_HEAD', null]]);
    expect(expectProblem(await consent('p6.head', request), 403).code).toBe('NOT_YOUR_OFFICE');
  });

  it('ends with the rank of whoever acts in it', async () => {
    const request = await submitted('c3');
    await delegated('c3');
    expect(await officesOf('c3.head')).toEqual([
      ['DEPT_HEAD', null],
      ['WB_LEAD', 'c3.lead'],
    ]);
    await endOffice('c3.head', 'DEPT_HEAD');
    expect(await officesOf('c3.head')).toEqual([]);
    expect([403, 404]).toContain((await consent('c3.head', request)).status);
  });

  it('begins and ends on its days', async () => {
    const request = await submitted('m3');
    await delegated('m3', { from: '2026-01-28', until: '2026-01-29' });
    expect(expectProblem(await consent('m3.head', request), 403).code).toBe('NOT_YOUR_OFFICE');
    await desk.advance('2026-01-27T16:00:00.000Z');
    expect((await consent('m3.head', request)).status).toBe(200);
    const next = await submitted('m3');
    await desk.advance('2026-01-28T16:00:00.000Z');
    expect(expectProblem(await consent('m3.head', next), 403).code).toBe('NOT_YOUR_OFFICE');
  });
});

it('the read model is what the events make of it, and no delegation stands without its events', async () => {
  const db = await createDataSource(desk.open.appUrl, { poolSize: 2 }).initialize();
  try {
    const { findings } = await verify(db, projectStream);
    expect(findings).toEqual([]);
  } finally {
    await db.destroy();
  }
});
