import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '#libs/config';
import {
  answersFor,
  forbidden,
  LIST_PAPER_KINDS,
  LIST_PAPER_TITLES,
  localDate,
  PAPER_KINDS,
  PAPER_TITLES,
  yearOf,
  type PaperKind,
  type ListPaperKind,
} from '#libs/domain';
import {
  AnyPaperKindName,
  anyPaperTitle,
  type IssuedPaper,
  type ListPaperQuery,
  type ListPapers,
  type ListPapersQuery,
  type PaperFormat,
  type Printable,
  type PaperQuery,
} from '#libs/http';
import {
  clockPaperTitle,
  draftListPaper,
  draftPaper,
  hashOf,
  PaperContent,
  paperOf,
  Press,
  renderPaper,
  type PaperDraft,
} from '#libs/papers';
import { countOverdue, findIssuedPaper, issuePaper, type VisibleMatter } from '#libs/persistence';
import { notFound, refused } from '../problem/problem.exception.js';
import { matterOf, ReaderService, type Snapshot } from '../reader/reader.service.js';
import { unseenMatter, visibleMatter } from '../reader/visible-matter.js';
import { setFailure, type PrintedPaper } from './printed-paper.js';
import { MOST_ROWS, readListMaterial } from './read-list-material.js';
import { PaperTemplates } from './paper-templates.js';
import { clockToExplain, readMaterial } from './read-material.js';

interface Drafted {
  readonly draft: PaperDraft;
  readonly stored: VisibleMatter | null;
  readonly departmentId: string;
  /** Papers are counted within it. */
  readonly series: string;
  readonly asOf: string;
}

/** Issues papers to people who may read what they say. */
@Injectable()
export class PaperService implements OnModuleDestroy {
  private readonly log = new Logger('papers');
  private readonly press = new Press();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(ReaderService) private readonly reader: ReaderService,
    @Inject(PaperTemplates) private readonly templates: PaperTemplates,
  ) {}

  onModuleDestroy(): Promise<void> {
    return this.press.close();
  }

  /** Lists the papers that the reader may print now. Throws 404 where they may not see the matter. */
  printable(accountId: string, id: string): Promise<{ readonly items: readonly Printable[] }> {
    return this.reader.read(accountId, async (snapshot) => {
      const stored = await visibleMatter(snapshot, id);
      const found = { ...(await matterOf(snapshot.tx, stored)), stored };
      const material = await readMaterial({ ...found, clockId: undefined }, snapshot);
      if (!material) return { items: [] };
      const { name } = printingDepartment(stored, snapshot);
      const at = `/api/v1/matters/${stored.id}/papers/`;
      const explanations = [...material.clockTitles].map(([clockId, title]): Printable => ({
        kind: 'clock-explanation',
        kindTitle: PAPER_TITLES['clock-explanation'],
        title: clockPaperTitle(title),
        href: `${at}clock-explanation?clock=${encodeURIComponent(clockId)}`,
      }));
      const others = PAPER_KINDS.flatMap((kind): readonly Printable[] => {
        const draft = draftPaper(kind, material, name);
        return draft ? [{ kind, kindTitle: PAPER_TITLES[kind], title: draft.title, href: `${at}${kind}` }] : [];
      });
      return { items: [...others, ...explanations] };
    });
  }

  /** Lists the papers about many matters, with their lengths. Throws 403 where the reader does not answer for the department. */
  lists(accountId: string, query: ListPapersQuery): Promise<ListPapers> {
    return this.reader.read(accountId, async (snapshot) => {
      const items = [];
      for (const kind of LIST_PAPER_KINDS) {
        const { about } = askedDepartment(kind, query, snapshot);
        const late = await countOverdue(snapshot.tx, snapshot.scope, { department: about });
        const only = about === undefined ? '' : `?department=${encodeURIComponent(about)}`;
        const href = `/api/v1/papers/${kind}${only}`;
        items.push({ kind, kindTitle: LIST_PAPER_TITLES[kind], href, late, listed: Math.min(late, MOST_ROWS) });
      }
      return { items };
    });
  }

  /**
   * Issues a paper about a matter and sets it. Throws 404 where the reader may not see the matter, or it has nothing of the
   * kind; 429 where too many papers wait.
   */
  async print(accountId: string, id: string, kind: PaperKind, { format, clock }: PaperQuery): Promise<PrintedPaper> {
    return this.issue(await this.reader.read(accountId, (snapshot) => draftFor(id, kind, clock, snapshot)), format);
  }

  /** Issues a paper about many matters and sets it. Throws 403 where the reader does not answer for the department. */
  async printList(accountId: string, kind: ListPaperKind, { format, ...query }: ListPaperQuery): Promise<PrintedPaper> {
    return this.issue(await this.reader.read(accountId, (snapshot) => draftOfList(kind, query, snapshot)), format);
  }

  private async issue(
    { draft, stored, departmentId, series, asOf }: Drafted,
    format: PaperFormat,
  ): Promise<PrintedPaper> {
    const { kind } = draft;
    const { version: template, text } = await this.templates.inForce(kind);
    const told = { ...draft, template };
    const issue = await issuePaper(
      this.database,
      stored,
      { kind, template, series, departmentId, draftSha256: hashOf(told), asOf },
      (number, instant) => hashOf(paperOf(draft, { template, number, asOf: instant })),
    );
    this.log.log({ msg: 'issued', kind, sha256: issue.sha256 });
    return this.setBy(text, paperOf(draft, { ...issue, template }), format);
  }

  /**
   * Sets a paper that was issued once more, by the template that it names: what it says comes from who holds it, and its
   * hash proves that it was issued. Throws 404 where none was.
   */
  async setAgain(given: unknown, format: PaperFormat): Promise<PrintedPaper> {
    const content = PaperContent.safeParse(given);
    const found = content.success ? await findIssuedPaper(this.database, hashOf(content.data)) : null;
    if (!content.success || !found)
      throw notFound('本平台没有出具过内容如此的文书，请原样提交 PDF 所附的 paper.json。');
    const { kind, template } = content.data;
    return this.setBy((await this.templates.numbered(kind, template)).text, content.data, format);
  }

  private async setBy(template: string, paper: PaperContent, format: PaperFormat): Promise<PrintedPaper> {
    const { kind, number } = paper;
    const publicUrl = this.config.signIn?.publicUrl ?? null;
    const bytes = await this.set(() => renderPaper(this.press, paper, template, format, publicUrl));
    return { bytes, sha256: hashOf(paper), fileName: `${anyPaperTitle(kind)} ${number}.${format}` };
  }

  /** Tells whether a paper with this hash was issued. */
  async issued(sha256: string): Promise<IssuedPaper> {
    const found = await findIssuedPaper(this.database, sha256);
    if (!found) return { sha256, issued: false, paper: null };
    const kind = AnyPaperKindName.parse(found.kind);
    return { sha256, issued: true, paper: { ...found, kind, kindTitle: anyPaperTitle(kind) } };
  }

  private async set(work: () => Promise<Buffer>): Promise<Buffer> {
    try {
      return await work();
    } catch (error) {
      throw setFailure(error);
    }
  }
}

