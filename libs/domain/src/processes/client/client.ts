import { z } from 'zod';
import { CLIENT_ROLE } from '../../access/rights.js';
import { CLIENT_KINDS } from '../../access/roles.js';
import { dateSchema, instantSchema } from '../../language/schemas.js';
import type { Change, Telling } from '../../matter/definition.js';
import type { Deed } from '../../matter/matter.js';
import type { SideTables } from '../../matter/side-tables.js';
import { defineProcess } from '../../features/index.js';
import { ownPerson } from '../account/commands.js';
import type { AdministrationSide } from '../administering/administrator.js';
import { confirmation, line, RECORD } from '../administering/record.js';
import { heldBetween } from '../administering/term.js';
import {
  CLIENT,
  CLIENT_EVENTS,
  STATE_TITLES,
  type ClientEvent,
  type ClientMatter,
  type ClientRecord,
} from './client.state.js';
import { CLIENT_COMMANDS } from './commands.js';

type Changed = Change<ClientRecord, AdministrationSide>;

/** 接入系统: a program of a department, proposed by one administrator and confirmed by another one. */
export const client = defineProcess<ClientRecord, ClientEvent, AdministrationSide>()({
  ...RECORD,
  process: CLIENT,
  collection: 'organisation/clients',
  title: '接入系统',
  version: 1,
  commands: CLIENT_COMMANDS,
  reactions: [],
  events: CLIENT_EVENTS,
  duties: { clientProposed: 'PROPOSE_POWER', clientConfirmed: 'CONFIRM_POWER' },
  begins: ['clientProposed'],
  endStates: ['REGISTERED', 'REJECTED', 'ENDED'],
  begin,
  evolve,
  tasks: (matter) => confirmation(matter, 'PROPOSED', 'confirm-client'),
  sideTables,
  documents: {
    clientId: z.string(),
    kind: z.enum(CLIENT_KINDS),
    departmentId: z.string(),
    departmentName: z.string(),
    commands: z.array(z.string()),
    until: dateSchema.meta({ description: '自该日起失效' }),
    confirmedAt: instantSchema.nullable().meta({ description: '确认的时间；尚未确认的为 null' }),
    endedAt: instantSchema.nullable().meta({ description: '停止的时间；在用的为 null' }),
  },
  view: ({ data }) => ({ ...data }),
  tell,
  stateTitles: STATE_TITLES,
  subject: ({ data: { clientId, departmentId } }) => ({ code: '', name: `接入系统 ${departmentId} ${clientId}` }),
});

function begin(event: ClientEvent): Required<Changed> {
  if (event.type !== 'clientProposed') throw new Error(`no client begins with ${event.type}`);
  const { type: _, parties, ...proposed } = event;
  return { state: 'PROPOSED', parties, data: { ...proposed, confirmedAt: null, endedAt: null } };
}

function evolve({ data }: ClientMatter, event: ClientEvent, { at }: Deed): Changed {
  switch (event.type) {
    case 'clientProposed':
      throw new Error('a client is proposed once');
    case 'clientConfirmed':
      return { state: 'REGISTERED', data: { ...data, confirmedAt: at } };
    case 'clientRejected':
      return { state: 'REJECTED' };
    case 'clientEnded':
      return { state: 'ENDED', data: { ...data, endedAt: at } };
  }
}

/** A client that was let in has an account and the office of a handler, both of which end with it. */
function sideTables({ data }: ClientMatter): SideTables {
  const { clientId: accountId, kind, commands, departmentId, confirmedAt, endedAt } = data;
  if (confirmedAt === null) return { office: null };
  const held = heldBetween({ ...data, from: null });
  const office = { accountId, role: CLIENT_ROLE, departmentId, auditedDivisions: [], client: { kind, commands } };
  return {
    account: { accountId, personId: ownPerson(accountId), closedAt: endedAt },
    office: held && { ...office, ...held },
  };
}

function tell(event: ClientEvent): Telling {
  switch (event.type) {
    case 'clientProposed': {
      const { clientId, kind, departmentId, commands, until } = event;
      const what = kind === 'AGENT' ? '智能助手' : '业务系统';
      return line(
        `提出接入${what} ${clientId}（${departmentId}），至 ${until} 失效，命令：${commands.join('、') || '无'}。`,
      );
    }
    case 'clientConfirmed':
      return line('确认接入。');
    case 'clientRejected':
      return line(`不予接入：${event.reason}`);
    case 'clientEnded':
      return line(`停止接入：${event.reason}`);
  }
}
