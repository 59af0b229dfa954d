import { z } from 'zod';
import type { Change } from '../../matter/definition.js';
import { defineProcess } from '../../features/index.js';
import { applied, reactionsFor } from '../../matter/table.js';
import type { AdministrationSide } from '../administering/administrator.js';
import { origin, tellOrigin } from '../administering/origin.js';
import { line, RECORD } from '../administering/record.js';
import { accountDocuments } from './account.documents.js';
import {
  ACCOUNT,
  ACCOUNT_EVENTS,
  STATE_TITLES,
  type AccountEvent,
  type AccountMatter,
  type AccountRecord,
} from './account.state.js';
import { ACCOUNT_COMMANDS } from './commands.js';

type Changed = Change<AccountRecord, AdministrationSide>;

/** Registers an account that an import names, or that was there before it had a history. */
const record = reactionsFor<AccountRecord, AccountEvent, AdministrationSide>()({
  name: 'record',
  begins: true,
  payload: z.strictObject({
    accountId: z.string(),
    personId: z.string(),
    administration: z.string(),
    origin,
  }),
  react: (_, { accountId, personId, administration, origin: from }) =>
    applied({
      event: { type: 'accountRegistered', accountId, personId, origin: from, parties: { administration } },
    }),
});

/** 账号: an account of a person, from its registration until the person has left. */
export const account = defineProcess<AccountRecord, AccountEvent, AdministrationSide>()({
  ...RECORD,
  process: ACCOUNT,
  collection: 'organisation/accounts',
  title: '账号',
  version: 1,
  commands: ACCOUNT_COMMANDS,
  reactions: [record],
  events: ACCOUNT_EVENTS,
  duties: {},
  begins: ['accountRegistered'],
  endStates: ['ACTIVE', 'CLOSED'],
  begin,
  evolve,
  tasks: () => [],
  sideTables: ({ data }) => ({ account: data }),
  documents: accountDocuments,
  view: ({ data: { accountId, personId, closedAt } }) => ({ accountId, personId, closedAt }),
  tell,
  stateTitles: STATE_TITLES,
  subject: ({ data }) => ({ code: '', name: `账号 ${data.accountId}` }),
});

function begin(event: AccountEvent): Required<Changed> {
  if (event.type !== 'accountRegistered') throw new Error(`no account begins with ${event.type}`);
  const { accountId, personId, parties } = event;
  return { state: 'ACTIVE', parties, data: { accountId, personId, closedAt: null } };
}

function evolve({ data }: AccountMatter, event: AccountEvent, { at }: { readonly at: string }): Changed {
  if (event.type !== 'accountClosed') throw new Error(`no account goes on with ${event.type}`);
  return { state: 'CLOSED', data: { ...data, closedAt: at } };
}

function tell(event: AccountEvent) {
  switch (event.type) {
    case 'accountRegistered':
      return line(`登记账号 ${event.accountId}${tellOrigin(event.origin)}。`);
    case 'accountClosed':
      return line(`停用账号：${event.reason}即时起不能登录和办理。`);
  }
}
