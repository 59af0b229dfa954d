import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rule } from '#libs/domain';
import {
  AnyPaperKindName,
  anyPaperTitle,
  type PaperFormat,
  type PaperTemplateBody,
  type PaperTemplateReceipt,
  type PaperTemplateView,
} from '#libs/http';
import { faultOf, firstTemplate, hashOf, Press, samplePaper, setSample, type Template } from '#libs/papers';
import {
  findPaperTemplate,
  insertPaperTemplate,
  nextPaperTemplate,
  putPaperTemplateInForce,
  readPaperTemplate,
  type PaperTemplate,
} from '#libs/persistence';
import { notFound, refused, type ProblemException } from '../problem/problem.exception.js';
import { administratorOf } from '../reader/administrator.js';
import { ReaderService } from '../reader/reader.service.js';
import { RuleVersionService, type VersionedRules } from '../rule-version/rule-version.service.js';
import { setFailure, type PrintedPaper } from './printed-paper.js';

const ADMINISTRATORS_ONLY = '文书样式由系统管理员登记和启用。';

/** Time in which a template must give its sample; those of the platform need a fiftieth. */
const TRIAL_MS = 5_000;

/** Versions of the templates of papers. A paper names the version by which it was set. */
const TEMPLATE_VERSIONS: VersionedRules<PaperTemplateBody> = {
  kind: 'PAPER_TEMPLATE',
  collection: 'paper-templates',
  administratorsOnly: ADMINISTRATORS_ONLY,

  async upload(tx, { kind, title, text }) {
    const number = await nextPaperTemplate(tx, kind);
    const { version: basedOn } = await readPaperTemplate(tx, kind);
    const version = `${kind}-${String(number)}`;
    return {
      version,
      versionBefore: basedOn,
      receipt: { version } satisfies PaperTemplateReceipt,
      make: async (author) => {
        await insertPaperTemplate(tx, { kind, number, text, title, basedOn, ...author });
        return { text };
      },
    };
  },

  async activation(tx, version) {
    const stored = await findPaperTemplate(tx, version);
    if (!stored) throw noSuchTemplate();
    const before = await readPaperTemplate(tx, stored.kind);
    return {
      version,
      versionBefore: before.version,
      stored,
      make: async (author) => {
        await putPaperTemplateInForce(tx, version, author);
        return { text: stored.text };
      },
    };
  },
};

/** Keeps the templates of papers, and tries new ones in a process apart from that of printing. */
@Injectable()
export class PaperTemplates implements OnModuleDestroy {
  private readonly trials = new Press(TRIAL_MS);

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(ReaderService) private readonly reader: ReaderService,
    @Inject(RuleVersionService) private readonly versions: RuleVersionService,
  ) {}

  onModuleDestroy(): Promise<void> {
    return this.trials.close();
  }

  /**
   * Stores a template that another administrator may put in force. Throws 422 where it does not give the sample of its kind,
   * with the message of the compiler.
   */
  async upload(accountId: string, idempotencyKey: string, body: PaperTemplateBody): Promise<unknown> {
    await administratorOf(this.reader, accountId, ADMINISTRATORS_ONLY);
    const fault = await this.tried(() => faultOf(this.trials, body.kind, body.text));
    if (fault !== null) throw refused(faulty(fault));
    return this.versions.upload(TEMPLATE_VERSIONS, accountId, idempotencyKey, body);
  }

  activate(accountId: string, idempotencyKey: string, version: string): Promise<void> {
    return this.versions.activate(TEMPLATE_VERSIONS, accountId, idempotencyKey, version);
  }

  /** A template with its text. Throws 404 where there is none of this name. */
  async view(version: string): Promise<PaperTemplateView> {
    const found = await this.find(version);
    return { ...itemView(found), text: templateOf(found).text, sample: samplePaper(kindOf(found), found.number) };
  }

  /** Sets the sample of a template's kind by it, in force or not. Throws 404 where there is none of this name. */
  async preview(version: string, format: PaperFormat): Promise<PrintedPaper> {
    const found = await this.find(version);
    const kind = kindOf(found);
    const bytes = await this.tried(() => setSample(this.trials, kind, templateOf(found), format));
    return {
      bytes,
      sha256: hashOf(samplePaper(kind, found.number)),
      fileName: `${anyPaperTitle(kind)} ${version}.${format}`,
    };
  }

  /** The template in force for a kind. */
  async inForce(kind: AnyPaperKindName): Promise<Template> {
    return templateOf(await readPaperTemplate(this.database, kind));
  }

  /** The template of a kind by its number, which an issued paper names. */
  async numbered(kind: AnyPaperKindName, number: number): Promise<Template> {
    return templateOf(await this.find(`${kind}-${String(number)}`));
  }

  private async find(version: string): Promise<PaperTemplate> {
    const found = await findPaperTemplate(this.database, version);
    if (!found) throw noSuchTemplate();
    return found;
  }

  private async tried<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw setFailure(error);
    }
  }
}

/** A template as a list shows it. */
export const itemView = (item: Pick<PaperTemplate, 'kind'> & Omit<PaperTemplate, 'text'>) => ({
  ...item,
  kind: kindOf(item),
  kindTitle: anyPaperTitle(kindOf(item)),
});

const kindOf = ({ kind }: Pick<PaperTemplate, 'kind'>): AnyPaperKindName => AnyPaperKindName.parse(kind);

const templateOf = (stored: PaperTemplate): Template =>
  stored.text === null ? firstTemplate(kindOf(stored)) : { version: stored.number, text: stored.text };

const faulty = (fault: string) =>
  rule('TEMPLATE_FAULTY', '29(1)', `样式不能排印示例数据：${fault.slice(0, 500)}`, [
    { field: 'text', message: '请按编译信息修改' },
  ]);

const noSuchTemplate = (): ProblemException => notFound('没有这个版本的文书样式。', 'version');
