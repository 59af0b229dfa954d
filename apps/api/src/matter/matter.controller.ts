import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  mayRead,
  processNamed,
  processTitle,
  readable,
  stateTitle,
  type Instant,
  type Matter,
  type Process,
} from '#libs/domain';
import {
  ClockExplanation,
  Effects,
  History,
  HistoryQuery,
  HoldingView,
  MatterCounts,
  MatterCountsQuery,
  MatterPage,
  MatterQuery,
  MatterView,
  PageQuery,
  RevisionDifferences,
  RevisionsQuery,
} from '#libs/http';
import {
  bySeq,
  countLetters,
  countMatters,
  listEffects,
  listMatters,
  loadEvents,
  seqOf,
  totalMatters,
  type Judge,
  type MatterItem,
  type VisibleMatter,
} from '#libs/persistence';
import { Answers, Tagged } from '../http-edge/answers.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { notFound } from '../problem/problem.exception.js';
import { Problems } from '../problem/problems.decorator.js';
import { matterOf, pageOf, ReaderService, type Snapshot } from '../reader/reader.service.js';
import { unseenMatter, visibleMatter } from '../reader/visible-matter.js';
import { ofAuditors, Recorded } from '../recording/recorded.decorator.js';
import { clockExplanation } from './clock-explanation.js';
import { historyView, seenEvents } from './history-view.js';
import { holdingView } from './holding-view.js';
import { storyOf } from './matter-story.js';
import { movedForReader } from './moved-for-reader.js';
import { countsView } from './matter-counts-view.js';
import { searchOf } from './matter-search.js';
import { matterView, partiesView } from './matter-view.js';
import { revisionDifferences } from './revisions.js';
import { outlookView } from './outlook-view.js';
import { seenByReader } from './state-for-reader.js';

const ById = (): MethodDecorator => ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } });

@ApiTags('事项')
@Controller('api/v1/matters')
export class MatterController {
  constructor(@Inject(ReaderService) private readonly reader: ReaderService) {}

  @Get()
  @ApiOperation({
    operationId: 'listMatters',
    summary: '查询可见的事项，逾期最久的在前，其次按法定期限、工作目标先后',
  })
  @Answers(200, MatterPage, '一页事项')
  list(@Account() account: string, @Query({ schema: MatterQuery }) query: MatterQuery): Promise<object> {
    return this.reader.answer(account, async (snapshot) => {
      const { tx, scope } = snapshot;
      const { limit: _, cursor, order, updatedSince, ...asked } = query;
      const { filters, judge, dependsOnReader } = searchOf(asked, snapshot);
      const sift = siftFor(dependsOnReader ? judge : null, updatedSince, snapshot);
      const page = await listMatters(tx, scope, { ...filters, updatedSince }, pageOf(query), order, sift);
      const views = [];
      for (const item of page.items) views.push(await itemView(item, snapshot));
      const isCounted = cursor === undefined && updatedSince === undefined;
      const total = isCounted ? await totalMatters(tx, scope, filters, dependsOnReader ? judge : null) : null;
      return { items: views, nextCursor: page.nextCursor, total };
    });
  }

  @Get('counts')
  @ApiOperation({
    operationId: 'countMatters',
    summary: '可见的事项有多少，按状态、流程、应办部门、条款、预警级别',
    description: '条件与事项列表相同；以同一条件加上某一项查询列表，所得即为该项所计的事项。',
  })
  @Answers(200, MatterCounts, '数目')
  counts(@Account() account: string, @Query({ schema: MatterCountsQuery }) query: MatterCountsQuery): Promise<object> {
    return this.reader.answer(account, async (snapshot) => {
      const { filters, judge } = searchOf(query, snapshot);
      return countsView(await countMatters(snapshot.tx, snapshot.scope, filters, judge), snapshot);
    });
  }

  @Get(':id')
  @Recorded('RESTRICTED_READ', ofAuditors)
  @ApiOperation({
    operationId: 'getMatter',
    summary: '一个事项：状态、由谁办理、文书、期限、可办命令、待办、相关事项、历史',
  })
  @ById()
  @Answers(200, MatterView, '事项')
  @Tagged()
  @Problems(404)
  get(@Account() account: string, @Param('id') id: string): Promise<object> {
    return this.reader.answer(account, async (snapshot) => {
      const { process, matter } = await seen(snapshot, id);
      return matterView(await storyOf(process, matter, snapshot), snapshot);
    });
  }

  @Get(':id/history')
  @Recorded('RESTRICTED_READ', ofAuditors)
  @ApiOperation({ operationId: 'listMatterHistory', summary: '一个事项的历史，一事一句，从旧到新' })
  @ById()
  @Answers(200, History, '历史')
  @Problems(404)
  history(
    @Account() account: string,
    @Param('id') id: string,
    @Query({ schema: HistoryQuery }) query: PageQuery,
  ): Promise<object> {
    return this.reader.answer(account, async (snapshot) => {
      const { process, matter } = await seen(snapshot, id);
      const page = pageOf(query);
      const events = await loadEvents(snapshot.tx, id, seqOf(page));
      const { items, nextCursor } = bySeq(seenEvents(process, matter, events, snapshot), page);
      return { items: await historyView(matter, items, snapshot), nextCursor };
    });
  }

