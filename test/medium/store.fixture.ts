import {
  eventRows,
  NOTHING_YET,
  processNamed,
  type Clock,
  type Department,
  type Division,
  type EntryVersion,
  type Matter,
  type StepProjection,
  type Task,
} from '#libs/domain';
import type { EventDraft, Refold, Registry, StoredEvent } from '#libs/persistence';

const division = (code: string, level: Division['level'], parentCode: string | null): Division => ({
  code,
  level,
  parentCode,
  name: `区划${code}`,
});
const department = (id: string, divisionCode: string, kind: Department['kind'] = 'DEPT'): Department => ({
  id,
  divisionCode,
  kind,
  name: `部门${id}`,
  uscc: null,
  frontCode: null,
  hasWorkingBody: true,
});

export const HANDLER = { accountId: 'n.handler', personId: '00000000-0000-4000-8000-0000000000a1' } as const;

/** A province over two cities, each with an authority, and departments that request and provide. */
export const REGISTRY: Registry = {
  divisions: [
    division('100000', 'NATIONAL', null),
    division('990000', 'PROVINCIAL', '100000'),
    division('990100', 'MUNICIPAL', '990000'),
    division('990200', 'MUNICIPAL', '990000'),
  ],
  departments: [
    department('province.data', '990000', 'AUTHORITY'),
    department('north.data', '990100', 'AUTHORITY'),
    department('north.housing', '990100'),
    department('north.schools', '990100'),
    department('south.data', '990200', 'AUTHORITY'),
    department('south.transport', '990200'),
  ],
  accounts: [
    {
      ...HANDLER,
      offices: [
        { role: 'WB_HANDLER', departmentId: 'north.housing' },
        { role: 'WB_LEAD', departmentId: 'north.housing' },
      ],
      auditedDivisions: [],
    },
    {
      accountId: 'auditor',
      personId: '00000000-0000-4000-8000-0000000000a2',
      offices: [{ role: 'AUDITOR', departmentId: 'province.data' }],
      auditedDivisions: ['*'],
    },
  ],
  validFrom: '2025-08-01',
};

export const ENTRY: EntryVersion = {
  entryId: '00000000-0000-4000-8000-0000000000e1',
  catalogCode: '3070990200002/000001',
  version: 1,
  effectiveFrom: '2025-08-01',
  name: '道路运输经营许可证',
  provider: 'south.transport',
  shareAttribute: 'UNCONDITIONAL',
  shareModes: ['BATCH'],
  items: [{ itemId: 'i1', nameZh: '许可证号' }],
  conditions: [],
  nonShareReason: null,
  legalBases: [],
  dataLevel: 'G1',
  containsPersonalInfo: false,
  updateFrequency: 'WEEKLY',
  dataFormat: 'DATABASE',
  dataCategory: '道路运输',
};

export const clock = (changes: Partial<Clock> = {}): Clock => ({
  id: 'reply',
  kind: 'STATUTORY',
  clause: '21(1)',
  breachClause: '39(4)',
  responsible: 'south.transport',
  otherParty: 'north.housing',
  triggeredAt: '2026-01-26T01:00:00.000Z',
  limit: 10,
  pauses: [],
  extensions: [],
  day0: '2026-01-26',
  workingDays: 10,
  lastDay: '2026-02-09',
  dueAt: '2026-02-09T16:00:00.000Z',
  provisional: false,
  calendarVersion: 'c1',
  policyVersion: 'p1',
  state: 'RUNNING',
  startedAt: '2026-01-26T01:00:00.000Z',
  armedAt: '2026-01-26T01:00:00.000Z',
  metAt: null,
  sent: [],
  ...changes,
});

export interface Sketch {
  readonly state?: string;
  readonly number?: string | null;
  readonly open?: boolean;
  readonly requester?: string;
  readonly provider?: string;
  /** The only party, of a record of the organisation. */
  readonly administration?: string;
  readonly clocks?: readonly Clock[];
  readonly tasks?: readonly Task[];
  readonly wakeAt?: string | null;
  readonly closed?: boolean;
  readonly title?: string;
  readonly targetDueAt?: string | null;
  readonly openedAt?: string | null;
}

/** Returns the read model of a matter after these events, as a process would project it. */
export function projectionOf(
  matterId: string,
  seq: number,
  events: readonly StoredEvent[],
  sketch: Sketch = {},
): StepProjection {
  const { state = 'SUBMITTED', number = null, clocks = [clock()], wakeAt = null } = sketch;
  const due = clocks.flatMap(({ state: running, dueAt }) => (running === 'RUNNING' && dueAt ? [dueAt] : [])).sort();
  const { administration } = sketch;
  const sides = {
    requester: sketch.requester ?? 'north.housing',
    provider: sketch.provider ?? 'south.transport',
    extensionAuthority: 'south.data',
  };
  const parties: Matter['parties'] = administration === undefined ? sides : { administration };
  const matter: Matter = {
    matterId,
    seq,
    state,
    number,
    parties,
    clocks,
    process: 'share-request',
    since: '2026-01-26T01:00:00.000Z',
    openedAt: sketch.openedAt ?? null,
    outer: null,
    acted: [],
    everyday: NOTHING_YET,
    earlierReceipts: [],
    data: { text: '数据 "A"' },
  };
  return {
    ...eventRows(processNamed('share-request'), { events, matter }),
    sideTables: {},
    matter,
    clocks,
    wakeAt,
    definitionVersion: 1,
    subject: { code: ENTRY.catalogCode, name: sketch.title ?? ENTRY.name },
    openToParties: sketch.open ?? true,
    closed: sketch.closed ?? false,
    dueAt: due[0] ?? null,
    targetDueAt: sketch.targetDueAt ?? null,
    wakeFor: wakeAt && 'reply L1',
    tasks: (sketch.tasks ?? []).map((task) => ({ ...task, dueAt: due[0] ?? null, targetDueAt: null })),
  };
}

/** Returns an event whose payload describes the matter after it, which is enough of a process for persistence. */
export const drafted = (commandId: string, sketch: Sketch = {}, payload: object = {}): EventDraft => ({
  type: 'sketched',
  version: 1,
  commandId,
  actor: { ...HANDLER, departmentId: 'north.housing', role: 'WB_HANDLER' },
  at: '2026-01-26T01:00:00.000Z',
  receivedAt: '2026-01-26T01:00:00.000Z',
  payload: { sketch, ...payload },
});

export const refold: Refold = (stream, events) => {
  const last = events.at(-1);
  if (!last) throw new Error('no events');
  return projectionOf(stream, last.seq, events, last.payload.sketch as Sketch);
};

export const dueOn = (day: string): Sketch => ({ clocks: [clock({ dueAt: `${day}T16:00:00.000Z`, lastDay: day })] });
