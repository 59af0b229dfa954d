import {
  actorsAmong,
  EVERY_DEPARTMENT,
  factId,
  factsOf,
  isEverEffective,
  mayRead,
  messagesOf,
  processNamed,
  readable,
  readerScope,
  standingOf,
  type Actor,
  type CitedDocument,
  type EntryVersion,
  type FactKey,
  type FactName,
  type FactRequest,
  type Facts,
  type FactValue,
  type Grant,
  type Instant,
  type Matter,
  type MatterStanding,
  type Outage,
  type Recipient,
  type RecordedEvent,
  type SideTables,
  type Touch,
} from '#libs/domain';
import { designations } from '../../infra/rehearsal/data/index.js';
import type { PureOrganisation } from './pure-organisation.js';

/** Uploaded documents by their ids. */
export type Uploads = ReadonlyMap<string, CitedDocument & { readonly departmentId: string }>;

/** Tasks that show that a longer limit waits for its decision. */
const AWAITS_DECISION: readonly string[] = ['decide-extension', 'confirm-extension-decision'];

/** Facts about these matters as persistence would load them, without a database. */
export class PureFacts {
  constructor(
    private readonly matters: () => readonly Matter[],
    private readonly uploads: Uploads,
    private readonly organisation: PureOrganisation,
    private readonly events: (matterId: string) => readonly RecordedEvent[],
  ) {}

  read(requests: readonly FactRequest[], at: Instant, actor: Actor | null): Facts {
    return factsOf(new Map(requests.map((request) => [factId(request), this.answer(request, at, actor)])));
  }

  versionAt(catalogCode: string, at: Instant): EntryVersion | null {
    const entry = this.entry(catalogCode);
    const effective = entry?.versions.find(
      ({ effectiveAt, supersededAt }) => effectiveAt <= at && (supersededAt === null || at < supersededAt),
    );
    return effective?.judged ?? null;
  }

  private answer<N extends FactName>({ kind, key }: FactRequest<N>, at: Instant, actor: Actor | null): FactValue<N> {
    return this.answers[kind](key, at, actor);
  }

  private readonly answers: {
    readonly [N in FactName]: (key: FactKey<N>, at: Instant, actor: Actor | null) => FactValue<N>;
  } = {
    entryVersion: (code, at) => this.versionAt(code, at),
    lastVersion: (code, at) => {
      const entry = this.entry(code);
      const last = entry?.versions.findLast((one) => isEverEffective(one) && one.effectiveAt <= at);
      if (!entry || !last) return null;
      const { retiredFor } = entry;
      const since = retiredFor === null ? last.effectiveAt : (last.supersededAt ?? last.effectiveAt);
      return { entry: last.judged, retiredFor, since };
    },
    entry: (code, at) => {
      const entry = this.entry(code);
      if (!entry) return null;
      const firstPublishedOn = entry.versions.find(({ version }) => version === 1)?.judged.effectiveFrom ?? null;
      const ahead = entry.versions.filter(
        (one) => isEverEffective(one) && (one.supersededAt === null || one.supersededAt > at),
      );
      return { ...entry, ahead, catalogCode: code, version: entry.versions.at(-1)?.version ?? 0, firstPublishedOn };
    },
    entryName: ({ provider, name }) =>
      this.entries().find((one) => one.provider === provider && one.comparedName === name)?.entryId ?? null,
    grants: (code) => this.grants(code),
    sourceDepartment: (code) => designations.find(({ catalogCode }) => catalogCode === code)?.departmentId ?? null,
    matter: (matterId) => this.standing(matterId),
    visibleMatter: (matterId, at, actor) => (this.sees(actor, matterId, at) ? this.standing(matterId) : null),
    outages: (touch, at) => this.outages(touch, at),
    document: (documentId) => this.uploads.get(documentId) ?? null,
    account: (accountId, at) => this.organisation.actor(accountId, at),
    offices: (accountId, at) => this.organisation.offices(accountId, at),
    holders: (id, at) => this.organisation.holders(id, at),
    registered: (key, at) => this.organisation.isRegistered(key, at),
    openMatters: (id) =>
      this.matters().filter((matter) => {
        const { endStates } = processNamed(matter.process);
        return !endStates.includes(matter.state) && Object.values(matter.parties).includes(id);
      }).length,
    judgements: (matterId) =>
      this.matters().flatMap((matter) => {
        const { breach } = publishedBy(matter);
        if (breach?.lateMatter !== matterId || breach.judgedAt === null) return [];
        const { lateClock: clockId, judgedAt, responsible, clause } = breach;
        return [{ clockId, judgedAt, responsible, clause }];
      }),
    lastActs: ({ matterId, types, until }) => {
      const acts = this.events(matterId).filter(({ type, at }) => types.includes(type) && at <= until);
      return Object.fromEntries(acts.map(({ type, at }) => [type, at]));
    },
    event: ({ matterId, seq }) => {
      const event = this.events(matterId)[seq - 1];
      return event ? standingOf(event) : null;
    },
  };