  @Get(':id/clocks/:clockId')
  @ApiOperation({
    operationId: 'explainMatterClock',
    summary: '一个期限如何计算：起算、每一日、延长与停计、下一次预警',
  })
  @ById()
  @ApiParam({ name: 'clockId', schema: { type: 'string', example: 'reply' } })
  @Answers(200, ClockExplanation, '期限的计算说明')
  @Problems(404)
  clock(@Account() account: string, @Param('id') id: string, @Param('clockId') clockId: string): Promise<object> {
    return this.reader.answer(account, async (snapshot) => {
      const { process, matter } = await seen(snapshot, id);
      const explained = await clockExplanation(process, matter, clockId, snapshot);
      if (!explained) throw notFound('事项没有这个期限。');
      return explained;
    });
  }

  @Get(':id/holding')
  @ApiOperation({
    operationId: 'getMatterHolding',
    summary: '一个事项的各个期限先后在谁手中，各几个工作日',
    description: '只依据事项的记录计算。其他方内部由哪个职务办理、何时转手，不向您显示。',
  })
  @ById()
  @Answers(200, HoldingView, '期限在谁手中')
  @Problems(404)
  holding(@Account() account: string, @Param('id') id: string): Promise<object> {
    return this.reader.answer(account, async (snapshot) => {
      const { process, matter } = await seen(snapshot, id);
      const held = await holdingView(await storyOf(process, matter, snapshot), snapshot);
      if (!held) throw notFound('没有这个事项的期限，或者您无权查看。');
      return held;
    });
  }

  @Get(':id/diff')
  @ApiOperation({
    operationId: 'compareMatterRevisions',
    summary: '一份文书两稿的不同之处',
    description: '只比较您能看到的各稿：其他方内部的草稿不在其内。',
  })
  @ById()
  @Answers(200, RevisionDifferences, '不同之处')
  @Problems(404)
  diff(
    @Account() account: string,
    @Param('id') id: string,
    @Query({ schema: RevisionsQuery }) query: RevisionsQuery,
  ): Promise<object> {
    return this.reader.answer(account, async (snapshot) => {
      const { process, matter } = await seen(snapshot, id);
      const compared = revisionDifferences(await storyOf(process, matter, snapshot), query, snapshot);
      if (!compared) throw notFound('事项没有文书同时有这两稿，或者您无权查看。');
      return compared;
    });
  }

  @Get(':id/effects')
  @ApiOperation({
    operationId: 'listMatterEffects',
    summary: '一个事项对其他事项的影响，以及是否已到达',
    description: '只列出读者有权查看的事项；counts 是全部影响的送达情况。',
  })
  @ById()
  @Answers(200, Effects, '影响')
  @Problems(404)
  effects(
    @Account() account: string,
    @Param('id') id: string,
    @Query({ schema: PageQuery }) query: PageQuery,
  ): Promise<object> {
    return this.reader.answer(account, async (snapshot) => {
      const { process, matter, stored } = await seen(snapshot, id);
      if (!mayRead(readable(process, matter), snapshot.scope, snapshot.organisation)) throw unseenMatter();
      const counts = await countLetters(snapshot.tx, id);
      const { items, nextCursor } = await listEffects(snapshot.tx, snapshot.scope, stored, pageOf(query));
      return { counts, items: items.map((one) => ({ ...one, processTitle: processTitle(one.process) })), nextCursor };
    });
  }
}

type Sift = (items: readonly MatterItem[]) => Promise<readonly MatterItem[]>;

/** What a list must keep of the matters that were found, by what the reader sees of them; null if it keeps all. */
function siftFor(judge: Judge | null, updatedSince: Instant | undefined, snapshot: Snapshot): Sift | null {
  if (!judge && updatedSince === undefined) return null;
  return async (items) => {
    const told = judge && new Set((await judge(items)).filter(({ kept }) => kept).map(({ id }) => id));
    const kept = told ? items.filter(({ id }) => told.has(id)) : items;
    return updatedSince === undefined ? kept : movedForReader(kept, updatedSince, snapshot);
  };
}

async function itemView({ id, title, parties, folded, ...item }: MatterItem, snapshot: Snapshot): Promise<object> {
  const { state, since } = await seenByReader({ ...item, id, folded }, snapshot);
  return {
    matterId: id,
    subject: title,
    ...item,
    processTitle: processTitle(item.process),
    state,
    stateTitle: stateTitle(item.process, state),
    since,
    closed: processNamed(item.process).endStates.includes(state),
    ...outlookView(folded, snapshot),
    parties: partiesView(parties, snapshot),
  };
}

interface Seen {
  readonly process: Process;
  readonly matter: Matter;
  readonly stored: VisibleMatter;
}

/** The matter, if the reader may see it. Throws 404 otherwise, also for malformed ids. */
async function seen(snapshot: Snapshot, id: string): Promise<Seen> {
  const stored = await visibleMatter(snapshot, id);
  return { ...(await matterOf(snapshot.tx, stored)), stored };
}
