import type { Actor } from '../access/roles.js';
import type { EntryVersion } from '../catalog/entry.js';
import { atLocal, type Instant } from '../calendar/time.js';
import {
  factId,
  factsOf,
  type ActsOf,
  type CitedDocument,
  type EntryStanding,
  type EventStanding,
  type FactKey,
  type FactName,
  type FactRequest,
  type Facts,
  type FactValue,
  type Grant,
  type JudgedBreach,
  type LastVersion,
  type MatterStanding,
  type Outage,
  type TermOfOffice,
  type Touch,
} from './facts.js';

/** Facts about other things as a test describes them. A thing that it does not list does not exist. */
export interface KnownWorld {
  readonly entryVersions: Readonly<Record<string, EntryVersion | null>>;
  /** Last versions where they differ from `entryVersions`. */
  readonly lastVersions: Readonly<Record<string, LastVersion | null>>;
  readonly entries: Readonly<Record<string, EntryStanding | null>>;
  /** Id of the entry, by provider and name as {@link nameKey} joins them. */
  readonly entryNames: Readonly<Record<string, string | null>>;
  readonly grants: Readonly<Record<string, readonly Grant[]>>;
  /** Department ids. */
  readonly sourceDepartments: Readonly<Record<string, string | null>>;
  readonly matters: Readonly<Record<string, MatterStanding | null>>;
  /** Outages by {@link outagesKey}. */
  readonly outages: Readonly<Record<string, readonly Outage[]>>;
  /** Documents by id, with the department that uploaded them. */
  readonly documents: Readonly<Record<string, (CitedDocument & { readonly departmentId: string }) | null>>;
  readonly accounts: Readonly<Record<string, Actor | null>>;
  /** Offices that have not ended, by account. */
  readonly offices: Readonly<Record<string, readonly TermOfOffice[]>>;
  /** Keys of the records of the organisation, as `account p4.handler`. */
  readonly registered: readonly string[];
  /** Numbers of open matters, by department. */
  readonly openMatters: Readonly<Record<string, number>>;
  /** Judgements by the matter that was late. */
  readonly judgements: Readonly<Record<string, readonly JudgedBreach[]>>;
  /** Types and instants of the acts in the matter, in their order. */
  readonly acts: readonly { readonly type: string; readonly at: Instant }[];
  /** Events by their places in the stream. */
  readonly events: Readonly<Record<number, EventStanding | null>>;
}

export const outagesKey = ({ responsible, from, to }: Touch): string => `${responsible} ${from} ${to}`;
export const nameKey = (provider: string, name: string): string => `${provider} ${name}`;

export const NOTHING_KNOWN: KnownWorld = {
  entryVersions: {},
  lastVersions: {},
  entries: {},
  entryNames: {},
  grants: {},
  sourceDepartments: {},
  matters: {},
  outages: {},
  documents: {},
  accounts: {},
  offices: {},
  registered: [],
  openMatters: {},
  judgements: {},
  acts: [],
  events: {},
};

type Answers = { readonly [N in FactName]: (world: KnownWorld, key: FactKey<N>) => FactValue<N> };
const ANSWERS: Answers = {
  entryVersion: ({ entryVersions }, code) => entryVersions[code] ?? null,
  lastVersion: ({ entryVersions, lastVersions }, code) => {
    const entry = entryVersions[code];
    return lastVersions[code] ?? (entry ? { entry, retiredFor: null, since: atLocal(entry.effectiveFrom) } : null);
  },
  entry: ({ entries }, code) => entries[code] ?? null,
  entryName: ({ entryNames }, { provider, name }) => entryNames[nameKey(provider, name)] ?? null,
  grants: ({ grants }, code) => grants[code] ?? [],
  sourceDepartment: ({ sourceDepartments }, code) => sourceDepartments[code] ?? null,
  matter: ({ matters }, id) => matters[id] ?? null,
  visibleMatter: ({ matters }, id) => matters[id] ?? null,
  outages: ({ outages }, touch) => outages[outagesKey(touch)] ?? [],
  document: ({ documents }, id) => documents[id] ?? null,
  account: ({ accounts }, id) => accounts[id] ?? null,
  offices: ({ offices }, id) => offices[id] ?? [],
  holders: ({ accounts }, id) =>
    Object.values(accounts).filter(
      (one): one is Actor => one?.offices.some(({ departmentId }) => departmentId === id) ?? false,
    ),
  registered: ({ registered }, { record, key }) => registered.includes(`${record} ${key}`),
  openMatters: ({ openMatters }, id) => openMatters[id] ?? 0,
  judgements: ({ judgements }, matterId) => judgements[matterId] ?? [],
  lastActs: ({ acts }, asked) => lastActs(acts, asked),
  event: ({ events }, { seq }) => events[seq] ?? null,
};

/** Returns the last instant of each asked type up to the asked instant. */
export const lastActs = (
  acts: KnownWorld['acts'],
  { types, until }: Pick<ActsOf, 'types' | 'until'>,
): Readonly<Record<string, Instant>> =>
  Object.fromEntries(
    acts.filter(({ type, at }) => types.includes(type) && at <= until).map(({ type, at }) => [type, at]),
  );

const answer = <N extends FactName>({ kind, key }: FactRequest<N>, world: KnownWorld): FactValue<N> =>
  ANSWERS[kind](world, key);

/** Returns the requested facts from the known world, and no others. */
export const askedOf = (world: KnownWorld, requests: readonly FactRequest[]): Facts =>
  factsOf(new Map(requests.map((request) => [factId(request), answer(request, world)])));