  private sees(actor: Actor | null, matterId: string, at: Instant): boolean {
    const matter = this.matters().find((one) => one.matterId === matterId);
    if (!actor || !matter) return false;
    const process = processNamed(matter.process);
    const organisation = this.organisation.at(at);
    const isConcerned = mayRead(readable(process, matter), readerScope(actor, organisation), organisation);
    return isConcerned || this.isTold(actor, matter);
  }

  /** True if an alert or a notice of the matter was sent to an office of the actor. */
  private isTold({ offices }: Actor, { process, matterId }: Matter): boolean {
    const told = this.events(matterId).flatMap((event) => messagesOf(processNamed(process), event));
    const isOffice = ({ departmentId, role }: Recipient): boolean =>
      offices.some((one) => one.role === role && [one.departmentId, EVERY_DEPARTMENT].includes(departmentId));
    return told.some(({ to }) => to.some(isOffice));
  }

  private standing(matterId: string): MatterStanding | null {
    const matter = this.matters().find((one) => one.matterId === matterId);
    if (!matter) return null;
    const { process, number, state, parties } = matter;
    const definition = processNamed(process);
    const { code, name } = definition.subject(matter);
    const acted = actorsAmong(matter.acted);
    const provisionalClocks = matter.clocks.flatMap(({ id, provisional }) => (provisional ? [id] : []));
    const extensionPending = definition.tasks(matter).some(({ command }) => AWAITS_DECISION.includes(command));
    return { process, number, state, parties, catalogCode: code, name, acted, provisionalClocks, extensionPending };
  }

  private outages({ responsible, from, to }: Touch, at: Instant): readonly Outage[] {
    const organisation = this.organisation.at(at);
    const { divisionCode } = organisation.department(responsible);
    return this.matters().flatMap((matter) => {
      const { outage } = publishedBy(matter);
      if (!outage) return [];
      const isAbove = organisation.subtree(organisation.department(outage.finder.departmentId).divisionCode);
      const touches = isAbove.includes(divisionCode) && outage.from < to && outage.to > from;
      return touches ? [{ ...outage, outageId: matter.matterId }] : [];
    });
  }

  private entry(catalogCode: string) {
    return this.entries().find((one) => one.catalogCode === catalogCode);
  }

  private entries() {
    return this.matters().flatMap((matter) => {
      const { entry } = publishedBy(matter);
      const { matterId: entryId, state } = matter;
      return entry ? [{ ...entry, entryId, state }] : [];
    });
  }

  private grants(catalogCode: string): readonly Grant[] {
    return this.matters().flatMap((matter) => {
      const { grant } = publishedBy(matter);
      if (grant?.catalogCode !== catalogCode) return [];
      return [{ matterId: matter.matterId, requester: grant.requester, active: grant.active }];
    });
  }
}

const publishedBy = (matter: Matter): SideTables => processNamed(matter.process).sideTables?.(matter) ?? {};
