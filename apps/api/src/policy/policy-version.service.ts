import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { draftPolicy, localDate, policyDifferences, yearOf, type Actor } from '#libs/domain';
import { PolicyReceipt, type PolicyBody } from '#libs/http';
import {
  findCommand,
  insertPolicyVersion,
  lockCalendarExclusive,
  lockPolicyVersions,
  nextPolicyVersion,
  putPolicyInForce,
  readPlatformTime,
  readPolicies,
  readPolicyVersion,
  recordRuleChange,
  withTransaction,
  type Tx,
} from '#libs/persistence';
import { runOnce } from '../command/idempotent-command.js';
import { identifyCommand } from '../command/command-request.js';
import { notFound } from '../problem/problem.exception.js';
import { refused } from '../problem/refused.js';
import { ReaderService } from '../reader/reader.service.js';
import { demandActivatable } from '../rule-version/activation.js';
import { administratorOf } from '../reader/administrator.js';
import { orderOn } from '../rule-version/order-on.js';

const KEEPERS = '口径由系统管理员登记和启用。';

/** Versions of the policy register (regulation.md §3.6): one administrator uploads, another puts in force (SoD-10). */
@Injectable()
export class PolicyVersionService {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(ReaderService) private readonly reader: ReaderService,
  ) {}

  /** The policy in force with these points read otherwise. Throws a problem with all that cannot be. */
  async upload(accountId: string, key: string, body: PolicyBody): Promise<PolicyReceipt> {
    const actor = await administratorOf(this.reader, accountId, KEEPERS);
    const route = 'POST /api/v1/policies';
    const identity = identifyCommand({
      accountId,
      route,
      idempotencyKey: key,
      matterId: null,
      command: 'upload',
      payload: body,
    });
    return withTransaction(this.database, 'READ COMMITTED', async (tx) => {
      await lockPolicyVersions(tx);
      const { now } = await readPlatformTime(tx);
      const answer: PolicyReceipt = { version: await nextPolicyVersion(tx, yearOf(localDate(now))) };
      const isNew = await runOnce(tx, { identity, accountId, status: 201, answer }, () =>
        keep(tx, answer.version, body, actor),
      );
      return isNew ? answer : PolicyReceipt.parse((await findCommand(tx, identity.commandId))?.answer);
    });
  }

  /** From the end of its transaction on every act is judged by it, and every clock that begins. */
  async activate(accountId: string, key: string, version: string): Promise<void> {
    const actor = await administratorOf(this.reader, accountId, KEEPERS);
    await withTransaction(this.database, 'READ COMMITTED', async (tx) => {
      await lockCalendarExclusive(tx);
      const order = orderOn(`policies/${version}`, accountId, key, 'activate');
      await runOnce(tx, order, () => putInForce(tx, version, actor));
    });
  }
}

async function keep(tx: Tx, version: string, body: PolicyBody, { accountId, personId }: Actor): Promise<void> {
  const { title, ...change } = body;
  const { inForce } = await readPolicies(tx);
  const drafted = draftPolicy(inForce, change);
  if (!drafted.ok) throw refused(drafted.refusal);
  const { content } = drafted;
  const { now: at } = await readPlatformTime(tx);
  const by = { accountId, personId, at };
  await insertPolicyVersion(tx, { version, content, title, basedOn: inForce.version, ...by });
  const diff = policyDifferences(inForce, content);
  const { version: versionBefore } = inForce;
  await recordRuleChange(tx, { kind: 'POLICY', act: 'UPLOADED', version, versionBefore, ...by, diff });
}

async function putInForce(tx: Tx, version: string, actor: Actor): Promise<void> {
  const found = await readPolicyVersion(tx, version);
  if (!found) throw noSuchPolicy();
  const { inForce } = await readPolicies(tx);
  demandActivatable(found.version, inForce.version, actor);
  const { now: at } = await readPlatformTime(tx);
  const { accountId, personId } = actor;
  const by = { accountId, personId, at };
  await putPolicyInForce(tx, version, by);
  const diff = policyDifferences(inForce, found.policy);
  const { version: versionBefore } = inForce;
  await recordRuleChange(tx, { kind: 'POLICY', act: 'ACTIVATED', version, versionBefore, ...by, diff });
}

export const noSuchPolicy = () => notFound('没有这个版本的口径。');
