import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { ActPage, AlertPage, ColleaguePage, DraftPage, Me } from '#libs/http';
import { sqlAs } from '../support/database.js';
import { Desk, DRAFT } from './desk.fixture.js';

const BEGINS = '2026-01-26T01:00:00.000Z';

let desk: Desk;
let request: string;
beforeAll(async () => {
  desk = await Desk.at(BEGINS);
  request = await desk.does('m4.handler', '/share-requests', DRAFT);
}, 90_000);
afterAll(() => desk?.close());

const me = async (account: string) => Me.parse((await desk.see(account, '/me')).body);
const acts = async (account: string, query = ''): Promise<z.output<typeof ActPage>> =>
  ActPage.parse((await desk.see(account, `/me/acts${query}`)).body);
const drafts = async (account: string) => DraftPage.parse((await desk.see(account, '/me/drafts')).body).items;
const colleagues = async (account: string, query = '') =>
  ColleaguePage.parse((await desk.see(account, `/me/colleagues${query}`)).body);
const names = async (account: string) => (await colleagues(account)).items.map(({ accountId }) => accountId);

describe('who I am', () => {
  it('tells offices by name, and the time of the platform', async () => {
    const { offices, program, auditedDivisions, clock } = await me('m4.handler');
    expect(offices).toEqual([
      {
        role: 'WB_HANDLER',
        roleTitle: '政务数据共享工作机构经办人',
        departmentId: 'M4',
        department: expect.stringContaining('住房和城乡建设局'),
        divisionCode: '990100',
        division: expect.stringContaining('青澜市'),
        heldTo: null,
        onBehalfOf: null,
        inherited: false,
      },
    ]);
    expect([program, auditedDivisions]).toEqual([null, []]);
    expect(clock).toMatchObject({ mode: 'rehearsal', advancing: null, heldAt: null, provisional: false });
  });

  it('tells an auditor the divisions by name', async () => {
    expect((await me('auditor.1')).auditedDivisions).toEqual([{ code: '*', name: '全部行政区划' }]);
    expect((await me('auditor.2')).auditedDivisions).toEqual([
      { code: '990100', name: expect.stringContaining('青澜市') },
    ]);
  });

  it('counts what is unread as the list of alerts does', async () => {
    const own = await desk.does('p4.handler', '/share-requests', DRAFT);
    const submission = { revision: 1, declaration: true };
    await desk.does('p4.handler', `/share-requests/${own}/commands/submit-internally`, submission);
    const { unread } = AlertPage.parse((await desk.see('p4.lead', '/alerts')).body);
    expect(unread).toBeGreaterThan(0);
    expect((await me('p4.lead')).unread).toBe(unread);
  });

  it('tells a program what it is registered for', async () => {
    const content = {
      clientId: 'm4.exchange',
      kind: 'AGENT',
      departmentId: 'M4',
      commands: ['share-request/draft-request'],
      until: '2026-06-30',
    };
    const client = await desk.does('sysadmin.1', '/organisation/clients', content);
    await desk.does('sysadmin.2', `/organisation/clients/${client}/commands/confirm-client`);
    expect(await me('m4.exchange')).toMatchObject({
      offices: [{ role: 'WB_HANDLER', heldTo: '2026-06-29T16:00:00.000Z' }],
      program: {
        kind: 'AGENT',
        commands: [
          {
            process: 'share-request',
            processTitle: expect.stringContaining('共享申请'),
            command: 'draft-request',
            title: expect.stringMatching(/[\u4e00-\u9fff]/),
          },
        ],
      },
    });
  });
});

describe('a delegation', () => {
  it('is told to both, and the office through it says for whom', async () => {
    const id = await desk.does('sysadmin.1', '/organisation/delegations', {
      accountId: 'p5.head',
      delegatedBy: 'p5.lead',
      role: 'WB_LEAD',
      departmentId: 'P5',
      until: '2026-02-28',
    });
    expect((await me('p5.head')).delegations.received).toEqual([]);
    await desk.does('sysadmin.2', `/organisation/delegations/${id}/commands/confirm-delegation`);
    const told = {
      role: 'WB_LEAD',
      roleTitle: '政务数据共享工作机构负责人',
      departmentId: 'P5',
      heldTo: '2026-02-27T16:00:00.000Z',
      inEffect: true,
    };
    expect(await me('p5.lead')).toMatchObject({
      delegations: { given: [{ ...told, accountId: 'p5.head' }], received: [] },
    });
    expect(await me('p5.head')).toMatchObject({
      offices: [
        { role: 'DEPT_HEAD', onBehalfOf: null, heldTo: null },
        { role: 'WB_LEAD', onBehalfOf: 'p5.lead', heldTo: told.heldTo },
      ],
      delegations: { given: [], received: [{ ...told, accountId: 'p5.lead' }] },
    });
    await desk.does('sysadmin.1', `/organisation/delegations/${id}/commands/end-delegation`, { reason: '情况属实。' });
    expect((await me('p5.lead')).delegations.given).toEqual([]);
    expect((await me('p5.head')).offices).toHaveLength(1);
  });
});

