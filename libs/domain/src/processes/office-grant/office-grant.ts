import { z } from 'zod';
import { ROLES } from '../../access/roles.js';
import { ROLE_TITLES } from '../../access/role-titles.js';
import { atLocal } from '../../calendar/time.js';
import type { Change, Telling } from '../../matter/definition.js';
import type { Deed } from '../../matter/matter.js';
import { defineProcess } from '../../features/index.js';
import { applied, reactionsFor } from '../../matter/table.js';
import type { AdministrationSide } from '../administering/administrator.js';
import { origin, tellOrigin } from '../administering/origin.js';
import { confirmation, line, RECORD } from '../administering/record.js';
import { OFFICE_GRANT_COMMANDS } from './commands.js';
import { officeGrantDocuments } from './office-grant.documents.js';
import {
  OFFICE_GRANT,
  OFFICE_GRANT_EVENTS,
  STATE_TITLES,
  type OfficeGrant,
  type OfficeGrantEvent,
  type OfficeGrantMatter,
} from './office-grant.state.js';
import { heldOffice } from './period.js';

type Changed = Change<OfficeGrant, AdministrationSide>;

/** Gives an office that a confirmed import names, or that was held before it had a history. */
const record = reactionsFor<OfficeGrant, OfficeGrantEvent, AdministrationSide>()({
  name: 'record',
  begins: true,
  payload: z.strictObject({
    accountId: z.string(),
    personId: z.string(),
    role: z.enum(ROLES),
    departmentId: z.string(),
    from: z.iso.date().nullable(),
    until: z.iso.date().nullable(),
    auditedDivisions: z.array(z.string()),
    administration: z.string(),
    origin,
  }),
  react: (_, { administration, ...office }) =>
    applied({ event: { type: 'officeRecorded', ...office, parties: { administration } } }),
});

/** 任职: an office of an account, proposed by one administrator and confirmed by another one. */
export const officeGrant = defineProcess<OfficeGrant, OfficeGrantEvent, AdministrationSide>()({
  ...RECORD,
  process: OFFICE_GRANT,
  collection: 'organisation/office-grants',
  title: '任职',
  version: 1,
  commands: OFFICE_GRANT_COMMANDS,
  reactions: [record],
  events: OFFICE_GRANT_EVENTS,
  duties: { officeProposed: 'PROPOSE_POWER', officeConfirmed: 'CONFIRM_POWER' },
  begins: ['officeProposed', 'officeRecorded'],
  endStates: ['HELD', 'REJECTED', 'ENDED'],
  begin,
  evolve,
  tasks: (matter) => confirmation(matter, 'PROPOSED', 'confirm-office'),
  sideTables: ({ data }) => ({ office: heldOffice(data) }),
  documents: officeGrantDocuments,
  view: ({ data }) => ({ ...data }),
  tell,
  stateTitles: STATE_TITLES,
  subject: ({ data: { accountId, role, departmentId } }) => ({
    code: '',
    name: `${accountId} 任${departmentId}${ROLE_TITLES[role]}`,
  }),
});

function begin(event: OfficeGrantEvent, { at, actor }: Deed): Required<Changed> {
  const nothing = { proposedBy: null, confirmedAt: null, endedAt: null };
  switch (event.type) {
    case 'officeProposed': {
      const { type: _, parties, ...office } = event;
      return { state: 'PROPOSED', parties, data: { ...nothing, ...office, proposedBy: actor?.accountId ?? null } };
    }
    case 'officeRecorded': {
      const { type: _, parties, origin: from, ...office } = event;
      // An office of an earlier release was held since its first day.
      const since = from.kind === 'TAKEN_OVER' && office.from !== null ? atLocal(office.from) : at;
      return { state: 'HELD', parties, data: { ...nothing, ...office, confirmedAt: since } };
    }
    default:
      throw new Error(`no office grant begins with ${event.type}`);
  }
}

function evolve({ data }: OfficeGrantMatter, event: OfficeGrantEvent, { at }: Deed): Changed {
  switch (event.type) {
    case 'officeProposed':
    case 'officeRecorded':
      throw new Error('an office grant begins once');
    case 'officeConfirmed':
      return { state: 'HELD', data: { ...data, confirmedAt: at } };
    case 'officeRejected':
      return { state: 'REJECTED' };
    case 'officeEnded':
      return { state: 'ENDED', data: { ...data, endedAt: at } };
  }
}

function tell(event: OfficeGrantEvent): Telling {
  switch (event.type) {
    case 'officeProposed':
      return line(`提出任职：${named(event)}，待另一位系统管理员确认。`);
    case 'officeConfirmed':
      return line('确认任职。');
    case 'officeRejected':
      return line(`不予任职：${event.reason}`);
    case 'officeRecorded':
      return line(`任职：${named(event)}${tellOrigin(event.origin)}。`);
    case 'officeEnded':
      return line(`免去职务：${event.reason}`);
  }
}

/** Names an office with its period, as in `p4.handler 任P4政务数据共享工作机构负责人，自 2026-03-02 起`. */
function named({
  accountId,
  role,
  departmentId,
  from,
  until,
}: Omit<OfficeGrant, 'proposedBy' | 'confirmedAt' | 'endedAt' | 'personId'>): string {
  const days = [from && `自 ${from} 起`, until && `至 ${until} 前一日止`].filter(Boolean);
  return [`${accountId} 任${departmentId}${ROLE_TITLES[role]}`, ...days].join('，');
}
