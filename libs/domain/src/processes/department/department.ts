import { z } from 'zod';
import type { Change, Telling } from '../../matter/definition.js';
import type { Deed } from '../../matter/matter.js';
import { defineProcess } from '../../features/index.js';
import { applied, reactionsFor } from '../../matter/table.js';
import type { AdministrationSide } from '../administering/administrator.js';
import { origin, tellOrigin } from '../administering/origin.js';
import { confirmation, line, RECORD } from '../administering/record.js';
import { DEPARTMENT_COMMANDS } from './commands.js';
import { departmentDocuments } from './department.documents.js';
import {
  DEPARTMENT,
  DEPARTMENT_EVENTS,
  KINDS,
  STATE_TITLES,
  type DepartmentEvent,
  type DepartmentMatter,
  type DepartmentRecord,
  type Ending,
} from './department.state.js';

type Changed = Change<DepartmentRecord, AdministrationSide>;

const reaction = reactionsFor<DepartmentRecord, DepartmentEvent, AdministrationSide>();

/** Creates a department that an import names, or that was there before it had a history. */
const record = reaction({
  name: 'record',
  begins: true,
  payload: z.strictObject({
    id: z.string(),
    name: z.string(),
    divisionCode: z.string(),
    uscc: z.string().nullable(),
    frontCode: z.string().nullable(),
    kind: z.enum(KINDS),
    administration: z.string(),
    origin,
  }),
  react: (_, { administration, ...department }) =>
    applied({ event: { type: 'departmentCreated', ...department, parties: { administration } } }),
});

/** Renames a department as an import names it. */
const rename = reaction({
  name: 'rename',
  begins: false,
  payload: z.strictObject({ name: z.string(), origin }),
  react: (_, renamed) => applied({ event: { type: 'departmentRenamed', ...renamed } }),
});

/** 部门: a department from its creation to its end, when another one takes over its matters. */
export const department = defineProcess<DepartmentRecord, DepartmentEvent, AdministrationSide>()({
  ...RECORD,
  process: DEPARTMENT,
  collection: 'organisation/departments',
  title: '部门',
  version: 1,
  commands: DEPARTMENT_COMMANDS,
  reactions: [record, rename],
  events: DEPARTMENT_EVENTS,
  duties: { departmentEndProposed: 'PROPOSE_POWER', departmentEndConfirmed: 'CONFIRM_POWER' },
  concludes: ['departmentEndRejected'],
  begins: ['departmentCreated'],
  endStates: ['ACTIVE', 'ENDED'],
  begin,
  evolve,
  tasks: (matter) => confirmation(matter, 'END_PROPOSED', 'confirm-end'),
  sideTables: ({ data: { ending: _, ...published } }) => ({ department: published }),
  documents: departmentDocuments,
  view: ({ data }) => ({ ...data }),
  tell,
  stateTitles: STATE_TITLES,
  subject: ({ data: { id, name } }) => ({ code: '', name: `${id} ${name}` }),
});

function begin(event: DepartmentEvent): Required<Changed> {
  if (event.type !== 'departmentCreated') throw new Error(`no department begins with ${event.type}`);
  const { id, name, divisionCode, uscc, frontCode, kind, parties } = event;
  const data = { id, name, divisionCode, uscc, frontCode, kind, endedAt: null, successor: null, ending: null };
  return { state: 'ACTIVE', parties, data };
}

function evolve({ data }: DepartmentMatter, event: DepartmentEvent, { at }: Deed): Changed {
  switch (event.type) {
    case 'departmentCreated':
      throw new Error('a department is created once');
    case 'departmentRenamed':
      return { data: { ...data, name: event.name } };
    case 'departmentEndProposed': {
      const { type: _, ...ending } = event;
      return { state: 'END_PROPOSED', data: { ...data, ending } };
    }
    case 'departmentEndConfirmed':
      return { state: 'ENDED', data: { ...data, endedAt: at, successor: event.successor } };
    case 'departmentEndRejected':
      return { state: 'ACTIVE', data: { ...data, ending: null } };
  }
}

function tell(event: DepartmentEvent): Telling {
  switch (event.type) {
    case 'departmentCreated':
      return line(`设立部门：${event.id} ${event.name}${tellOrigin(event.origin)}。`);
    case 'departmentRenamed':
      return line(`更名为：${event.name}${tellOrigin(event.origin)}。`);
    case 'departmentEndProposed':
      return line(`提出撤并：${tellEnding(event)}${event.reason}`);
    case 'departmentEndConfirmed':
      return line(event.successor === null ? '确认撤销。' : `确认撤并，在办事项由 ${event.successor} 承接。`);
    case 'departmentEndRejected':
      return line(`不予撤并：${event.reason}`);
  }
}

function tellEnding({ successor, others }: Ending): string {
  if (successor === null) return '撤销。';
  if (others.length === 0) return `并入 ${successor}。`;
  return `分设为 ${[successor, ...others].join('、')}，在办事项由 ${successor} 承接。`;
}
