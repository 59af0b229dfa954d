import { z } from 'zod';
import { ROLES } from '../../access/roles.js';
import { givenDate } from '../../calendar/given.js';
import { localDate } from '../../calendar/time.js';
import { text } from '../../language/text.js';
import { ask, type FactRequest } from '../../matter/facts.js';
import type { Notice } from '../../matter/happening.js';
import { ROLE_TITLES } from '../../access/role-titles.js';
import { done, refuse, rowsFor } from '../../matter/table.js';
import { accountName } from '../account/commands.js';
import { departmentId } from '../department/commands.js';
import { CLAUSE, lastAdministrators, onOneself, type AdministrationSide } from '../administering/administrator.js';
import { fitOffice, type Proposal } from './fitness.js';
import type { OfficeGrant, OfficeGrantEvent } from './office-grant.state.js';

const row = rowsFor<OfficeGrant, OfficeGrantEvent, AdministrationSide>();

/** Most divisions that one auditor is given one by one; for all there is `*`. */
const MOST_DIVISIONS = 100;
const divisionCode = z.string().regex(/^([*]|\d{6}|\d{9}|\d{12})$/, '行政区划代码为 6、9 或 12 位数字，全部区划填 *');

export const officeContent = z.strictObject({
  accountId: accountName,
  role: z.enum(ROLES),
  departmentId,
  from: givenDate.nullish().transform((date) => date ?? null),
  until: givenDate.nullish().transform((date) => date ?? null),
  auditedDivisions: z.array(divisionCode).max(MOST_DIVISIONS).default([]),
});
const reasoned = z.strictObject({ reason: text(2000) });

const needsOf = ({ accountId }: Pick<Proposal, 'accountId'>): readonly FactRequest<'account' | 'offices'>[] => [
  ask('account', accountId),
  ask('offices', accountId),
];

const proposeOffice = row({
  name: 'propose-office',
  title: '提出任职',
  clause: CLAUSE,
  from: [],
  duty: 'PROPOSE_POWER',
  payload: officeContent,
  example: {
    accountId: 'p4.handler',
    role: 'WB_LEAD',
    departmentId: 'P4',
    from: null,
    until: null,
    auditedDivisions: [],
  },
  needs: needsOf,
  decide(_, proposed, context) {
    const holder = context.facts.get('account', proposed.accountId);
    const offices = context.facts.get('offices', proposed.accountId);
    const administration = context.office.departmentId;
    const fit = fitOffice(proposed, { ...context, holder, offices, administration });
    if (!fit.ok) return fit;
    const { personId } = fit;
    const own = onOneself(context.actor, personId);
    if (own) return refuse(own);
    return done({ event: { type: 'officeProposed', ...proposed, personId, parties: { administration } } });
  },
});

/** Gives the office: a second administrator has read the proposal. What it rests on is asked again. */
const confirmOffice = row({
  name: 'confirm-office',
  title: '确认任职',
  clause: CLAUSE,
  from: ['PROPOSED'],
  duty: 'CONFIRM_POWER',
  payload: z.strictObject({}),
  example: {},
  guard: ({ data }, { actor }) => onOneself(actor, data.personId),
  needs: (_, matter) => (matter ? needsOf(matter.data) : []),
  decide({ data, parties: { administration } }, _, context) {
    const holder = context.facts.get('account', data.accountId);
    const offices = context.facts.get('offices', data.accountId);
    const from = data.from !== null && data.from < localDate(context.at) ? null : data.from;
    const fit = fitOffice({ ...data, from }, { ...context, holder, offices, administration });
    if (!fit.ok) return fit;
    const event = { type: 'officeConfirmed', proposedBy: data.proposedBy ?? '' } as const;
    return done({ event, notices: [toHead(data, '任职')] });
  },
});

const rejectOffice = row({
  name: 'reject-office',
  title: '不予任职',
  clause: CLAUSE,
  from: ['PROPOSED'],
  payload: reasoned,
  example: { reason: '该人员尚未报到。' },
  guard: ({ data }, { actor }) => onOneself(actor, data.personId),
  decide: (_, { reason }) => done({ event: { type: 'officeRejected', reason } }),
});

/** Takes the office at once. One administrator is enough, because it takes power and gives none. */
const endOffice = row({
  name: 'end-office',
  title: '免去职务',
  clause: CLAUSE,
  from: ['HELD'],
  payload: reasoned,
  example: { reason: '岗位调整。' },
  guard: ({ data }, { actor }) => onOneself(actor, data.personId),
  needs: (_, matter) => (matter ? [ask('holders', matter.parties.administration)] : []),
  decide({ data, parties: { administration } }, { reason }, { facts, actor }) {
    const holders = facts.get('holders', administration);
    const last = data.role === 'SYSADMIN' ? lastAdministrators(holders, data.accountId, actor) : null;
    if (last) return refuse(last);
    return done({ event: { type: 'officeEnded', reason }, notices: [toHead(data, '免职')] });
  },
});

export const OFFICE_GRANT_COMMANDS = [proposeOffice, confirmOffice, rejectOffice, endOffice];

const toHead = ({ accountId, role, departmentId }: OfficeGrant, what: string): Notice => ({
  to: [{ departmentId, role: 'DEPT_HEAD' }],
  text: `${what}：${accountId}，${ROLE_TITLES[role]}。`,
});
