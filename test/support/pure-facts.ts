import {
  ACTIVE_GRANT_STATES,
  ENDED_GRANT_STATES,
  factId,
  factsOf,
  judgedBy,
  localDate,
  processNamed,
  recordedOutage,
  standingOf,
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
  type Organisation,
  type Outage,
  type RecordedEvent,
  type Touch,
} from '#libs/domain';
import { accounts, designations } from '../../infra/rehearsal/data/index.js';

/** Uploaded documents by their ids. */
export type Uploads = ReadonlyMap<string, CitedDocument & { readonly departmentId: string }>;

/** Facts about these matters as persistence would load them, without a database. */
export class PureFacts {
  constructor(
    private readonly matters: () => readonly Matter[],
    private readonly uploads: Uploads,
    private readonly organisation: Organisation,
    private readonly events: (matterId: string) => readonly RecordedEvent[],
  ) {}

  read(requests: readonly FactRequest[], at: Instant): Facts {
    return factsOf(new Map(requests.map((request) => [factId(request), this.answer(request, at)])));
  }

  versionAt(catalogCode: string, at: Instant): EntryVersion | null {
    const entry = this.entry(catalogCode);
    const effective = entry?.versions.find(
      ({ effectiveAt, supersededAt }) => effectiveAt <= at && (supersededAt === null || at < supersededAt),
    );
    if (!entry || !effective) return null;
    const { version, effectiveAt, content } = effective;
    return judgedBy(entry.entryId, entry.provider, version, localDate(effectiveAt), content);
  }

  private answer<N extends FactName>({ kind, key }: FactRequest<N>, at: Instant): FactValue<N> {
    return this.answers[kind](key, at);
  }

  private readonly answers: { readonly [N in FactName]: (key: FactKey<N>, at: Instant) => FactValue<N> } = {
    entryVersion: (code, at) => this.versionAt(code, at),
    entry: (code) => {
      const entry = this.entry(code);
      return entry ? { ...entry, version: entry.versions.at(-1)?.version ?? 0 } : null;
    },
    entryName: ({ provider, name }) =>
      this.entries().find((one) => one.provider === provider && one.comparedName === name)?.entryId ?? null,
    grants: (code) => this.grants(code),
    sourceDepartment: (code) => designations.find(({ catalogCode }) => catalogCode === code)?.departmentId ?? null,
    matter: (matterId) => this.standing(matterId),
    outages: (touch) => this.outages(touch),
    document: (documentId) => this.uploads.get(documentId) ?? null,
    account: (accountId) => accounts.find((one) => one.accountId === accountId) ?? null,
    event: ({ matterId, seq }) => {
      const event = this.events(matterId)[seq - 1];
      return event ? standingOf(event) : null;
    },
  };

  private standing(matterId: string): MatterStanding | null {
    const matter = this.matters().find((one) => one.matterId === matterId);
    if (!matter) return null;
    const { process, number, state, parties } = matter;
    const { code, name } = processNamed(process).subject(matter);
    const acted = matter.acted.map(({ personId }) => personId);
    return { process, number, state, parties, catalogCode: code, name, acted };
  }

  private outages({ responsible, from, to }: Touch): readonly Outage[] {
    const { divisionCode } = this.organisation.department(responsible);
    return this.matters().flatMap((matter) => {
      const found = recordedOutage(matter);
      if (!found) return [];
      const isAbove = this.organisation.subtree(this.organisation.department(found.authority).divisionCode);
      const touches = isAbove.includes(divisionCode) && found.from < to && found.to > from;
      return touches ? [found] : [];
    });
  }

  private entry(catalogCode: string) {
    return this.entries().find((one) => one.catalogCode === catalogCode);
  }

  private entries() {
    return this.matters().flatMap((matter) => {
      const { entry } = processNamed(matter.process).sideTables?.(matter) ?? {};
      const { matterId: entryId, state } = matter;
      return entry ? [{ ...entry, entryId, state, catalogCode: entry.content.catalogCode }] : [];
    });
  }

  private grants(catalogCode: string): readonly Grant[] {
    const [active, ended]: readonly (readonly string[])[] = [ACTIVE_GRANT_STATES, ENDED_GRANT_STATES];
    return this.matters().flatMap((matter) => {
      const { process, matterId, state, parties, data } = matter;
      if (process !== 'share-request') return [];
      const { entry, deliveries } = data as { entry: EntryVersion; deliveries: readonly unknown[] };
      const isActive = active?.includes(state) ?? false;
      const isHeld = isActive || (ended?.includes(state) && deliveries.length > 0);
      if (entry.catalogCode !== catalogCode || !isHeld) return [];
      return [{ matterId, requester: parties.requester ?? '', active: isActive }];
    });
  }
}
