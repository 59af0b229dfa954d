import { z } from 'zod';
import {
  CATALOG_ENTRY,
  DATA_LEVELS,
  entryContent,
  entryVersionFields,
  processNamed,
  SHARE_ATTRIBUTES,
  SHARE_MODES,
  UPDATE_FREQUENCIES,
} from '#libs/domain';
import { page, PageQuery } from './page.js';
import { Flag, GivenDepartment, GivenDivision, GivenInstant, Instant, MatterId, Sha256, StateTitle } from './values.js';

export const EntryQuery = PageQuery.extend({
  q: z.string().trim().min(1).max(100).optional().meta({
    description: '名称、代码、摘要、数据项、使用条件中的文字；多个词用空格隔开，须全部包含',
    example: '婚姻 登记',
  }),
  exact: Flag.optional().meta({ description: '为 true 时只找所写的文字，不加同义词', example: 'true' }),
  department: GivenDepartment.optional().meta({ description: '提供部门', example: 'M2' }),
  division: GivenDivision.optional().meta({ description: '提供部门所在的行政区划，含下级', example: '990100' }),
  shareAttribute: z.enum(SHARE_ATTRIBUTES).optional(),
  dataLevel: z.enum(DATA_LEVELS).optional(),
  shareMode: z.enum(SHARE_MODES).optional(),
  containsPersonalInfo: Flag.optional(),
  updateFrequency: z.enum(UPDATE_FREQUENCIES).optional(),
  state: z
    .enum(Object.keys(processNamed(CATALOG_ENTRY).stateTitles))
    .optional()
    .meta({ description: '状态；不填时为已发布且未退役的', example: 'PUBLISHED' }),
});

/** A catalog code as two parts of a path; read as the code. */
export const CodeParts = z
  .strictObject({ frontCode: z.string().min(1).max(50), sequence: z.string().min(1).max(20) })
  .transform(({ frontCode, sequence }) => `${frontCode}/${sequence}`);

const Fragments = z
  .array(z.object({ text: z.string(), hit: z.boolean() }))
  .meta({ id: 'Fragments', description: '依次相连的文字；hit 为命中的部分。是纯文本，不含标记' });

const EntryItem = z
  .object({
    entryId: MatterId,
    catalogCode: z.string().nullable().meta({ description: '草稿可以还没有代码' }),
    name: z.string(),
    abstract: z.string(),
    provider: z.string().meta({ description: '提供部门' }),
    providerName: z.string().meta({ description: '提供部门的名称' }),
    state: z.string(),
    stateTitle: StateTitle,
    version: z.int().meta({ description: '最近发布的版本；从未发布的为 0' }),
    shareAttribute: z.enum(SHARE_ATTRIBUTES).nullable(),
    shareModes: z.array(z.enum(SHARE_MODES)),
    dataLevel: z.enum(DATA_LEVELS).nullable(),
    containsPersonalInfo: z.boolean().nullable(),
    updateFrequency: z.enum(UPDATE_FREQUENCIES).nullable(),
    marks: z
      .object({
        name: Fragments,
        abstract: Fragments,
        items: z.array(Fragments),
        conditions: z.array(Fragments),
      })
      .nullable()
      .meta({ description: '命中之处；没有 q 时为 null' }),
  })
  .meta({ id: 'CatalogEntryItem', description: '目录条目：最近发布的内容；从未发布的为草稿' });

const Facet = z
  .array(z.object({ value: z.string(), title: z.string(), count: z.int() }))
  .meta({ id: 'Facet', description: '改选此值能查到的条数，至多 100 个值' });

const EntryCounts = z
  .object({
    total: z.int(),
    facets: z.object({
      department: Facet,
      division: Facet,
      shareAttribute: Facet,
      dataLevel: Facet,
      shareMode: Facet,
      containsPersonalInfo: Facet,
      updateFrequency: Facet,
      state: Facet,
    }),
  })
  .meta({ id: 'CatalogEntryCounts', description: '条数，以及按各项条件分别的条数；每项不计其本身的筛选' });

const Expansion = z
  .object({
    term: z.string().meta({ description: '所写的词', example: '低保' }),
    added: z.array(z.string()).meta({ description: '一并查找的其他说法', example: ['最低生活保障'] }),
    initials: z.boolean().meta({ description: '是否也作为拼音首字母查找' }),
  })
  .meta({ id: 'SearchExpansion' });

export const EntryPage = page(EntryItem)
  .extend({
    counts: EntryCounts.nullable().meta({ description: '只在第一页给出' }),
    expansions: z
      .array(Expansion)
      .meta({ description: '检索时给 q 中的词加上了什么；以 exact=true 查询时不加，没有加上的词不列' }),
  })
  .meta({ id: 'CatalogEntryPage' });

const published = {
  effectiveAt: Instant,
  supersededAt: Instant.nullable().meta({ description: '被下一版本取代或者退役的时刻；有效的为 null' }),
  noticeNo: z.string().nullable().meta({ description: '通告号；从旧目录接管的没有' }),
  contentHash: Sha256.nullable(),
  updateId: MatterId.nullable().meta({ description: '据以产生的目录更新；首个版本没有' }),
};

export const EntryAt = z.strictObject({
  at: GivenInstant.optional().meta({ description: '哪一时刻有效的版本；不填为现在' }),
});

export const EntryView = z
  .object({
    ...entryVersionFields,
    providerName: z.string(),
    ...published,
    stated: entryContent.nullable().meta({ description: '完整内容；目录成为事项以前的版本没有' }),
  })
  .meta({ id: 'PublishedEntry', description: '目录条目在某一时刻有效的版本' });

export const EntryVersionPage = page(
  z.object({ version: z.int(), ...published }).meta({ id: 'CatalogEntryVersionItem' }),
).meta({ id: 'CatalogEntryVersionPage' });
