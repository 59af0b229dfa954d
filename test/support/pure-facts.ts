import {
  ACTIVE_GRANT_STATES,
  ENDED_GRANT_STATES,
  entryProjection,
  judgedBy,
  localDate,
  nameKey,
  NO_FACTS,
  outageFinding,
  outagesKey,
  processNamed,
  standingOf,
  type CitedDocument,
  type EntryVersion,
  type FactRequest,
  type Facts,
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

/** Uploads by their ids. */
export type Uploads = ReadonlyMap<string, CitedDocument & { readonly departmentId: string }>;

/** What the store would answer of these matters: the facts of persistence, without a database. */
export class PureFacts {
  constructor(
    private readonly matters: () => readonly Matter[],
    private readonly uploads: Uploads,
    private readonly organisation: Organisation,
    private readonly events: (matterId: string) => readonly RecordedEvent[],
  ) {}

  read(requests: readonly FactRequest[], at: Instant): Facts {
    return requests.reduce<Facts>((facts, request) => this.with(facts, request, at), NO_FACTS);
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

  private with(facts: Facts, request: FactRequest, at: Instant): Facts {
    switch (request.kind) {
      case 'entryVersion': {
        const version = this.versionAt(request.catalogCode, at);
        return { ...facts, entryVersions: { ...facts.entryVersions, [request.catalogCode]: version } };
      }
      case 'entry': {
        const entry = this.entry(request.catalogCode);
        const standing = entry && { ...entry, version: entry.versions.at(-1)?.version ?? 0 };
        return { ...facts, entries: { ...facts.entries, [request.catalogCode]: standing ?? null } };
      }
      case 'entryName': {
        const { provider, name } = request;
        const found = this.entries().find((one) => one.provider === provider && one.comparedName === name);
        return { ...facts, entryNames: { ...facts.entryNames, [nameKey(provider, name)]: found?.entryId ?? null } };
      }
      case 'grants':
        return { ...facts, grants: { ...facts.grants, [request.catalogCode]: this.grants(request.catalogCode) } };
      case 'sourceDepartment': {
        const found = designations.find(({ catalogCode }) => catalogCode === request.catalogCode);
        const source = { [request.catalogCode]: found?.departmentId ?? null };
        return { ...facts, sourceDepartments: { ...facts.sourceDepartments, ...source } };
      }
      case 'matter':
        return { ...facts, matters: { ...facts.matters, [request.matterId]: this.standing(request.matterId) } };
      case 'outages':
        return { ...facts, outages: { ...facts.outages, [outagesKey(request)]: this.outages(request) } };
      case 'document': {
        const document = this.uploads.get(request.documentId) ?? null;
        return { ...facts, documents: { ...facts.documents, [request.documentId]: document } };
      }
      case 'account': {
        const account = accounts.find(({ accountId }) => accountId === request.accountId) ?? null;
        return { ...facts, accounts: { ...facts.accounts, [request.accountId]: account } };
      }
      case 'event': {
        const event = this.events(request.matterId)[request.seq - 1];
        return { ...facts, events: { ...facts.events, [request.seq]: event ? standingOf(event) : null } };
      }
    }
  }

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
    return this.matters().flatMap(({ process, matterId, state, parties: { authority = '' }, data }) => {
      if (process !== outageFinding.process || state !== 'RECORDED') return [];
      const found = data as Pick<Outage, 'from' | 'to' | 'reason' | 'affected'>;
      const isAbove = this.organisation.subtree(this.organisation.department(authority).divisionCode);
      const touches = isAbove.includes(divisionCode) && found.from < to && found.to > from;
      return touches ? [{ outageId: matterId, authority, ...found }] : [];
    });
  }

  private entry(catalogCode: string) {
    return this.entries().find((one) => one.catalogCode === catalogCode);
  }

  private entries() {
    return this.matters().flatMap((matter) => {
      const entry = entryProjection(matter);
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
