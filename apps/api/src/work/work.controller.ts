import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { processNamed } from '#libs/domain';
import { AlertPage, PageQuery, TaskPage } from '#libs/http';
import { listAlerts, listTasks } from '#libs/persistence';
import { Answers } from '../answer/answers.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { titleOf } from '../matter/matter-view.js';
import { pageOf } from '../reading/page-of.js';
import { Reader } from '../reading/reader.js';

/** What waits for the caller, and what they were told. */
@ApiTags('待办与预警')
@Controller('api/v1')
export class WorkController {
  constructor(@Inject(Reader) private readonly reader: Reader) {}

  @Get('tasks')
  @ApiOperation({ operationId: 'listTasks', summary: '等待本人岗位办理的事，按期限先后排列' })
  @Answers(200, TaskPage, '一页待办')
  tasks(@Account() account: string, @Query({ schema: PageQuery }) query: PageQuery): Promise<object> {
    return this.reader.read(account, async ({ tx, actor }) => {
      const { items, nextCursor } = await listTasks(tx, actor.offices, pageOf(query));
      const views = items.map(({ title: subject, ...item }) => ({
        ...{ ...item, subject },
        title: titleOf(processNamed(item.process), item.command),
      }));
      return { items: views, nextCursor };
    });
  }

  @Get('alerts')
  @ApiOperation({ operationId: 'listAlerts', summary: '发给本人岗位的预警和告知，按期限先后排列' })
  @Answers(200, AlertPage, '一页预警')
  alerts(@Account() account: string, @Query({ schema: PageQuery }) query: PageQuery): Promise<object> {
    return this.reader.read(account, async ({ tx, actor }) => {
      const { items, nextCursor } = await listAlerts(tx, actor.offices, pageOf(query));
      return { items: items.map(({ title: subject, ...item }) => ({ ...item, subject })), nextCursor };
    });
  }
}
