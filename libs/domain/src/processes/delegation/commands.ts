import { z } from 'zod';
import { ROLE_TITLES } from '../../access/role-titles.js';
import { ROLES } from '../../access/roles.js';
import { givenDate } from '../../calendar/given.js';
import { localDate } from '../../calendar/time.js';
import { text } from '../../language/text.js';
import type { ActContext } from '../../matter/context.js';
import { ask, type FactRequest } from '../../matter/facts.js';
import type { Notice } from '../../matter/happening.js';
import { done, refuse, rowsFor } from '../../matter/table.js';
import { accountName } from '../account/commands.js';
import { CLAUSE, onOneself, type AdministrationSide } from '../administering/administrator.js';
import { departmentId } from '../department/commands.js';
import type { Delegation, DelegationEvent } from './delegation.state.js';
import { fitDelegation, type Proposal } from './fitness.js';

const row = rowsFor<Delegation, DelegationEvent, AdministrationSide>();

const content = z.strictObject({
  accountId: accountName.meta({ description: '代行人的账号' }),
  delegatedBy: accountName.meta({ description: '授权人的账号，该职务由其担任' }),
  role: z.enum(ROLES),
  departmentId,
  from: givenDate
    .nullish()
    .transform((date) => date ?? null)
    .meta({ description: '代行的第一日；不填的自确认时起' }),
  until: givenDate.meta({ description: '自该日起不再代行' }),
});
const reasoned = z.strictObject({ reason: text(2000) });

type Needs = 'account' | 'registered';
const recordOf = ({ accountId, role, departmentId: department }: Proposal) =>
  ({ record: 'delegation', key: `${accountId} ${role} ${department}` }) as const;
const needsOf = (one: Proposal): readonly FactRequest<Needs>[] => [
  ask('account', one.accountId),
  ask('account', one.delegatedBy),
  ask('registered', recordOf(one)),
];

/** Judges a delegation by what is known now; whoever is concerned neither proposes nor confirms it. */
function judge(proposal: Proposal, { facts, actor, policies, organisation, at }: ActContext<Needs>) {
  const fit = fitDelegation(proposal, {
    acting: facts.get('account', proposal.accountId),
    delegating: facts.get('account', proposal.delegatedBy),
    taken: facts.get('registered', recordOf(proposal)),
    headsDelegate: policies.inForce.options['Q-34'] === 'ALLOWED',
    organisation,
    at,
  });
  if (!fit.ok) return fit;
  const own = onOneself(actor, fit.persons.personId) ?? onOneself(actor, fit.persons.delegatingPersonId);
  return own ? refuse(own) : fit;
}

const proposeDelegation = row({
  name: 'propose-delegation',
  title: '提出授权代行',
  clause: CLAUSE,
  from: [],
  duty: 'PROPOSE_POWER',
  payload: content,
  example: {
    accountId: 'p4.head',
    delegatedBy: 'p4.lead',
    role: 'WB_LEAD',
    departmentId: 'P4',
    from: null,
    until: '2026-02-28',
  },
  needs: needsOf,
  decide(_, proposed, context) {
    const fit = judge(proposed, context);
    if (!fit.ok) return fit;
    const parties = { administration: context.office.departmentId };
    return done({ event: { type: 'delegationProposed', ...proposed, ...fit.persons, parties } });
  },
});

/** Gives the delegation: a second administrator has read the proposal. What it rests on is asked again. */
const confirmDelegation = row({
  name: 'confirm-delegation',
  title: '确认授权代行',
  clause: CLAUSE,
  from: ['PROPOSED'],
  duty: 'CONFIRM_POWER',
  payload: z.strictObject({}),
  example: {},
  guard: ({ data }, { actor }) => onOneself(actor, data.personId) ?? onOneself(actor, data.delegatingPersonId),
  needs: (_, matter) => (matter ? needsOf(matter.data) : []),
  decide({ data }, _, context) {
    const from = data.from !== null && data.from < localDate(context.at) ? null : data.from;
    const fit = judge({ ...data, from }, context);
    if (!fit.ok) return fit;
    const { until } = data;
    return done({
      event: { type: 'delegationConfirmed', until },
      notices: [toHead(data, `可以代行至 ${until} 前一日`)],
    });
  },
});

const rejectDelegation = row({
  name: 'reject-delegation',
  title: '不予授权代行',
  clause: CLAUSE,
  from: ['PROPOSED'],
  payload: reasoned,
  example: { reason: '授权人已经返岗。' },
  decide: (_, { reason }) => done({ event: { type: 'delegationRejected', reason } }),
});

/** Ends the delegation at once. One administrator is enough, because it takes power and gives none. */
const endDelegation = row({
  name: 'end-delegation',
  title: '终止授权代行',
  clause: CLAUSE,
  from: ['GIVEN'],
  payload: reasoned,
  example: { reason: '授权人已经返岗。' },
  decide: ({ data }, { reason }) =>
    done({ event: { type: 'delegationEnded', reason }, notices: [toHead(data, '代行已经终止')] }),
});

export const DELEGATION_COMMANDS = [proposeDelegation, confirmDelegation, rejectDelegation, endDelegation];

const toHead = ({ accountId, delegatedBy, role, departmentId: department }: Delegation, what: string): Notice => ({
  to: [{ departmentId: department, role: 'DEPT_HEAD' }],
  text: `授权代行：${accountId} 代 ${delegatedBy} 任${ROLE_TITLES[role]}，${what}。`,
});
