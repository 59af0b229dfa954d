import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { OverduePage, OverdueQuery } from '#libs/http';
import { countOverdue, listOverdue, visibleMatters } from '#libs/persistence';
import { Answers } from '../http-edge/answers.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { refuseUnknownDepartments, refuseUnknownDivision } from '../reader/known-departments.js';
import { pageOf, ReaderService } from '../reader/reader.service.js';
import { overdueView } from './overdue-view.js';

/** Limits of the Regulation that have passed and whose acts are owed, one row a clock: a supervisor's list (逾期清单). */
@ApiTags('逾期与违规')
@Controller('api/v1/overdue')
export class OverdueController {
  constructor(@Inject(ReaderService) private readonly reader: ReaderService) {}

  @Get()
  @ApiOperation({
    operationId: 'listOverdueClocks',
    summary: '已逾期而尚未办理的法定期限，一个期限一行，逾期最久的在前',
    description: '可以查看的事项与 /matters 相同。平台工作目标不在其中。',
  })
  @Answers(200, OverduePage, '一页期限')
  list(@Account() account: string, @Query({ schema: OverdueQuery }) query: OverdueQuery): Promise<object> {
    return this.reader.answer(account, async (snapshot) => {
      const { tx, scope } = snapshot;
      refuseUnknownDepartments({ department: query.department }, snapshot);
      refuseUnknownDivision(query.division, snapshot);
      const { limit: _, cursor, ...filters } = query;
      const { items, nextCursor } = await listOverdue(tx, scope, filters, pageOf(query));
      const candidates = items.flatMap(({ candidate }) => (candidate ? [candidate.matterId] : []));
      const visible = await visibleMatters(tx, scope, candidates);
      const views = [];
      for (const item of items) views.push(await overdueView(item, visible, snapshot));
      const total = cursor === undefined ? await countOverdue(tx, scope, filters) : null;
      return { items: views, nextCursor, total };
    });
  }
}
