import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { localDate } from '#libs/domain';
import { CatalogCode, EntryPage, EntryQuery, EntryView } from '#libs/http';
import { entryVersionEffective, listEntries } from '#libs/persistence';
import { Answers } from '../answer/answers.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { unseen } from '../problem/problem.exception.js';
import { Problems } from '../problem/problems.decorator.js';
import { pageOf } from '../reading/page-of.js';
import { Reader } from '../reading/reader.js';

/** The catalogue is open to everybody who may sign in (Art 14). */
@ApiTags('目录')
@Controller('api/v1/catalog/entries')
export class CatalogController {
  constructor(@Inject(Reader) private readonly reader: Reader) {}

  @Get()
  @ApiOperation({ operationId: 'listCatalogEntries', summary: '查询今天有效的目录条目，按目录代码排列' })
  @Answers(200, EntryPage, '一页目录条目')
  list(@Account() account: string, @Query({ schema: EntryQuery }) query: z.output<typeof EntryQuery>): Promise<object> {
    return this.reader.read(account, ({ tx }) => listEntries(tx, query, pageOf(query)));
  }

  @Get(':catalogCode')
  @ApiOperation({ operationId: 'getCatalogEntry', summary: '一个目录条目今天有效的版本' })
  @ApiParam({ name: 'catalogCode', description: '目录代码；其中的斜杠写作 %2F,如 303002%2F000001' })
  @Answers(200, EntryView, '目录条目')
  @Problems(404)
  get(@Account() account: string, @Param('catalogCode', { schema: CatalogCode }) code: string): Promise<object> {
    return this.reader.read(account, async ({ tx, time }) => {
      const entry = await entryVersionEffective(tx, code, localDate(time.now));
      if (!entry) throw unseen('没有这个目录条目，或者今天没有有效的版本。', 'catalogCode');
      return entry;
    });
  }
}