async function draftFor(id: string, kind: PaperKind, clock: string | undefined, snapshot: Snapshot): Promise<Drafted> {
  const stored = await visibleMatter(snapshot, id);
  const found = await matterOf(snapshot.tx, stored);
  const clockId = clockToExplain(kind, found.matter, clock);
  const material = await readMaterial({ ...found, stored, clockId }, snapshot);
  const { departmentId, name } = printingDepartment(stored, snapshot);
  const draft = material && draftPaper(kind, material, name);
  if (!draft) throw notFound(`这个事项现在没有可以打印的${PAPER_TITLES[kind]}，或者您无权查看。`, 'kind');
  const series = material.view.number ?? stored.id;
  return { draft, stored, departmentId, series, asOf: snapshot.time.now };
}

async function draftOfList(
  kind: ListPaperKind,
  query: Pick<ListPaperQuery, 'department' | 'from' | 'to'>,
  snapshot: Snapshot,
): Promise<Drafted> {
  const { departmentId, name, about } = askedDepartment(kind, query, snapshot);
  const draft = draftListPaper(kind, await readListMaterial({ ...query, department: about }, snapshot), name);
  const series = `${departmentId}-${yearOf(localDate(snapshot.time.now))}`;
  return { draft, stored: null, departmentId, series, asOf: snapshot.time.now };
}

/** The department that prints a paper about many matters, and the one that it is about; none for all that the reader may see. */
function askedDepartment(
  kind: ListPaperKind,
  { department }: ListPapersQuery,
  snapshot: Snapshot,
): { readonly departmentId: string; readonly name: string; readonly about: string | undefined } {
  const own = ownDepartment(snapshot);
  const about = department ?? (kind === 'department-bulletin' ? own.departmentId : undefined);
  const { scope, organisation } = snapshot;
  if (about !== undefined && !(organisation.find(about) && answersFor(scope, about, organisation)))
    throw refused(forbidden('NOT_YOUR_OFFICE', '只能打印本部门、所监督或者所审计的部门的文书。', '29(1)'));
  return { ...own, about };
}

/** The department in whose name the reader prints what is about many matters. Throws 403 where they hold no office. */
function ownDepartment({ actor, organisation }: Snapshot): { readonly departmentId: string; readonly name: string } {
  const [office] = actor.offices;
  if (!office) throw refused(forbidden('NOT_YOUR_OFFICE', '没有岗位的账号不能打印文书。'));
  return { departmentId: office.departmentId, name: organisation.department(office.departmentId).name };
}

/** The department in whose name the reader prints: their own on a side of the matter, or else the first of their offices. */
function printingDepartment(
  { folded }: VisibleMatter,
  { actor, scope, organisation }: Snapshot,
): { readonly departmentId: string; readonly name: string } {
  const sides: readonly (string | undefined)[] = Object.values(folded.parties);
  const departmentId = scope.own.find((own) => sides.includes(own)) ?? actor.offices[0]?.departmentId;
  if (departmentId === undefined) throw unseenMatter();
  return { departmentId, name: organisation.department(departmentId).name };
}
