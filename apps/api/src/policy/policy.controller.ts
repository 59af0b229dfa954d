import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Policy } from '#libs/domain';
import {
  NoBody,
  OwnNumbers,
  PageQuery,
  PolicyBody,
  PolicyPage,
  PolicyReceipt,
  PolicyRegister,
  PolicyView,
  PolicyWhatIf,
} from '#libs/http';
import { countOpenClocks, listPolicyVersions, readPolicyVersion, type PolicyVersion } from '#libs/persistence';
import { Answers, AnswersCreated } from '../http-edge/answers.decorator.js';
import { GivenIdempotencyKey, NeedsIdempotencyKey } from '../http-edge/idempotency-key.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { Problems } from '../problem/problems.decorator.js';
import { pageOf, ReaderService, type Snapshot } from '../reader/reader.service.js';
import { VersionParam } from '../rule-version/version-param.decorator.js';
import { eyesOnClocks } from '../rule-version/eyes-on-clocks.js';
import { RuleVersionService } from '../rule-version/rule-version.service.js';
import { noSuchPolicy, POLICY_VERSIONS } from './policy-versions.js';
import { ownNumbersView, policyRegisterView, policyView, policyWhatIf } from './policy-view.js';

const EXAMPLE = 'CN-DEFAULT-1';

/** Policies (口径): readings of the points that the Regulation leaves open, and shorter local limits (Art 23). */
@ApiTags('口径')
@Controller('api/v1/policies')
export class PolicyController {
  constructor(
    @Inject(RuleVersionService) private readonly versions: RuleVersionService,
    @Inject(ReaderService) private readonly reader: ReaderService,
  ) {}

  @Post()
  @NeedsIdempotencyKey()
  @ApiOperation({
    operationId: 'uploadPolicy',
    summary: '系统管理员登记一个版本的口径，待另一位启用',
    description: '以现行版本为基础，只写不同之处。地方期限不得长于条例的期限，否则指出条款，不予保存。',
  })
  @AnswersCreated(PolicyReceipt, '已保存，待另一位系统管理员启用', ({ version }) => `/api/v1/policies/${version}`)
  @Problems(403, 409, 422, 504)
  upload(
    @Account() account: string,
    @GivenIdempotencyKey() key: string,
    @Body({ schema: PolicyBody }) body: PolicyBody,
  ): Promise<unknown> {
    return this.versions.upload(POLICY_VERSIONS, account, key, body);
  }

  @Get()
  @ApiOperation({ operationId: 'listPolicies', summary: '口径的版本，最近登记的在前' })
  @Answers(200, PolicyPage, '一页版本')
  list(@Account() account: string, @Query({ schema: PageQuery }) query: PageQuery): Promise<object> {
    return this.reader.answer(account, ({ tx }) => listPolicyVersions(tx, pageOf(query)));
  }

  @Get('register')
  @ApiOperation({
    operationId: 'getPolicyRegister',
    summary: '条例没有写明的事项：可以怎样理解，现行采用哪一种，在哪里适用',
  })
  @Answers(200, PolicyRegister, '登记表')
  register(@Account() account: string): Promise<object> {
    return this.reader.answer(account, ({ counting }) =>
      Promise.resolve(policyRegisterView(counting.policies.inForce)),
    );
  }

  @Get('own-numbers')
  @ApiOperation({
    operationId: 'getOwnNumbers',
    summary: '条例没有规定、由平台确定的数：工作目标、字数、预警时刻等，以及为什么',
  })
  @Answers(200, OwnNumbers, '全部的数')
  ownNumbers(@Account() account: string): Promise<object> {
    return this.reader.answer(account, () => Promise.resolve(ownNumbersView()));
  }

  @Get(':version')
  @VersionParam(EXAMPLE)
  @ApiOperation({ operationId: 'getPolicy', summary: '一个版本的内容，以及与现行版本的不同' })
  @Answers(200, PolicyView, '一个版本')
  @Problems(404)
  view(@Account() account: string, @Param('version') version: string): Promise<object> {
    return this.reader.answer(account, async (snapshot) => {
      const found = await foundIn(snapshot, version);
      return policyView(found.version, found.policy, snapshot.counting.policies.inForce);
    });
  }

  @Get(':version/what-if')
  @VersionParam(EXAMPLE)
  @ApiOperation({
    operationId: 'previewPolicy',
    summary: '启用这个版本会有什么不同',
    description:
      '时钟始终按其开始时的版本计算，因此改变的只是此后开始的时钟和此后的办理。' +
      '系统管理员见全部时钟的数目，其他人员见其有权查看的事项的时钟的数目。',
  })
  @Answers(200, PolicyWhatIf, '不同之处')
  @Problems(404)
  whatIf(@Account() account: string, @Param('version') version: string): Promise<object> {
    return this.reader.answer(account, async (snapshot) => {
      const { policy } = await foundIn(snapshot, version);
      return policyWhatIf(
        policy,
        snapshot.counting.policies.inForce,
        await countOpenClocks(snapshot.tx, eyesOnClocks(snapshot)),
      );
    });
  }

  @Post(':version/commands/activate')
  @VersionParam(EXAMPLE)
  @NeedsIdempotencyKey()
  @ApiOperation({ operationId: 'activatePolicy', summary: '另一位系统管理员启用一个版本' })
  @Answers(200, PolicyView, '已启用')
  @Problems(403, 404, 409, 422, 504)
  async activate(
    @Account() account: string,
    @GivenIdempotencyKey() key: string,
    @Param('version') version: string,
    @Body({ schema: NoBody }) _body: z.output<typeof NoBody>,
  ): Promise<object> {
    await this.versions.activate(POLICY_VERSIONS, account, key, version);
    return this.view(account, version);
  }
}

async function foundIn(
  { tx }: Snapshot,
  version: string,
): Promise<{ readonly version: PolicyVersion; readonly policy: Policy }> {
  const found = await readPolicyVersion(tx, version);
  if (!found) throw noSuchPolicy();
  return found;
}
