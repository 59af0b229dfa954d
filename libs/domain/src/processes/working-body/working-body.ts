import { z } from 'zod';
import type { Change, Telling } from '../../matter/definition.js';
import type { Deed } from '../../matter/matter.js';
import { dateSchema } from '../../language/schemas.js';
import { defineProcess } from '../../features/index.js';
import { applied, reactionsFor } from '../../matter/table.js';
import type { AdministrationSide } from '../administering/administrator.js';
import { origin, tellOrigin } from '../administering/origin.js';
import { line, RECORD } from '../administering/record.js';
import { CLAUSE, endsOn, WORKING_BODY_COMMANDS } from './commands.js';
import {
  STATE_TITLES,
  WORKING_BODY,
  WORKING_BODY_EVENTS,
  type WorkingBody,
  type WorkingBodyEvent,
  type WorkingBodyMatter,
} from './working-body.state.js';

type Changed = Change<WorkingBody, AdministrationSide>;

/** Designates a body that an import names, or that was there before it had a history. */
const record = reactionsFor<WorkingBody, WorkingBodyEvent, AdministrationSide>()({
  name: 'record',
  begins: true,
  payload: z.strictObject({
    departmentId: z.string(),
    name: z.string(),
    from: z.iso.date(),
    until: z.iso.date().nullable().default(null),
    administration: z.string(),
    origin,
  }),
  react: (_, { administration, ...body }) =>
    applied({ event: { type: 'bodyDesignated', ...body, parties: { administration } } }),
});

/** 政务数据共享工作机构: the one body of a department that raises and handles requests (Art 11). */
export const workingBody = defineProcess<WorkingBody, WorkingBodyEvent, AdministrationSide>()({
  ...RECORD,
  clause: CLAUSE,
  process: WORKING_BODY,
  collection: 'organisation/working-bodies',
  title: '工作机构',
  version: 1,
  commands: WORKING_BODY_COMMANDS,
  reactions: [record],
  events: WORKING_BODY_EVENTS,
  duties: {},
  begins: ['bodyDesignated'],
  endStates: ['DESIGNATED', 'ENDED'],
  begin,
  evolve,
  tasks: () => [],
  sideTables: ({ data }) => ({ body: data }),
  documents: {
    departmentId: z.string(),
    departmentName: z.string(),
    name: z.string(),
    from: dateSchema.meta({ description: '第一日' }),
    until: dateSchema.nullable().meta({ description: '自该日起不再是工作机构；没有终期的为 null' }),
  },
  view: ({ data }) => ({ ...data }),
  tell,
  stateTitles: STATE_TITLES,
  subject: ({ data: { departmentId, name } }) => ({ code: '', name: `${departmentId} ${name}` }),
});

function begin(event: WorkingBodyEvent): Required<Changed> {
  if (event.type !== 'bodyDesignated') throw new Error(`no working body begins with ${event.type}`);
  const { departmentId, name, from, until, parties } = event;
  return { state: until === null ? 'DESIGNATED' : 'ENDED', parties, data: { departmentId, name, from, until } };
}

function evolve({ data }: WorkingBodyMatter, event: WorkingBodyEvent, { at }: Deed): Changed {
  switch (event.type) {
    case 'bodyDesignated':
      throw new Error('a working body is designated once');
    case 'bodyRenamed':
      return { data: { ...data, name: event.name } };
    case 'bodyEnded':
      return { state: 'ENDED', data: { ...data, until: endsOn(data, at) } };
  }
}

function tell(event: WorkingBodyEvent): Telling {
  switch (event.type) {
    case 'bodyDesignated':
      return line(
        `${event.departmentId} 的工作机构：${event.name}，自 ${event.from} 起${tellOrigin(event.origin)}。`,
        CLAUSE,
      );
    case 'bodyRenamed':
      return line(`更名为：${event.name}。`, CLAUSE);
    case 'bodyEnded':
      return line(`停止：${event.reason}`, CLAUSE);
  }
}
