import { addMs, localDate } from '../../calendar/time.js';
import type { Change, Telling } from '../../matter/definition.js';
import type { Deed } from '../../matter/matter.js';
import type { SideTables } from '../../matter/side-tables.js';
import { defineProcess } from '../../features/index.js';
import { OUTAGE_COMMANDS } from './commands.js';
import {
  OUTAGE_EVENTS,
  OUTAGE_FINDING,
  RECORDED,
  REVOKED,
  STATE_TITLES,
  type OutageEvent,
  type OutageFinding,
  type OutageMatter,
  type OutageSide,
} from './outage-finding.state.js';
import { outageDocuments } from './outage-finding.documents.js';

/** 平台故障认定 (§3.5.3): evidence for judging a justified reason. Clocks do not change because of it. */
export const outageFinding = defineProcess<OutageFinding, OutageEvent, OutageSide>()({
  process: OUTAGE_FINDING,
  collection: 'outage-findings',
  title: '平台故障认定',
  clause: '39(4)',
  version: 2,
  commands: OUTAGE_COMMANDS,
  reactions: [],
  events: OUTAGE_EVENTS,
  duties: {},
  begins: ['outageRecorded'],
  endStates: [RECORDED, REVOKED],
  begin,
  evolve,
  tasks: () => [],
  sideTables,
  documents: outageDocuments,
  view: ({ data: { from, to, reason, affected, finder, confirmedBy, revoked } }) => ({
    from,
    to,
    reason,
    affected,
    finder,
    confirmedBy,
    revoked,
  }),
  links: () => [],
  tell,
  clockTitles: {},
  stateTitles: STATE_TITLES,
  isOpenToParties: () => true,
  revision: () => 1,
  subject: ({ data: { from, to } }) => ({ code: '', name: `平台故障 ${daysOf(from, to)}` }),
});

function begin(event: OutageEvent, { actor }: Deed): Required<Change<OutageFinding, OutageSide>> {
  if (event.type !== 'outageRecorded') throw new Error(`an outage finding does not begin with ${event.type}`);
  const { from, to, reason, affected, parties } = event;
  const finder = { departmentId: parties.authority, role: actor?.role ?? null };
  return { state: RECORDED, parties, data: { from, to, reason, affected, finder, confirmedBy: null, revoked: null } };
}

function evolve({ data }: OutageMatter, event: OutageEvent, { actor }: Deed): Change<OutageFinding, OutageSide> {
  switch (event.type) {
    case 'outageRecorded':
      throw new Error(`an outage is found once, with ${event.type}`);
    case 'outageConfirmed':
      return { data: { ...data, confirmedBy: actor?.departmentId ?? null } };
    case 'outageRevoked':
      return { state: REVOKED, data: { ...data, revoked: event.reason } };
  }
}

/** A revoked finding is published no longer. */
function sideTables({ state, data }: OutageMatter): SideTables {
  const { from, to, reason, affected, finder, confirmedBy } = data;
  return { outage: state === RECORDED ? { finder, confirmedBy, from, to, reason, affected } : null };
}

function tell(event: OutageEvent): Telling {
  const line = (sentence: string): Telling => ({ sentence, clause: '39(4)', audience: 'everybody' });
  switch (event.type) {
    case 'outageRecorded':
      return line(
        `认定平台故障（${daysOf(event.from, event.to)}）：${event.reason}影响：${event.affected}期限不因此改变。`,
      );
    case 'outageConfirmed':
      return line('确认平台故障认定，对认定部门自身的逾期也作为证据。');
    case 'outageRevoked':
      return line(`撤销平台故障认定：${event.reason}`);
  }
}

const daysOf = (from: string, to: string): string => {
  const [first, last] = [localDate(from), localDate(addMs(to, -1))];
  return first === last ? first : `${first} 至 ${last}`;
};
