import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { z } from 'zod';
import {
  MatterId,
  NoBody,
  OrganisationImportBody,
  OrganisationImportItem,
  OrganisationImportPage,
  OrganisationImportReceipt,
  OrganisationImportRejection,
  OrganisationImportReport,
  OrganisationImportView,
  OrganisationTemplateQuery,
  PageQuery,
} from '#libs/http';
import { listImportChanges, listOrganisationImports, readImport } from '#libs/persistence';
import { writeOrganisationTemplate, writeTableTemplate } from '#libs/sheets';
import { AnswersSheet, sendSheet } from '../catalog-import/sheet-response.js';
import { Answers, AnswersCreated } from '../http-edge/answers.decorator.js';
import { GivenIdempotencyKey, NeedsIdempotencyKey } from '../http-edge/idempotency-key.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { Problems } from '../problem/problems.decorator.js';
import { demandAdministrator, seesRecords } from '../reader/administrator.js';
import { pageOf, ReaderService, type Snapshot } from '../reader/reader.service.js';
import { ADMINISTRATORS_ONLY, noSuchImport } from './import-problem.js';
import { OrganisationImportService } from './organisation-import.service.js';

type Given = z.output<typeof OrganisationImportBody>;
const ImportIdParam = () => ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } });

/** The organisation from files: divisions, departments, working bodies, accounts and offices, by two administrators. */
@ApiTags('机构导入')
@Controller('api/v1/organisation/imports')
export class OrganisationImportController {
  constructor(
    @Inject(OrganisationImportService) private readonly imports: OrganisationImportService,
    @Inject(ReaderService) private readonly reader: ReaderService,
  ) {}

  @Post('check')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'checkOrganisationImport',
    summary: '试运行：检查文件并列出变更，不改变任何数据',
    description:
      '逐个单元格列出错误，并列出将新登记的和将更名的(从何名称到何名称)。以代码、编号、账号识别；与现有登记相同的不作变更，因此可以重复导入。',
  })
  @Answers(200, OrganisationImportReport, '试运行的结果')
  @Problems(403, 422, 429)
  check(@Account() account: string, @Body({ schema: OrganisationImportBody }) { documentIds }: Given): Promise<object> {
    return this.imports.check(account, documentIds);
  }

  @Post()
  @NeedsIdempotencyKey()
  @ApiOperation({
    operationId: 'proposeOrganisationImport',
    summary: '系统管理员提出导入，待另一位系统管理员确认',
    description:
      '先作与试运行相同的检查，有错误时不予保存，`errors` 的 field 为“文件.工作表.行号.栏目”。不得导入本人的任职。文件随导入长期保存。',
  })
  @AnswersCreated(
    OrganisationImportReceipt,
    '已提出，待确认',
    ({ importId }) => `/api/v1/organisation/imports/${importId}`,
  )
  @Problems(403, 422, 429, 504)
  propose(
    @Account() account: string,
    @GivenIdempotencyKey() key: string,
    @Body({ schema: OrganisationImportBody }) { documentIds }: Given,
  ): Promise<object> {
    return this.imports.propose(account, key, documentIds);
  }

  @Get()
  @ApiOperation({
    operationId: 'listOrganisationImports',
    summary: '机构的导入，最近提出的在前；供系统管理员和审计全部区划的人员查看',
  })
  @Answers(200, OrganisationImportPage, '一页导入')
  @Problems(403)
  list(@Account() account: string, @Query({ schema: PageQuery }) query: PageQuery): Promise<object> {
    return this.read(account, ({ tx }) => listOrganisationImports(tx, pageOf(query)));
  }

  @Get('template')
  @ApiOperation({
    operationId: 'getOrganisationImportTemplate',
    summary: '下载导入模板，附填写说明和示例',
    description: 'XLSX 一个文件五张工作表；CSV 一个文件一张表。标为“示例”的行不导入。',
  })
  @AnswersSheet('模板')
  template(
    @Query({ schema: OrganisationTemplateQuery }) { format, table }: OrganisationTemplateQuery,
    @Res() response: Response,
  ): Promise<void> {
    const isTable = format === 'csv' && table !== undefined;
    const sheet = isTable ? writeTableTemplate(table) : writeOrganisationTemplate();
    return sendSheet(isTable ? `机构导入模板-${table}` : '机构导入模板', format, sheet, response);
  }

  @Get(':id')
  @ImportIdParam()
  @ApiOperation({ operationId: 'getOrganisationImport', summary: '一次导入的变更和进度，由谁提出、由谁确认' })
  @Answers(200, OrganisationImportView, '导入，以及一页变更')
  @Problems(403, 404)
  get(
    @Account() account: string,
    @Param('id') id: string,
    @Query({ schema: PageQuery }) query: PageQuery,
  ): Promise<object> {
    return this.read(account, async ({ tx }) => {
      const found = MatterId.safeParse(id).success ? await readImport(tx, id) : null;
      if (!found) throw noSuchImport();
      return { ...found, ...(await listImportChanges(tx, id, pageOf(query))) };
    });
  }

  @Post(':id/commands/confirm')
  @ImportIdParam()
  @NeedsIdempotencyKey()
  @ApiOperation({
    operationId: 'confirmOrganisationImport',
    summary: '另一位系统管理员确认导入，此后逐批办理',
    description:
      '提出人本人不得确认(包括以其另一账号)。提出以后机构有变动，使变更与所提出的不同的，不予确认，并指出不同之处。',
  })
  @Answers(200, OrganisationImportItem, '已确认；进度见 done')
  @Problems(403, 404, 409, 422, 504)
  async confirm(
    @Account() account: string,
    @GivenIdempotencyKey() key: string,
    @Param('id') id: string,
    @Body({ schema: NoBody }) _body: z.output<typeof NoBody>,
  ): Promise<object> {
    await this.imports.confirm(account, key, id);
    return this.shown(account, id);
  }

  @Post(':id/commands/reject')
  @ImportIdParam()
  @NeedsIdempotencyKey()
  @ApiOperation({ operationId: 'rejectOrganisationImport', summary: '系统管理员不予确认导入，或者撤回自己提出的' })
  @Answers(200, OrganisationImportItem, '不予确认')
  @Problems(403, 404, 409, 422, 504)
  async reject(
    @Account() account: string,
    @GivenIdempotencyKey() key: string,
    @Param('id') id: string,
    @Body({ schema: OrganisationImportRejection }) { reason }: z.output<typeof OrganisationImportRejection>,
  ): Promise<object> {
    await this.imports.reject(account, key, id, reason);
    return this.shown(account, id);
  }

  private shown(account: string, id: string): Promise<object> {
    return this.read(account, async ({ tx }) => {
      const found = await readImport(tx, id);
      if (!found) throw noSuchImport();
      return found;
    });
  }

  private read<Result>(account: string, work: (snapshot: Snapshot) => Promise<Result>): Promise<Result> {
    return this.reader.read(account, (snapshot) => {
      if (!seesRecords(snapshot.actor)) demandAdministrator(snapshot.actor, ADMINISTRATORS_ONLY);
      return work(snapshot);
    });
  }
}
