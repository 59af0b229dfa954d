import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { barriers, conflict, forbidden, type Act, type Actor } from '#libs/domain';
import {
  findCommand,
  lockCalendarExclusive,
  readPlatformTime,
  recordRuleChange,
  withTransaction,
  type PolicyVersion,
  type RuleChange,
  type Tx,
} from '#libs/persistence';
import { CommandIdentityService } from '../command/command-identity.service.js';
import { runOnce } from '../command/idempotent-command.js';
import { refused } from '../problem/problem.exception.js';
import { administratorOf } from '../reader/administrator.js';
import { ReaderService } from '../reader/reader.service.js';

/** The administrator who uploads or activates a version, and the platform time at which they do. */
export type VersionAuthor = Pick<RuleChange, 'accountId' | 'personId' | 'at'>;

/** An upload or activation that is ready to be made. */
export interface VersionChange {
  readonly version: string;
  /** The version in force until now. */
  readonly versionBefore: string;
  /** Makes the change and returns how the version differs from the one in force. Throws a problem to refuse it. */
  readonly make: (author: VersionAuthor) => Promise<unknown>;
}

/** Facts about a stored version that decide whether it may be activated. */
export type StoredVersion = Pick<PolicyVersion, 'state' | 'basedOn' | 'uploadedPerson'>;

/** One kind of rules that is kept in versions: its texts and tables, and what an activation sets going. */
export interface VersionedRules<Body> {
  readonly kind: RuleChange['kind'];
  /** Last segment of the route: `/api/v1/<collection>`. */
  readonly collection: string;
  /** Chinese sentence for a caller who is no system administrator. */
  readonly administratorsOnly: string;
  /** Names the new version. Locks uploads until the transaction ends, so that each name is used once. */
  upload(tx: Tx, body: Body): Promise<VersionChange & { readonly receipt: object }>;
  /** Throws 404 where there is no such version. */
  activation(tx: Tx, version: string): Promise<VersionChange & { readonly stored: StoredVersion }>;
}

/** A command on one version: `POST /api/v1/<collection>/<version>/<name>`, without a body. */
export interface VersionAction {
  readonly name: string;
  /** Makes a repeat wait until the first has ended. */
  readonly lock: (tx: Tx) => Promise<void>;
  readonly carryOut: (tx: Tx, version: string, actor: Actor) => Promise<void>;
}

/**
 * Uploads and activates versions of rules. Only administrators may, and every change is recorded with its differences.
 */
@Injectable()
export class RuleVersionService {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(ReaderService) private readonly reader: ReaderService,
    @Inject(CommandIdentityService) private readonly identities: CommandIdentityService,
  ) {}

  /**
   * Stores a version that another administrator may activate. A repeat under the same key returns the first receipt.
   */
  async upload<Body>(
    rules: VersionedRules<Body>,
    accountId: string,
    idempotencyKey: string,
    body: Body,
  ): Promise<unknown> {
    const actor = await administratorOf(this.reader, accountId, rules.administratorsOnly);
    const route = `POST /api/v1/${rules.collection}`;
    const identity = this.identities.identify({ accountId, route, idempotencyKey, matterId: null, payload: body });
    return withTransaction(this.database, 'READ COMMITTED', async (tx) => {
      const { receipt, ...change } = await rules.upload(tx, body);
      const { isNew } = await runOnce(tx, { identity, accountId, status: 201, answer: receipt }, () =>
        makeAndRecord(tx, rules.kind, 'UPLOADED', change, actor),
      );
      return isNew ? receipt : (await findCommand(tx, identity.commandId))?.answer;
    });
  }

  /** Puts a version in force: its rules apply from the end of the transaction on. */
  activate<Body>(
    rules: VersionedRules<Body>,
    accountId: string,
    idempotencyKey: string,
    version: string,
  ): Promise<void> {
    const activate = async (tx: Tx, version: string, actor: Actor): Promise<void> => {
      const { stored, ...change } = await rules.activation(tx, version);
      demandActivatable(stored, change, actor);
      await makeAndRecord(tx, rules.kind, 'ACTIVATED', change, actor);
    };
    const action = { name: 'activate', lock: lockCalendarExclusive, carryOut: activate };
    return this.act(rules, action, accountId, idempotencyKey, version);
  }

  /** Carries an action on a version out, once for each key. */
  async act(
    { collection, administratorsOnly }: Pick<VersionedRules<never>, 'collection' | 'administratorsOnly'>,
    { name, lock, carryOut }: VersionAction,
    accountId: string,
    idempotencyKey: string,
    version: string,
  ): Promise<void> {
    const actor = await administratorOf(this.reader, accountId, administratorsOnly);
    const path = `${collection}/${version}`;
    const route = `POST /api/v1/${path}/${name}`;
    const identity = this.identities.identify({ accountId, route, idempotencyKey, matterId: null, payload: {} });
    await withTransaction(this.database, 'READ COMMITTED', async (tx) => {
      await lock(tx);
      await runOnce(tx, { identity, accountId, status: 200, answer: { path } }, () => carryOut(tx, version, actor));
    });
  }
}

async function makeAndRecord(
  tx: Tx,
  kind: RuleChange['kind'],
  act: RuleChange['act'],
  { version, versionBefore, make }: VersionChange,
  { accountId, personId }: Actor,
): Promise<void> {
  const { now: at } = await readPlatformTime(tx);
  const diff = await make({ accountId, personId, at });
  await recordRuleChange(tx, { kind, act, version, versionBefore, accountId, personId, at, diff });
}

/**
 * Throws a problem unless the actor may put the version in force: it was never in force, another person uploaded it
 * (SoD-10), and it is based on the version in force, so that it undoes no change that its author did not see.
 */
function demandActivatable(
  { state, basedOn, uploadedPerson }: StoredVersion,
  { version, versionBefore }: VersionChange,
  actor: Actor,
): void {
  if (state !== 'CHECKED') throw refused(conflict('ACTIVATED_BEFORE', `${version} 已经启用过，版本不能再次启用。`));
  const [barrier] = barriers(uploadedBy(uploadedPerson), actor, 'ACTIVATE_VERSION', false);
  if (barrier) throw refused(forbidden(barrier.code, barrier.message));
  if (basedOn !== versionBefore)
    throw refused(
      conflict('BASE_OUTDATED', `${version} 以 ${basedOn ?? ''} 为基础，现行的已是 ${versionBefore}，请重新上传。`),
    );
}

const uploadedBy = (personId: StoredVersion['uploadedPerson']): readonly Act[] =>
  personId === null ? [] : [{ personId, departmentId: null, duties: ['UPLOAD_VERSION'] }];
