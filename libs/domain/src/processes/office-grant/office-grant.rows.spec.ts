import { describe, expect, it } from '@jest/globals';
import { atLocal } from '../../calendar/time.js';
import type { TermOfOffice } from '../../matter/facts.js';
import { tellEvent } from '../../matter/telling.js';
import { ADMINS, describeRows, OPERATOR } from '../administering/administering.fixture.js';
import { CLERK, FIT, PROPOSAL, playAdministrator, playOffice, TABLE } from './office-grant.fixture.js';

const { first, second, third } = ADMINS;

describeRows(TABLE);

const term = (role: TermOfOffice['role'], departmentId: string, from = '2026-01-01', until?: string): TermOfOffice => ({
  role,
  departmentId,
  heldFrom: atLocal(from),
  heldTo: until === undefined ? null : atLocal(until),
});

const AUDITOR = { role: 'AUDITOR', departmentId: OPERATOR, auditedDivisions: ['990100'] } as const;
const SYSADMIN = { role: 'SYSADMIN', departmentId: OPERATOR } as const;

describe('an office', () => {
  const proposed = (more: object, ...offices: readonly TermOfOffice[]) =>
    playOffice({ facts: { offices: { [CLERK.accountId]: offices } } }).give(first, 'propose-office', {
      ...PROPOSAL,
      ...more,
    });

  it.each([
    ['of an account that is unknown or closed', { accountId: 'nobody' }, 'NO_SUCH_ACCOUNT', 'accountId'],
    ['in a department that nobody registered', { departmentId: 'nobody' }, 'NO_SUCH_DEPARTMENT', 'departmentId'],
    ['of an authority in a department', { role: 'SA_HEAD' }, 'ROLE_NOT_THERE', 'role'],
    ['of a government in a department', { role: 'GOV_DECIDER' }, 'ROLE_NOT_THERE', 'role'],
    ['of a department in a government', { departmentId: 'city.gov' }, 'ROLE_NOT_THERE', 'role'],
    ['of an administrator elsewhere', { role: 'SYSADMIN' }, 'ROLE_NOT_THERE', 'departmentId'],
    ['of an auditor of nothing', { ...AUDITOR, auditedDivisions: [] }, 'AUDITED_DIVISIONS', 'auditedDivisions'],
    ['of an auditor of nowhere', { ...AUDITOR, auditedDivisions: ['970000'] }, 'AUDITED_DIVISIONS', 'auditedDivisions'],
    ['of a lead who audits', { auditedDivisions: ['*'] }, 'AUDITED_DIVISIONS', 'auditedDivisions'],
    ['that began yesterday', { from: '2026-03-01' }, 'OFFICE_PERIOD', 'from'],
    ['that ends today', { until: '2026-03-02' }, 'OFFICE_PERIOD', 'until'],
    ['that ends on its first day', { from: '2026-04-01', until: '2026-04-01' }, 'OFFICE_PERIOD', 'until'],
    ['of an administrator with an end', { ...SYSADMIN, until: '2027-01-01' }, 'OFFICE_PERIOD', 'until'],
  ])('is not proposed: one %s', (_, more, code, field) => {
    expect(proposed(more)).toMatchObject({ kind: 'RULE', code, clause: '30(2)', fields: [{ field }] });
  });

  it.each([
    ['a lead', {}],
    ['a lead from today', { from: '2026-03-02' }],
    ['a lead for a day', { from: '2026-03-03', until: '2026-03-04' }],
    ['an auditor of a city', AUDITOR],
    ['an auditor of everything', { ...AUDITOR, auditedDivisions: ['*'] }],
    ['an administrator', SYSADMIN],
    ['a supervisor of an authority', { role: 'SA_SUPERVISOR', departmentId: 'province.data' }],
    ['a head of department in an authority', { role: 'DEPT_HEAD', departmentId: 'province.data' }],
    ['a decider of a government', { role: 'GOV_DECIDER', departmentId: 'city.gov' }],
  ])('is proposed: %s', (_, more) => {
    expect(proposed(more)).toBeNull();
  });

  it.each([
    ['the same office', {}, term('WB_LEAD', 'province.land'), 'OFFICE_TAKEN'],
    ['an office of another department', {}, term('WB_HANDLER', 'city.housing'), 'ONE_DEPARTMENT'],
    ['an office of the platform', {}, term('AUDITOR', OPERATOR), 'ROLES_DO_NOT_COMBINE'],
    ['an office of business', SYSADMIN, term('WB_LEAD', 'province.land'), 'ROLES_DO_NOT_COMBINE'],
    ['another office of the platform', SYSADMIN, term('PLATFORM_OPERATOR', OPERATOR), 'ROLES_DO_NOT_COMBINE'],
  ])('does not combine with %s (SoD-9)', (_, more, held, code) => {
    expect(proposed(more, held)).toMatchObject({ kind: 'RULE', code });
  });

  it('combines with further offices of its department, as with audits of several divisions', () => {
    expect(proposed({}, term('WB_HANDLER', 'province.land'))).toBeNull();
    expect(proposed(AUDITOR, term('AUDITOR', 'province.data'))).toBeNull();
  });

  it('may follow another one, day upon day, and may come before one', () => {
    const before = term('WB_HANDLER', 'city.housing', '2026-01-01', '2026-04-01');
    const after = term('WB_HANDLER', 'city.housing', '2026-05-01');
    expect(proposed({ from: '2026-04-01' }, before)).toBeNull();
    expect(proposed({ from: '2026-03-31' }, before)).toMatchObject({ code: 'ONE_DEPARTMENT' });
    expect(proposed({ until: '2026-05-01' }, after)).toBeNull();
    expect(proposed({ until: '2026-05-02' }, after)).toMatchObject({ code: 'ONE_DEPARTMENT' });
  });

  it('is not given in a department that has ended', () => {
    const play = playOffice({ ended: { 'province.land': 'city.housing' } });
    expect(play.give(first, 'propose-office', PROPOSAL)).toMatchObject({ code: 'NO_SUCH_DEPARTMENT' });
  });
});

