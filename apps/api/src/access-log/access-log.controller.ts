import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { auditedDivisions, forbidden } from '#libs/domain';
import { AccessLogPage, AccessLogQuery } from '#libs/http';
import { listAccess } from '#libs/persistence';
import { Answers } from '../http-edge/answers.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { refused } from '../problem/problem.exception.js';
import { Problems } from '../problem/problems.decorator.js';
import { pageOf, ReaderService } from '../reader/reader.service.js';
import { ofAuditors, Recorded } from '../recording/recorded.decorator.js';

/** Log of sign-ins, of refused attempts and of reads that are recorded. */
@ApiTags('访问日志')
@Controller('api/v1/access-log')
export class AccessLogController {
  constructor(@Inject(ReaderService) private readonly reader: ReaderService) {}

  @Get()
  @Recorded('ACCESS_LOG_READ')
  @ApiOperation({
    operationId: 'listAccessLog',
    summary: '审计人员查阅访问日志，最近的在前',
    description:
      '登录和退出、被拒绝的访问、查阅使用记录和受限内容、查阅本日志，各记一条，按真实时间。' +
      '审计人员可见其审计的行政区划内各部门的记录；审计全部行政区划的，另见不知属于哪个部门的记录。不含姓名、令牌和内容。',
  })
  @Answers(200, AccessLogPage, '一页访问日志')
  @Problems(403)
  list(@Account() account: string, @Query({ schema: AccessLogQuery }) query: AccessLogQuery): Promise<object> {
    return this.reader.answer(account, async ({ tx, actor, organisation }) => {
      if (!ofAuditors(actor)) throw refused(forbidden('NOT_YOUR_OFFICE', '查阅访问日志属于审计人员的岗位职责。'));
      return listAccess(tx, auditedDivisions(actor, organisation), query, pageOf(query));
    });
  }
}
