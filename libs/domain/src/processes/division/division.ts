import { z } from 'zod';
import type { Change, Telling } from '../../matter/definition.js';
import { defineProcess } from '../../features/index.js';
import { applied, reactionsFor } from '../../matter/table.js';
import type { AdministrationSide } from '../administering/administrator.js';
import { origin, tellOrigin } from '../administering/origin.js';
import { line, RECORD } from '../administering/record.js';
import { DIVISION_COMMANDS } from './commands.js';
import {
  DIVISION,
  DIVISION_EVENTS,
  LEVELS,
  STATE_TITLES,
  type DivisionEvent,
  type DivisionMatter,
  type DivisionRecord,
} from './division.state.js';

type Changed = Change<DivisionRecord, AdministrationSide>;

const reaction = reactionsFor<DivisionRecord, DivisionEvent, AdministrationSide>();
const fields = { code: z.string(), name: z.string(), level: z.enum(LEVELS), parentCode: z.string().nullable() };

/** Creates a division that an import names, or that was there before it had a history. */
const record = reaction({
  name: 'record',
  begins: true,
  payload: z.strictObject({ ...fields, administration: z.string(), origin }),
  react: (_, { administration, ...division }) =>
    applied({ event: { type: 'divisionCreated', ...division, parties: { administration } } }),
});

/** Renames a division as an import names it. */
const rename = reaction({
  name: 'rename',
  begins: false,
  payload: z.strictObject({ name: z.string(), origin }),
  react: (_, renamed) => applied({ event: { type: 'divisionRenamed', ...renamed } }),
});

/** 行政区划: a division with its place under another one. */
export const division = defineProcess<DivisionRecord, DivisionEvent, AdministrationSide>()({
  ...RECORD,
  process: DIVISION,
  collection: 'organisation/divisions',
  title: '行政区划',
  version: 1,
  commands: DIVISION_COMMANDS,
  reactions: [record, rename],
  events: DIVISION_EVENTS,
  duties: {},
  begins: ['divisionCreated'],
  endStates: ['ACTIVE'],
  begin,
  evolve,
  tasks: () => [],
  sideTables: ({ data }) => ({ division: data }),
  documents: { ...fields, parent: z.string().nullable().meta({ description: '上级区划的名称' }) },
  view: ({ data }) => ({ ...data }),
  tell,
  stateTitles: STATE_TITLES,
  subject: ({ data: { code, name } }) => ({ code: '', name: `${code} ${name}` }),
});

function begin(event: DivisionEvent): Required<Changed> {
  if (event.type !== 'divisionCreated') throw new Error(`no division begins with ${event.type}`);
  const { code, name, level, parentCode, parties } = event;
  return { state: 'ACTIVE', parties, data: { code, name, level, parentCode } };
}

function evolve({ data }: DivisionMatter, event: DivisionEvent): Changed {
  if (event.type !== 'divisionRenamed') throw new Error(`no division goes on with ${event.type}`);
  return { data: { ...data, name: event.name } };
}

function tell(event: DivisionEvent): Telling {
  switch (event.type) {
    case 'divisionCreated':
      return line(`设立行政区划：${event.code} ${event.name}${tellOrigin(event.origin)}。`);
    case 'divisionRenamed':
      return line(`更名为：${event.name}${tellOrigin(event.origin)}。`);
  }
}