describe('the confirmation', () => {
  const proposedBy = (who: typeof first) => playOffice().do(who, 'propose-office', PROPOSAL);

  it('is not given by who proposed it, with whatever account (SoD-10)', () => {
    const refused = { kind: 'FORBIDDEN', code: 'OWN_PROPOSAL', clause: '30(2)' };
    expect(proposedBy(first).give(first, 'confirm-office', {})).toMatchObject(refused);
    const otherAccount = { ...third, personId: first.personId };
    expect(proposedBy(first).give(otherAccount, 'confirm-office', {})).toMatchObject(refused);
  });

  it('says who proposed it and who confirmed it, and tells the head of the department', () => {
    const play = TABLE.playTo('HELD');
    const [confirmed] = play.happened('officeConfirmed');
    expect(confirmed).toMatchObject({
      actor: { accountId: 'admin.2', role: 'SYSADMIN', departmentId: OPERATOR },
      payload: { proposedBy: 'admin.1' },
    });
    const to = [{ departmentId: 'province.land', role: 'DEPT_HEAD' }];
    expect(play.notices.at(-1)).toEqual({ to, text: '任职：land.clerk，政务数据共享工作机构负责人。' });
    play.do(first, 'end-office', FIT['end-office']);
    expect(play.notices.at(-1)).toEqual({ to, text: '免职：land.clerk，政务数据共享工作机构负责人。' });
  });

  it('judges the office again', () => {
    const play = TABLE.playTo('PROPOSED');
    play.facts = { ...play.facts, accounts: { ...play.facts.accounts, [CLERK.accountId]: null } };
    expect(play.give(second, 'confirm-office', {})).toMatchObject({ code: 'NO_SUCH_ACCOUNT' });
    const other = TABLE.playTo('PROPOSED');
    other.facts = { ...other.facts, offices: { [CLERK.accountId]: [term('AUDITOR', OPERATOR)] } };
    expect(other.give(second, 'confirm-office', {})).toMatchObject({ code: 'ROLES_DO_NOT_COMBINE' });
  });

  it('may come after the first day, and gives the office from then on', () => {
    const play = playOffice().do(first, 'propose-office', { ...PROPOSAL, from: '2026-03-03', until: '2026-03-06' });
    play.passTo(atLocal('2026-03-05', 10)).do(second, 'confirm-office', {});
    const office = { heldFrom: atLocal('2026-03-05', 10), heldTo: atLocal('2026-03-06') };
    expect(TABLE.process.sideTables?.(play.matter)).toMatchObject({ office });
  });

  it('comes too late on the day on which the office would end', () => {
    const play = playOffice().do(first, 'propose-office', { ...PROPOSAL, until: '2026-03-06' });
    expect(play.passTo(atLocal('2026-03-06')).give(second, 'confirm-office', {})).toMatchObject({
      code: 'OFFICE_PERIOD',
    });
  });

  it('waits for another administrator', () => {
    expect(TABLE.process.tasks(TABLE.playTo('PROPOSED').matter)).toEqual([
      { command: 'confirm-office', departmentId: OPERATOR, roles: ['SYSADMIN'], clockId: null },
    ]);
  });
});

