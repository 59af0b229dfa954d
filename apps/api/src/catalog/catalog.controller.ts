import { applyDecorators, Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CATALOG_ENTRY, stateTitle } from '#libs/domain';
import {
  CodeParts,
  EntryAt,
  EntryPage,
  EntryQuery,
  EntryVersionPage,
  EntryView,
  PageQuery,
  VersionDifferences,
  VersionsQuery,
} from '#libs/http';
import {
  countEntries,
  listEntryVersions,
  readEntryVersion,
  readVersionContents,
  searchEntries,
} from '#libs/persistence';
import { differenceViews } from '../difference/difference-view.js';
import { Answers } from '../http-edge/answers.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { notFound } from '../problem/problem.exception.js';
import { Problems } from '../problem/problems.decorator.js';
import { pageOf, ReaderService } from '../reader/reader.service.js';
import { withFacetTitles } from './facet-titles.js';

/** The two parts of a catalog code, each a part of the path, so that its slash needs no escape. */
const ByCode = (): MethodDecorator =>
  applyDecorators(
    ApiParam({ name: 'frontCode', description: '目录代码的前段码', schema: { type: 'string', example: '303002' } }),
    ApiParam({ name: 'sequence', description: '目录代码的顺序号', schema: { type: 'string', example: '000001' } }),
  );

/** Published entries are open to every account (Art 14); drafts are visible with their matters only. */
@ApiTags('目录')
@Controller('api/v1/catalog/entries')
export class CatalogController {
  constructor(@Inject(ReaderService) private readonly reader: ReaderService) {}

  @Get()
  @ApiOperation({
    operationId: 'searchCatalogEntries',
    description:
      '已发布的目录，只读；条目的起草、审核、发布在 /catalog-entries，变更在 /catalog-updates。' +
      'q 中的词有同义词的一并查找，加上了什么在 expansions 中列出；以 exact=true 查询时不加。',
    summary: '检索目录条目：依次为代码相同、名称相同、名称开头、名称、数据项、其他内容命中的，再按目录代码排列',
  })
  @Answers(200, EntryPage, '一页目录条目；第一页另有条数和分面条数')
  search(
    @Account() account: string,
    @Query({ schema: EntryQuery }) query: z.output<typeof EntryQuery>,
  ): Promise<object> {
    return this.reader.answer(account, async ({ tx, scope, organisation }) => {
      const { items, nextCursor, expansions } = await searchEntries(tx, scope, query, pageOf(query));
      const counts = query.cursor === undefined ? await countEntries(tx, organisation, scope, query) : null;
      const named = items.map((entry) => ({
        ...entry,
        stateTitle: stateTitle(CATALOG_ENTRY, entry.state),
      }));
      return { items: named, nextCursor, counts: counts && withFacetTitles(counts, organisation), expansions };
    });
  }

  @Get(':frontCode/:sequence')
  @ApiOperation({ operationId: 'getCatalogEntry', summary: '一个目录条目在某一时刻有效的版本' })
  @ByCode()
  @Answers(200, EntryView, '目录条目')
  @Problems(404)
  get(
    @Account() account: string,
    @Param({ schema: CodeParts }) code: string,
    @Query({ schema: EntryAt }) { at }: z.output<typeof EntryAt>,
  ): Promise<object> {
    return this.reader.answer(account, async ({ tx, time }) => {
      const entry = await readEntryVersion(tx, code, at ?? time.now);
      if (!entry) throw notFound('没有这个目录条目，或者那一时刻没有有效的版本。', 'catalogCode');
      return entry;
    });
  }

  @Get(':frontCode/:sequence/versions')
  @ApiOperation({ operationId: 'listCatalogEntryVersions', summary: '一个目录条目发布过的全部版本，从新到旧排列' })
  @ByCode()
  @Answers(200, EntryVersionPage, '一页版本')
  @Problems(404)
  versions(
    @Account() account: string,
    @Param({ schema: CodeParts }) code: string,
    @Query({ schema: PageQuery }) query: PageQuery,
  ): Promise<object> {
    return this.reader.answer(account, async ({ tx }) => {
      const versions = await listEntryVersions(tx, code, pageOf(query));
      if (versions.items.length === 0) throw notFound('没有这个目录条目，或者还没有发布。', 'catalogCode');
      return versions;
    });
  }

  @Get(':frontCode/:sequence/diff')
  @ApiOperation({ operationId: 'compareCatalogEntryVersions', summary: '一个目录条目两个版本的不同之处' })
  @ByCode()
  @Answers(200, VersionDifferences, '不同之处')
  @Problems(404)
  diff(
    @Account() account: string,
    @Param({ schema: CodeParts }) code: string,
    @Query({ schema: VersionsQuery }) { from, to }: z.output<typeof VersionsQuery>,
  ): Promise<object> {
    return this.reader.answer(account, async ({ tx }) => {
      const contents = await readVersionContents(tx, code, [from, to]);
      const [before, after] = [contents.get(from), contents.get(to)];
      if (!before || !after) throw notFound('没有这个目录条目，或者没有这一版本。', 'catalogCode');
      // A version from before entries were matters has no whole content: what both versions have is compared.
      const [old, now] = before.stated && after.stated ? [before.stated, after.stated] : [before.judged, after.judged];
      return { from, to, differences: differenceViews(old, now) };
    });
  }
}
