import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { figureOf, INDICATORS, measureId, MEASURES } from '#libs/domain';
import {
  IndicatorCasePage,
  IndicatorExportQuery,
  IndicatorParams,
  IndicatorListQuery,
  IndicatorQuery,
  Indicators,
} from '#libs/http';
import { writeTable } from '#libs/sheets';
import { AnswersSheet, sendSheet, SHEET_MEDIA_TYPES } from '../catalog-import/sheet-response.js';
import { Answers } from '../http-edge/answers.decorator.js';
import { Problems } from '../problem/problems.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { cutOffOf } from '../reader/as-of.js';
import { ReaderService, type Snapshot } from '../reader/reader.service.js';
import { casePage } from './case-page.js';
import { alikeCases, findCases } from './cases.js';
import { indicatorTable } from './indicator-table.js';

/** Indicators of supervision (regulation.md §7), each number with its list. */
@ApiTags('监督指标')
@Controller('api/v1/indicators')
export class IndicatorController {
  constructor(@Inject(ReaderService) private readonly reader: ReaderService) {}

  @Get()
  @ApiOperation({
    operationId: 'listIndicators',
    summary: '监督指标，截至某一日',
    description:
      '由截至该日已记录的事件算出，其后的办理不改变该日的数。部门见本部门的，主管部门和本级人民政府见本行政区域的，审计人员见所审计区域的。逾期是事实，不是违规的认定。',
  })
  @Answers(200, Indicators, '各项指标')
  all(@Account() account: string, @Query({ schema: IndicatorQuery }) query: IndicatorQuery): Promise<object> {
    return this.reader.answer(account, (snapshot) => indicatorsView(query, snapshot));
  }

  @Get('export')
  @ApiOperation({ operationId: 'exportIndicators', summary: '导出监督指标' })
  @AnswersSheet('电子表格，一个数一行')
  async send(
    @Account() account: string,
    @Query({ schema: IndicatorExportQuery }) { format, ...query }: IndicatorExportQuery,
    @Res() response: Response,
  ): Promise<void> {
    const indicators = await this.reader.read(account, (snapshot) => indicatorsView(query, snapshot));
    const name = `监督指标-${indicators.cutOff}`;
    await sendSheet(
      name,
      format,
      writeTable('监督指标', indicatorTable(indicators), SHEET_MEDIA_TYPES[format]),
      response,
    );
  }

  @Get(':code/list')
  @ApiOperation({
    operationId: 'listIndicatorCases',
    summary: '一项指标中某个数的清单',
    description: '行数等于该数。',
  })
  @Problems(404)
  @Answers(200, IndicatorCasePage, '一页清单')
  cases(
    @Account() account: string,
    @Param({ schema: IndicatorParams }) { code }: IndicatorParams,
    @Query({ schema: IndicatorListQuery }) query: IndicatorListQuery,
  ): Promise<object> {
    return this.reader.answer(account, (snapshot) => casePage(code, query, snapshot));
  }
}

async function indicatorsView(query: IndicatorQuery, snapshot: Snapshot): Promise<Indicators> {
  const cutOff = cutOffOf(query, snapshot);
  const found = await findCases(MEASURES, query, cutOff, snapshot);
  const cases = alikeCases(found, { now: cutOff.asOf, counting: snapshot.counting });
  return {
    ...cutOff,
    items: INDICATORS.map(({ code, title, clauses, measures, missing }) => ({
      code,
      title,
      clauses: [...clauses],
      computed: measures.length > 0,
      measures: measures.map((one) => ({
        measure: one.measure,
        title: one.title,
        formula: { id: measureId(code, one.measure), version: one.version, text: one.formula },
        unit: one.unit,
        ...figureOf(one, cases.get(measureId(code, one.measure)) ?? []),
      })),
      missing,
    })),
  };
}
