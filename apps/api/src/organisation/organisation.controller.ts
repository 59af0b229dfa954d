import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { auditedDivisions } from '#libs/domain';
import { AccountPage, AccountQuery, DepartmentPage, DepartmentQuery, DivisionPage, DivisionQuery } from '#libs/http';
import { listAccounts, listDepartments, listDivisions, type AccountEyes } from '#libs/persistence';
import { Answers } from '../http-edge/answers.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { seesRecords } from '../reader/administrator.js';
import { pageOf, ReaderService, type Snapshot } from '../reader/reader.service.js';

/** Divisions, departments, accounts and offices, as the matters of the organisation have made them. */
@ApiTags('组织机构')
@Controller('api/v1/organisation')
export class OrganisationController {
  constructor(@Inject(ReaderService) private readonly reader: ReaderService) {}

  @Get('accounts')
  @ApiOperation({
    operationId: 'listAccounts',
    summary: '账号及其任职，可以查过去任一时刻',
    description: '系统管理员可见全部，审计人员可见所审计区划的，其他人员可见本部门的。',
  })
  @Answers(200, AccountPage, '一页账号，按账号排列')
  accounts(@Account() account: string, @Query({ schema: AccountQuery }) query: AccountQuery): Promise<object> {
    const { at, ...filters } = query;
    return this.reader.answer(account, async (snapshot) => {
      const { tx, time } = snapshot;
      const page = await listAccounts(tx, eyesOf(snapshot), { ...filters, at: at ?? time.now }, pageOf(query));
      if (seesRecords(snapshot.actor)) return page;
      return {
        ...page,
        items: page.items.map((one) => ({ ...withoutMatter(one), offices: one.offices.map(withoutMatter) })),
      };
    });
  }

  @Get('departments')
  @ApiOperation({ operationId: 'listDepartments', summary: '部门，已撤并的也在其中' })
  @Answers(200, DepartmentPage, '一页部门，按行政区划排列')
  departments(@Account() account: string, @Query({ schema: DepartmentQuery }) query: DepartmentQuery): Promise<object> {
    return this.reader.answer(account, async (snapshot) => {
      const page = await listDepartments(snapshot.tx, query, pageOf(query));
      return { ...page, items: shown(snapshot, page.items) };
    });
  }

  @Get('divisions')
  @ApiOperation({ operationId: 'listDivisions', summary: '行政区划' })
  @Answers(200, DivisionPage, '一页行政区划，按代码排列')
  divisions(@Account() account: string, @Query({ schema: DivisionQuery }) query: DivisionQuery): Promise<object> {
    return this.reader.answer(account, async (snapshot) => {
      const page = await listDivisions(snapshot.tx, query, pageOf(query));
      return { ...page, items: shown(snapshot, page.items) };
    });
  }
}

/** Administrators see every account, auditors those of their divisions, everybody else those of their own departments. */
function eyesOf({ actor, scope, organisation }: Snapshot): AccountEyes {
  const audited = auditedDivisions(actor, organisation);
  return seesRecords(actor) || audited === 'ALL' ? 'ALL' : { departments: scope.own, divisions: audited };
}

/** Returns the records of a page; the ids of their matters are for those who may open these. */
const shown = <Kept extends { readonly matterId: string | null }>({ actor }: Snapshot, records: readonly Kept[]) =>
  seesRecords(actor) ? records : records.map(withoutMatter);

const withoutMatter = <Kept extends { readonly matterId: string | null }>(record: Kept): Kept => ({
  ...record,
  matterId: null,
});