describe('my colleagues', () => {
  it('are the other people of my department, no program, and nobody of another department', async () => {
    expect(await names('p6.handler')).toEqual(['p6.assessor', 'p6.deputy', 'p6.head', 'p6.lead']);
    expect(await names('m4.handler')).not.toContain('m4.exchange');
    expect(await names('gov.m')).toEqual([]);
  });

  it('are nobody for who audits or operates the platform, and these are nobody’s', async () => {
    for (const account of ['auditor.1', 'operator.1', 'sysadmin.1']) expect(await names(account)).toEqual([]);
    expect((await names('n1.lead')).filter((one) => /auditor|operator|sysadmin/.test(one))).toEqual([]);
  });

  it('come in pages, each once', async () => {
    const found: string[] = [];
    for (let query = '?limit=1'; ;) {
      const { items, nextCursor } = await colleagues('p6.handler', query);
      found.push(...items.map(({ accountId }) => accountId));
      if (nextCursor === null) break;
      query = `?limit=1&cursor=${nextCursor}`;
    }
    expect(found).toEqual(await names('p6.handler'));
  });

  it('each can be handed a matter over', async () => {
    const own = await desk.does('p6.handler', '/share-requests', DRAFT);
    for (const to of await names('p6.handler'))
      expect((await desk.post('p6.handler', `/share-requests/${own}/commands/hand-over`, { to })).status).toBe(200);
  });

  it('of a successor are its people, whoever was in the department that ended', async () => {
    const department = await desk.keeperOf('department', `id = 'C2'`);
    const path = `/organisation/departments/${department}/commands`;
    await desk.does('sysadmin.1', `${path}/propose-end`, { successor: 'C3', others: [], reason: '机构改革。' });
    await desk.does('sysadmin.2', `${path}/confirm-end`);
    expect(await names('c3.lead')).toEqual(['c3.assessor', 'c3.deputy', 'c3.handler', 'c3.head']);
    expect((await me('c3.lead')).offices).toMatchObject([
      { departmentId: 'C3', inherited: false },
      { departmentId: 'C2', inherited: true },
    ]);
    expect((await me('c2.lead')).offices).toEqual([]);
  });
});

describe('what I did', () => {
  it('is told one line an act, the last first, and stays mine when the matter went on', async () => {
    await desk.does('m4.handler', `/share-requests/${request}/commands/submit-internally`, {
      revision: 1,
      declaration: true,
    });
    await desk.does('m4.lead', `/share-requests/${request}/commands/lead-consent`, { revision: 1 });
    const { items } = await acts('m4.handler');
    const times = items.map(({ recordedAt }) => recordedAt);
    expect(times).toEqual([...times].sort().reverse());
    expect(items.filter(({ matterId }) => matterId === request)).toMatchObject([
      { matterId: request, departmentId: 'M4', role: 'WB_HANDLER', state: 'SUBMITTED' },
      {
        matterId: request,
        process: 'share-request',
        number: expect.stringMatching(/^REQ-/),
        stateTitle: expect.stringMatching(/[\u4e00-\u9fff]/),
        sentence: expect.stringContaining('起草共享申请'),
        onBehalfOf: null,
      },
    ]);
    const [last] = (await acts('m4.lead')).items;
    expect(last).toMatchObject({ matterId: request, sentence: expect.stringContaining('负责人同意') });
    expect((await acts('m4.deputy')).items).toEqual([]);
  });

  it('comes in pages, each act once', async () => {
    const whole = (await acts('sysadmin.1')).items;
    const found = [];
    for (let query = '?limit=2'; ;) {
      const { items, nextCursor } = await acts('sysadmin.1', query);
      found.push(...items);
      if (nextCursor === null) break;
      query = `?limit=2&cursor=${nextCursor}`;
    }
    expect(whole.length).toBeGreaterThan(3);
    expect(found).toEqual(whole);
  });

  it('is as many lines as commands were carried out for the account', async () => {
    for (const account of ['m4.handler', 'm4.lead', 'sysadmin.1', 'sysadmin.2', 'p6.handler']) {
      const [counted] = await sqlAs<{ acts: number }>(
        desk.open.ownerUrl,
        `SELECT count(*)::int AS acts FROM command WHERE account = '${account}' AND status < 300`,
      );
      expect([account, (await acts(account, '?limit=200')).items.length]).toEqual([account, counted?.acts]);
    }
  });

  it('is not told any more to somebody who may not see the matter now', async () => {
    const office = await desk.keeperOf('appointment', `account_id = 'm4.handler'`);
    await desk.does('sysadmin.1', `/organisation/office-grants/${office}/commands/end-office`, { reason: '已调离。' });
    expect((await acts('m4.handler')).items).toEqual([]);
    expect((await me('m4.handler')).offices).toEqual([]);
  });
});

describe('my drafts', () => {
  it('are what I began and what was not handed in', async () => {
    const id = await desk.does('m3.handler', '/share-requests', DRAFT);
    expect(await drafts('m3.handler')).toMatchObject([
      { matterId: id, state: 'DRAFT', stateTitle: expect.any(String), begunAt: expect.any(String), number: null },
    ]);
    expect(await drafts('m3.deputy')).toEqual([]);
    await desk.does('m3.handler', `/share-requests/${id}/commands/submit-internally`, {
      revision: 1,
      declaration: true,
    });
    expect(await drafts('m3.handler')).toMatchObject([{ matterId: id }]);
    await desk.does('m3.lead', `/share-requests/${id}/commands/lead-consent`, { revision: 1 });
    expect(await drafts('m3.handler')).toEqual([]);
  });
});
