import { z } from 'zod';
import { instantSchema } from '../../language/schemas.js';
import type { Change, Telling } from '../../matter/definition.js';
import type { Deed } from '../../matter/matter.js';
import { defineProcess } from '../../features/index.js';
import type { AdministrationSide } from '../administering/administrator.js';
import { line, RECORD } from '../administering/record.js';
import { RECUSAL_COMMANDS } from './commands.js';
import {
  RECUSAL,
  RECUSAL_EVENTS,
  STATE_TITLES,
  type Recusal,
  type RecusalEvent,
  type RecusalMatter,
} from './recusal.state.js';

type Changed = Change<Recusal, AdministrationSide>;

/** 回避: a person keeps out of one matter, until another administrator lifts it. */
export const recusal = defineProcess<Recusal, RecusalEvent, AdministrationSide>()({
  ...RECORD,
  process: RECUSAL,
  collection: 'organisation/recusals',
  title: '回避',
  version: 1,
  commands: RECUSAL_COMMANDS,
  reactions: [],
  events: RECUSAL_EVENTS,
  duties: { recusalRecorded: 'RECUSE', recusalLifted: 'LIFT_RECUSAL' },
  begins: ['recusalRecorded'],
  endStates: ['RECORDED', 'LIFTED'],
  begin,
  evolve,
  tasks: () => [],
  sideTables: ({ data: { personId, recusedFrom, liftedAt } }) => ({
    recusal: liftedAt === null ? { personId, recusedFrom } : null,
  }),
  documents: {
    recusedFrom: z.string().meta({ description: '应当回避的事项' }),
    accountId: z.string().meta({ description: '登记时所填的账号' }),
    personId: z.string().meta({ description: '自然人的编号，其全部账号一并回避' }),
    reason: z.string(),
    liftedAt: instantSchema.nullable().meta({ description: '解除的时间；尚未解除的为 null' }),
  },
  view: ({ data }) => ({ ...data }),
  tell,
  stateTitles: STATE_TITLES,
  subject: ({ data: { accountId, recusedFrom } }) => ({ code: '', name: `${accountId} 回避 ${recusedFrom}` }),
});

function begin(event: RecusalEvent): Required<Changed> {
  if (event.type !== 'recusalRecorded') throw new Error(`no recusal begins with ${event.type}`);
  const { type: _, parties, ...recorded } = event;
  return { state: 'RECORDED', parties, data: { ...recorded, liftedAt: null } };
}

function evolve({ data }: RecusalMatter, event: RecusalEvent, { at }: Deed): Changed {
  if (event.type !== 'recusalLifted') throw new Error(`no recusal goes on with ${event.type}`);
  return { state: 'LIFTED', data: { ...data, liftedAt: at } };
}

function tell(event: RecusalEvent): Telling {
  switch (event.type) {
    case 'recusalRecorded':
      return line(`登记回避：${event.accountId} 不得办理事项 ${event.recusedFrom}。${event.reason}`);
    case 'recusalLifted':
      return line(`解除回避：${event.reason}`);
  }
}
