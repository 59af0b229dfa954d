import { draftPolicy, localDate, policyDifferences, yearOf } from '#libs/domain';
import type { PolicyBody, PolicyReceipt } from '#libs/http';
import {
  insertPolicyVersion,
  lockPolicyVersions,
  nextPolicyVersion,
  putPolicyInForce,
  readPlatformTime,
  readPolicies,
  readPolicyVersion,
} from '#libs/persistence';
import { notFound, refused, type ProblemException } from '../problem/problem.exception.js';
import type { VersionedRules } from '../rule-version/rule-version.service.js';

/** Versions of the policy register (regulation.md §3.6). An active version applies to new acts and new clocks alone. */
export const POLICY_VERSIONS: VersionedRules<PolicyBody> = {
  kind: 'POLICY',
  collection: 'policies',
  administratorsOnly: '口径由系统管理员登记和启用。',

  async upload(tx, { title, ...points }) {
    await lockPolicyVersions(tx);
    const { now } = await readPlatformTime(tx);
    const version = await nextPolicyVersion(tx, yearOf(localDate(now)));
    const { inForce } = await readPolicies(tx);
    return {
      version,
      versionBefore: inForce.version,
      receipt: { version } satisfies PolicyReceipt,
      make: async (author) => {
        const drafted = draftPolicy(inForce, points);
        if (!drafted.ok) throw refused(drafted.refusal);
        const { content } = drafted;
        await insertPolicyVersion(tx, { version, content, title, basedOn: inForce.version, ...author });
        return policyDifferences(inForce, content);
      },
    };
  },

  async activation(tx, version) {
    const found = await readPolicyVersion(tx, version);
    if (!found) throw noSuchPolicy();
    const { inForce } = await readPolicies(tx);
    return {
      version,
      versionBefore: inForce.version,
      stored: found.version,
      make: async (author) => {
        await putPolicyInForce(tx, version, author);
        return policyDifferences(inForce, found.policy);
      },
    };
  },
};

/** 404: the register has no version of this name. */
export const noSuchPolicy = (): ProblemException => notFound('没有这个版本的口径。');
