import { ROLE_TITLES } from '../../access/role-titles.js';
import type { Change, Telling } from '../../matter/definition.js';
import type { Deed } from '../../matter/matter.js';
import type { PublishedDelegation } from '../../matter/side-tables.js';
import { defineProcess } from '../../features/index.js';
import type { AdministrationSide } from '../administering/administrator.js';
import { confirmation, line, RECORD } from '../administering/record.js';
import { heldBetween } from '../administering/term.js';
import { DELEGATION_COMMANDS } from './commands.js';
import { delegationDocuments } from './delegation.documents.js';
import {
  DELEGATION,
  DELEGATION_EVENTS,
  STATE_TITLES,
  type Delegation,
  type DelegationEvent,
  type DelegationMatter,
} from './delegation.state.js';
import { notBelow } from './rank.js';

type Changed = Change<Delegation, AdministrationSide>;

/** 授权代行: an account acts in the office of another one, proposed by one administrator and confirmed by another one. */
export const delegation = defineProcess<Delegation, DelegationEvent, AdministrationSide>()({
  ...RECORD,
  process: DELEGATION,
  collection: 'organisation/delegations',
  title: '授权代行',
  version: 1,
  commands: DELEGATION_COMMANDS,
  reactions: [],
  events: DELEGATION_EVENTS,
  duties: { delegationProposed: 'PROPOSE_POWER', delegationConfirmed: 'CONFIRM_POWER' },
  begins: ['delegationProposed'],
  endStates: ['GIVEN', 'REJECTED', 'ENDED'],
  begin,
  evolve,
  tasks: (matter) => confirmation(matter, 'PROPOSED', 'confirm-delegation'),
  sideTables: ({ data }) => ({ delegation: published(data) }),
  documents: delegationDocuments,
  view: ({ data }) => ({ ...data }),
  tell,
  stateTitles: STATE_TITLES,
  subject: ({ data }) => ({ code: '', name: named(data) }),
});

function begin(event: DelegationEvent): Required<Changed> {
  if (event.type !== 'delegationProposed') throw new Error(`no delegation begins with ${event.type}`);
  const { type: _, parties, ...proposed } = event;
  return { state: 'PROPOSED', parties, data: { ...proposed, confirmedAt: null, endedAt: null } };
}

function evolve({ data }: DelegationMatter, event: DelegationEvent, { at }: Deed): Changed {
  switch (event.type) {
    case 'delegationProposed':
      throw new Error('a delegation is proposed once');
    case 'delegationConfirmed':
      return { state: 'GIVEN', data: { ...data, confirmedAt: at } };
    case 'delegationRejected':
      return { state: 'REJECTED' };
    case 'delegationEnded':
      return { state: 'ENDED', data: { ...data, endedAt: at } };
  }
}

/** Returns the delegation with the instants between which it was given; null if it never was. */
function published(data: Delegation): PublishedDelegation | null {
  const { accountId, delegatedBy, role, departmentId } = data;
  const held = heldBetween(data);
  return held && { accountId, role, departmentId, delegatedBy, qualifiedBy: notBelow(role), ...held };
}

function tell(event: DelegationEvent): Telling {
  switch (event.type) {
    case 'delegationProposed': {
      const from = event.from === null ? '' : `自 ${event.from} 起，`;
      return line(`提出授权代行：${named(event)}，${from}至 ${event.until} 前一日止，待另一位系统管理员确认。`);
    }
    case 'delegationConfirmed':
      return line('确认授权代行。');
    case 'delegationRejected':
      return line(`不予授权代行：${event.reason}`);
    case 'delegationEnded':
      return line(`终止授权代行：${event.reason}`);
  }
}

/** Names a delegation, as in `p4.head 代 p4.lead 任P4政务数据共享工作机构负责人`. */
const named = ({
  accountId,
  delegatedBy,
  role,
  departmentId,
}: Pick<Delegation, 'accountId' | 'delegatedBy' | 'role' | 'departmentId'>): string =>
  `${accountId} 代 ${delegatedBy} 任${departmentId}${ROLE_TITLES[role]}`;
