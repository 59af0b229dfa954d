import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { processNamed, processTitle, stateTitle, watchOf } from '#libs/domain';
import { AlertPage, AlertQuery, AlertsRead, MatterId, NoBody, TaskPage, TaskQuery } from '#libs/http';
import {
  countUnread,
  listAlerts,
  listTasks,
  listUnheldTasks,
  markRead,
  type Inbox,
  type WaitingTask,
} from '#libs/persistence';
import { Answers } from '../http-edge/answers.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { commandTitle, contextOf } from '../matter/matter-view.js';
import { outlookOfClock } from '../matter/outlook-view.js';
import { seenByReader } from '../matter/state-for-reader.js';
import { notFound } from '../problem/problem.exception.js';
import { Problems } from '../problem/problems.decorator.js';
import { pageOf, ReaderService, type Snapshot } from '../reader/reader.service.js';
import { fallsToReader } from './falls-to-reader.js';

/** Tasks that wait for the caller's offices, and alerts sent to them. */
@ApiTags('待办与预警')
@Controller('api/v1')
export class InboxController {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(ReaderService) private readonly reader: ReaderService,
  ) {}

  @Get('tasks')
  @ApiOperation({ operationId: 'listTasks', summary: '等待本人岗位办理的事，按法定期限先后排列，其次按工作目标' })
  @Answers(200, TaskPage, '一页待办')
  tasks(@Account() account: string, @Query({ schema: TaskQuery }) query: TaskQuery): Promise<object> {
    return this.reader.answer(account, async (snapshot) => {
      const { tx, actor, organisation } = snapshot;
      const isTheirs = (task: WaitingTask): Promise<boolean> => fallsToReader(task, tx, contextOf(snapshot));
      const { items, nextCursor } = query.unheld
        ? await listUnheldTasks(tx, inboxOf(snapshot), watchOf(actor, organisation), pageOf(query))
        : await listTasks(tx, inboxOf(snapshot), pageOf(query), isTheirs);
      const views = [];
      for (const item of items) views.push(await taskView(item, snapshot));
      return { items: views, nextCursor };
    });
  }

  @Get('alerts')
  @ApiOperation({
    operationId: 'listAlerts',
    summary: '发给本人岗位的预警和告知，按法定期限先后排列，其次按工作目标、发出的时刻',
  })
  @Answers(200, AlertPage, '一页预警')
  alerts(@Account() account: string, @Query({ schema: AlertQuery }) query: AlertQuery): Promise<object> {
    return this.reader.answer(account, async (snapshot) => {
      const { tx } = snapshot;
      const inbox = inboxOf(snapshot);
      const { items, nextCursor } = await listAlerts(tx, inbox, query.unread ? 'UNREAD' : 'ALL', pageOf(query));
      const views = items.map(({ title: subject, folded, ...item }) => ({
        ...item,
        processTitle: processTitle(item.process),
        ...outlookOfClock(folded, item.clockId, snapshot),
        subject,
      }));
      return { items: views, nextCursor, unread: await countUnread(tx, inbox) };
    });
  }

  @Post('alerts/commands/read-all')
  @ApiOperation({ operationId: 'markAllAlertsRead', summary: '把本人的预警和告知全部标为已读' })
  @Answers(200, AlertsRead, '已标为已读')
  async readAll(@Account() account: string, @Body({ schema: NoBody }) _: object): Promise<object> {
    const inbox = await this.reader.read(account, (snapshot) => Promise.resolve(inboxOf(snapshot)));
    await markRead(this.database, inbox, 'ALL');
    return { unread: await countUnread(this.database, inbox) };
  }

  @Post('alerts/:id/commands/read')
  @ApiOperation({
    operationId: 'markAlertRead',
    summary: '把一条预警或者告知标为已读',
    description: '重复标记没有变化。',
  })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @Answers(200, AlertsRead, '已标为已读')
  @Problems(404)
  async readOne(
    @Account() account: string,
    @Param('id') id: string,
    @Body({ schema: NoBody }) _: object,
  ): Promise<object> {
    const inbox = await this.reader.read(account, (snapshot) => Promise.resolve(inboxOf(snapshot)));
    const isMine = MatterId.safeParse(id).success && (await markRead(this.database, inbox, { id }));
    if (!isMine) throw notFound('没有这条预警，或者不是发给您的岗位。');
    return { unread: await countUnread(this.database, inbox) };
  }
}

async function taskView(
  { title: subject, folded, definitionVersion, ...item }: WaitingTask,
  snapshot: Snapshot,
): Promise<object> {
  const { state } = await seenByReader({ ...item, id: item.matterId, folded, definitionVersion }, snapshot);
  return {
    ...item,
    processTitle: processTitle(item.process),
    state,
    stateTitle: stateTitle(item.process, state),
    ...outlookOfClock(folded, item.clockId, snapshot),
    subject,
    title: commandTitle(processNamed(item.process), item.command),
  };
}

const inboxOf = ({ actor: { accountId: account }, scope }: Snapshot): Inbox => ({ account, scope });
