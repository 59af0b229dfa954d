import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { EntryContent } from '#libs/domain';
import { ExportQuery } from '#libs/http';
import { exportEntries, type EntryFilters, type EntryPlace } from '#libs/persistence';
import { writeEntries } from '#libs/sheets';
import { Account } from '../identity/account.decorator.js';
import { ReaderService } from '../reader/reader.service.js';
import { AnswersSheet, sendSheet, SHEET_MEDIA_TYPES } from './sheet-response.js';

/** Entries read in one transaction. */
const AT_A_TIME = 200;

type Exported = EntryPlace & { readonly content: EntryContent };

/** Exports entries. */
@ApiTags('目录')
@Controller('api/v1/catalog/entries')
export class CatalogExportController {
  constructor(@Inject(ReaderService) private readonly reader: ReaderService) {}

  @Get('export')
  @ApiOperation({
    operationId: 'exportCatalogEntries',
    summary: '导出查到的全部目录条目',
    description:
      '筛选与查询相同，按目录代码排列，只含有权查看的；已发布的为最近发布的内容，其余为草稿。逐批读取，各条以读到时为准。',
  })
  @AnswersSheet('电子表格，可以再次导入')
  async send(
    @Account() account: string,
    @Query({ schema: ExportQuery }) query: ExportQuery,
    @Res() response: Response,
  ): Promise<void> {
    const { format, ...filters } = query;
    const first = await this.page(account, filters, null);
    const sheet = writeEntries(this.contents(account, filters, first), SHEET_MEDIA_TYPES[format]);
    await sendSheet('目录条目', format, sheet, response);
  }

  private async *contents(
    account: string,
    filters: EntryFilters,
    first: readonly Exported[],
  ): AsyncGenerator<EntryContent> {
    for (let page = first; page.length > 0; page = await this.page(account, filters, page.at(-1) ?? null))
      for (const { content } of page) yield content;
  }

  private page(account: string, filters: EntryFilters, after: EntryPlace | null): Promise<readonly Exported[]> {
    return this.reader.read(account, ({ tx, scope }) => exportEntries(tx, scope, filters, after, AT_A_TIME));
  }
}
