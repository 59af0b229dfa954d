import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../../access/actor.fixture.js';
import { isForClients, mayClientGive, RIGHTS, RIGHTS_IN_EVERY_MATTER } from '../../access/rights.js';
import { atLocal } from '../../calendar/time.js';
import { MatterPlay } from '../../matter/play.fixture.js';
import { tellEvent } from '../../matter/telling.js';
import { ADMINS, describeRows } from '../administering/administering.fixture.js';
import { PROCESSES } from '../index.js';
import { SAMPLES } from '../samples.fixture.js';
import { shareRequest } from '../share-request/share-request.js';
import { client } from './client.js';
import { AGENT, playClient, SYSTEM, TABLE } from './client.fixture.js';

const { first, second, third } = ADMINS;

describeRows(TABLE);

describe('a client is not let in', () => {
  const proposed = (more: object) => playClient().give(first, 'propose-client', { ...SYSTEM, ...more });

  it.each([
    ['for a department that nobody registered', { departmentId: 'nobody' }, 'departmentId'],
    ['for a government, which has no working body', { departmentId: 'city.gov' }, 'departmentId'],
    ['for the consent of a lead', { commands: ['share-request/lead-consent'] }, 'commands.0'],
    ['for an act of an authority', { commands: ['catalog-entry/authority-pass'] }, 'commands.0'],
    ['for a command that does not exist', { commands: ['share-request/accept-all'] }, 'commands.0'],
    ['for a name that every object has', { commands: ['constructor/to-string'] }, 'commands.0'],
    ['to assist with more than drafts', { kind: 'AGENT' }, 'commands.1'],
    ['until today', { until: '2026-03-02' }, 'until'],
    ['for more than two years', { until: '2028-03-03' }, 'until'],
  ])('%s', (_, more, field) => {
    expect(proposed(more)).toMatchObject({ kind: 'RULE', code: 'UNFIT_CLIENT', fields: [{ field }] });
  });

  it('under the name of an account', () => {
    const play = playClient({ facts: { registered: ['account land.exchange'] } });
    expect(play.give(first, 'propose-client', SYSTEM)).toMatchObject({ code: 'ACCOUNT_REGISTERED' });
  });

  it('but for two years to the day, for the commands of a handler', () => {
    expect(proposed({ until: '2028-03-02' })).toBeNull();
    expect(proposed({ commands: [] })).toBeNull();
    expect(playClient().give(first, 'propose-client', AGENT)).toBeNull();
  });

  it('by who proposed it, with whatever account (SoD-10)', () => {
    for (const who of [first, { ...third, personId: first.personId }])
      expect(TABLE.playTo('PROPOSED').give(who, 'confirm-client', {})).toMatchObject({ code: 'OWN_PROPOSAL' });
  });
});

describe('a client that was let in', () => {
  it('has an account and the office of a handler until its day, or its end', () => {
    const play = TABLE.playTo('REGISTERED');
    const { account, office } = client.sideTables?.(play.matter) ?? {};
    expect(account).toMatchObject({ accountId: 'land.exchange', closedAt: null });
    expect(office).toMatchObject({
      role: 'WB_HANDLER',
      departmentId: 'province.land',
      heldTo: atLocal('2026-12-31'),
      client: { kind: 'SYSTEM', commands: SYSTEM.commands },
    });
    play.passTo(atLocal('2026-04-01', 12)).do(second, 'end-client', { reason: '已下线。' });
    expect(client.sideTables?.(play.matter)).toMatchObject({
      account: { closedAt: atLocal('2026-04-01', 12) },
      office: { heldTo: atLocal('2026-04-01', 12) },
    });
    expect(client.sideTables?.(TABLE.playTo('PROPOSED').matter)).toEqual({ office: null });
  });

  it('tells lead and head of the department', () => {
    const roles = ['WB_LEAD', 'DEPT_HEAD'];
    const told = TABLE.playTo('ENDED').notices.map(({ to }) => to.map(({ role }) => role));
    expect(told.slice(1)).toEqual([roles, roles]);
  });

  it('is named in the history with what it may do', () => {
    const { matter, events } = TABLE.playTo('PROPOSED');
    const [line] = events.map((event) => tellEvent(client, matter, event).sentence);
    expect(line).toBe(
      '提出接入业务系统 land.exchange（province.land），至 2026-12-31 失效，命令：share-request/draft-request、share-request/record-use。',
    );
  });
});

describe('what a program may give', () => {
  const all = PROCESSES.flatMap(({ process, rows }) => rows.map(({ name }) => [process, name] as const));

  it('no assistant gives a command that needs a lead, a head, an authority or a government (F-A1)', () => {
    const drafts = all.filter(([process, command]) => isForClients('AGENT', process, command));
    expect(drafts.map((one) => one.join('/'))).toEqual([
      'share-request/draft-request',
      'share-request/revise-draft',
      'share-request/draft-supplement',
      'correction-request/draft-correction',
      'correction-request/revise-correction',
      'catalog-entry/create-draft',
      'catalog-entry/revise-draft',
      'catalog-update/revise-change',
      'internal-rule/draft-rule',
      'internal-rule/revise-rule',
    ]);
  });

  it('no program gives a command of which handlers have no right', () => {
    for (const [process, command] of all) {
      const { offices } = RIGHTS[process]?.[command] ?? RIGHTS_IN_EVERY_MATTER[command] ?? { offices: [] };
      const isHandlers = offices.some(({ roles }) => roles.includes('WB_HANDLER'));
      expect([process, command, isForClients('SYSTEM', process, command)]).toEqual([process, command, isHandlers]);
    }
  });

  it('a program gives no command that it is not registered for, not even one of its kind', () => {
    const listed = { kind: 'SYSTEM', commands: ['share-request/draft-request'] } as const;
    expect(mayClientGive(listed, 'share-request', 'draft-request')).toBe(true);
    expect(mayClientGive(listed, 'share-request', 'revise-draft')).toBe(false);
    expect(mayClientGive({ ...listed, kind: 'AGENT' }, 'share-request', 'draft-request')).toBe(true);
  });

  it('what an assistant drafts is marked in the event, and a person’s act is not', () => {
    const { facts } = SAMPLES['share-request']?.starts[0]?.() ?? new MatterPlay(shareRequest);
    const program = { kind: 'AGENT', commands: ['share-request/draft-request', 'share-request/revise-draft'] } as const;
    const assistant = actorOf('WB_HANDLER', 'province.land', { client: program });
    const draft = { ...(shareRequest.commands[0]?.example as object) };
    const known = Object.values(facts.entryVersions)[0];
    const content = { ...draft, ...(known && { catalogCode: known.catalogCode, itemIds: [known.items[0]?.itemId] }) };
    const play = new MatterPlay(shareRequest, { facts }).do(assistant, 'draft-request', content);
    expect(play.events.map(({ payload }) => payload.draftedBy)).toEqual(['ASSISTANT']);
    expect(play.give(assistant, 'submit-internally', {})).toMatchObject({ code: 'NOT_FOR_CLIENT' });
    play.do(actorOf('WB_HANDLER', 'province.land'), 'revise-draft', content);
    expect(play.events.at(-1)?.payload.draftedBy).toBeUndefined();
  });
});