describe('an administrator', () => {
  const own = { kind: 'FORBIDDEN', code: 'OWN_ACCOUNT', clause: '30(2)' };

  it('acts on no office of their own, whichever account they use', () => {
    const mine = { ...CLERK, personId: first.personId };
    const world = { facts: { accounts: { [mine.accountId]: mine } } };
    expect(playOffice(world).give(first, 'propose-office', PROPOSAL)).toMatchObject(own);
    for (const command of ['confirm-office', 'reject-office'] as const) {
      const play = playOffice(world).do(second, 'propose-office', PROPOSAL);
      expect(play.give(first, command, FIT[command])).toMatchObject(own);
    }
    expect(playAdministrator(first).give(first, 'end-office', FIT['end-office'])).toMatchObject(own);
  });

  it('takes the office of another one while two remain', () => {
    expect(playAdministrator(third).give(first, 'end-office', FIT['end-office'])).toBeNull();
    const two = { [first.accountId]: first, [second.accountId]: second };
    const play = playAdministrator(second, { facts: { accounts: two } });
    const last = { kind: 'FORBIDDEN', code: 'LAST_ADMINISTRATORS', clause: '30(2)' };
    expect(play.give(first, 'end-office', FIT['end-office'])).toMatchObject(last);
  });
});

it('an office that ended before it began was never held', () => {
  const play = playOffice().do(first, 'propose-office', { ...PROPOSAL, from: '2026-04-01' });
  play.do(second, 'confirm-office', {});
  expect(TABLE.process.sideTables?.(play.matter)).toMatchObject({ office: { heldFrom: atLocal('2026-04-01') } });
  play.do(second, 'end-office', FIT['end-office']);
  expect(TABLE.process.sideTables?.(play.matter)).toEqual({ office: null });
});

it.each([
  [
    'an import',
    { kind: 'IMPORT', importId: 'i1', proposedBy: first, confirmedBy: second },
    '（由admin.1导入，admin.2确认）',
  ],
  ['the beginning of the platform', { kind: 'BOOTSTRAP' }, '（平台启用时设立）'],
  ['an earlier release', { kind: 'TAKEN_OVER' }, '（沿用原有登记）'],
])('the history says that an office comes from %s', (_, origin, said) => {
  const person = ({ accountId, personId }: typeof first) => ({ accountId, personId });
  const given = 'proposedBy' in origin ? { ...origin, proposedBy: person(first), confirmedBy: person(second) } : origin;
  const office = { ...PROPOSAL, personId: 'p', administration: OPERATOR, origin: given };
  const play = playOffice().react('record', office);
  const [line] = play.events.map((event) => tellEvent(TABLE.process, play.matter, event));
  expect(line?.sentence).toContain(said);
});

it('an office of an earlier release was held since its first day', () => {
  const office = { ...PROPOSAL, personId: 'p', administration: OPERATOR, from: '2025-08-01' };
  const play = playOffice().react('record', { ...office, origin: { kind: 'TAKEN_OVER' } });
  expect(TABLE.process.sideTables?.(play.matter)).toMatchObject({ office: { heldFrom: atLocal('2025-08-01') } });
});
