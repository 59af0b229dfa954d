import { Body, Controller, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { z } from 'zod';
import {
  ImportBody,
  ImportPage,
  ImportReceipt,
  ImportReport,
  ImportView,
  MatterId,
  PageQuery,
  TemplateQuery,
} from '#libs/http';
import {
  countLetters,
  listImports,
  listRefusedRows,
  readVisibleImport,
  type ImportEyes,
  type RefusedRow,
} from '#libs/persistence';
import { writeTemplate } from '#libs/sheets';
import { Answers } from '../http-edge/answers.decorator.js';
import { GivenIdempotencyKey, NeedsIdempotencyKey } from '../http-edge/idempotency-key.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { notFound } from '../problem/problem.exception.js';
import { Problems } from '../problem/problems.decorator.js';
import { pageOf, ReaderService, type Snapshot } from '../reader/reader.service.js';
import { CatalogImportService } from './catalog-import.service.js';
import { AnswersSheet, sendSheet, SHEET_MEDIA_TYPES } from './sheet-response.js';

type Given = z.output<typeof ImportBody>;

/** Entries from a spreadsheet: each row becomes a draft like any other, or the file is told what is wrong in it. */
@ApiTags('目录导入')
@Controller('api/v1/catalog-imports')
export class CatalogImportController {
  constructor(
    @Inject(CatalogImportService) private readonly imports: CatalogImportService,
    @Inject(ReaderService) private readonly reader: ReaderService,
  ) {}

  @Post('check')
  @ApiOperation({
    operationId: 'checkCatalogImport',
    summary: '试运行：检查一个文件，不改变任何数据',
    description:
      '逐行列出错误和提示。错误(格式、代码表、目录代码不属于本部门、目录代码或者名称重复或已被使用、涉密或者未确认不涉密)须先改正；提示不妨碍成为草稿，送评估前须改正或者核对。',
  })
  @Answers(200, ImportReport, '试运行的结果')
  @Problems(403, 422, 429)
  check(@Account() account: string, @Body({ schema: ImportBody }) { documentId }: Given): Promise<object> {
    return this.imports.check(account, documentId);
  }

  @Post()
  @NeedsIdempotencyKey()
  @ApiOperation({
    operationId: 'importCatalogEntries',
    summary: '导入一个文件，每个条目成为一个草稿',
    description:
      '先作与试运行相同的检查，有错误时一个条目也不导入，`errors` 的 field 为“行号.栏目”。受理后逐行办理，进度见 `GET /catalog-imports/{id}`。',
  })
  @Answers(202, ImportReceipt, '已受理')
  @Problems(403, 422, 429, 504)
  begin(
    @Account() account: string,
    @GivenIdempotencyKey() key: string,
    @Body({ schema: ImportBody }) { documentId }: Given,
  ): Promise<object> {
    return this.imports.begin(account, key, documentId);
  }

  @Get()
  @ApiOperation({ operationId: 'listCatalogImports', summary: '本部门的导入，最近的在前；审计人员可见所审计区划的' })
  @Answers(200, ImportPage, '一页导入')
  list(@Account() account: string, @Query({ schema: PageQuery }) query: PageQuery): Promise<object> {
    return this.reader.answer(account, (snapshot) => listImports(snapshot.tx, importScopeOf(snapshot), pageOf(query)));
  }

  @Get('template')
  @ApiOperation({ operationId: 'getCatalogImportTemplate', summary: '下载导入模板，附填写说明和示例' })
  @AnswersSheet('模板')
  template(
    @Query({ schema: TemplateQuery }) { format }: z.output<typeof TemplateQuery>,
    @Res() response: Response,
  ): Promise<void> {
    return sendSheet('目录导入模板', format, writeTemplate(SHEET_MEDIA_TYPES[format]), response);
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getCatalogImport', summary: '一次导入的进度，以及被拒绝的行' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @Answers(200, ImportView, '导入')
  @Problems(404)
  get(
    @Account() account: string,
    @Param('id') id: string,
    @Query({ schema: PageQuery }) query: PageQuery,
  ): Promise<object> {
    return this.reader.answer(account, async (snapshot) => {
      const found = MatterId.safeParse(id).success
        ? await readVisibleImport(snapshot.tx, importScopeOf(snapshot), id)
        : null;
      if (!found) throw notFound('没有这次导入，或者您无权查看。');
      const { PENDING: pending, DONE: done, REFUSED: refused, PARKED: parked } = await countLetters(snapshot.tx, id);
      const { items, nextCursor } = await listRefusedRows(snapshot.tx, id, pageOf(query));
      return { ...found, pending, done, refused, parked, items: items.map(refusedView), nextCursor };
    });
  }
}

/** Drafts of an import are visible to the importing department and to the auditors of its division. */
function importScopeOf({ actor, scope }: Snapshot): ImportEyes {
  const audits = actor.offices.some(({ role }) => role === 'AUDITOR');
  return { own: scope.own, audited: audits ? scope.divisions : [] };
}

const refusedView = ({ row, refusal: { code, clause, message, fields } }: RefusedRow): object => ({
  row,
  code,
  clause: clause ?? null,
  message,
  errors: fields ?? [],
});
