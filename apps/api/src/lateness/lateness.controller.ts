import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Lateness, LatenessQuery } from '#libs/http';
import { Answers } from '../http-edge/answers.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { refuseUnknownDepartments, refuseUnknownDivision } from '../reader/known-departments.js';
import { ReaderService } from '../reader/reader.service.js';
import { latenessView } from './lateness-view.js';

/** Figures of lateness (a fact) and of breaches (a judgement), never added up. */
@ApiTags('逾期与违规')
@Controller('api/v1/lateness')
export class LatenessController {
  constructor(@Inject(ReaderService) private readonly reader: ReaderService) {}

  @Get()
  @ApiOperation({
    operationId: 'getLateness',
    summary: '期限遵守情况和违规线索认定情况',
    description:
      '截至过去某一日的，由截至该日已记录的事件算出，其后的办理不改变该日的数。部门见本部门的，主管部门和本级人民政府见本行政区域的，审计人员见所审计区域的。',
  })
  @Answers(200, Lateness, '截至此刻或者某一日的数字')
  figures(@Account() account: string, @Query({ schema: LatenessQuery }) query: LatenessQuery): Promise<object> {
    return this.reader.answer(account, async (snapshot) => {
      refuseUnknownDepartments({ department: query.department }, snapshot);
      refuseUnknownDivision(query.division, snapshot);
      return latenessView(query, snapshot);
    });
  }
}
