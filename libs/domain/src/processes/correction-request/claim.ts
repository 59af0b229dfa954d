import type { EntryVersion } from '../../catalog/entry.js';
import type { Context } from '../../matter/context.js';
import { ask, type FactRequest } from '../../matter/facts.js';
import type { Refused } from '../../matter/happening.js';
import { refuse } from '../../matter/table.js';
import { missingIn } from '../../language/missing.js';
import { allOf, rule, type Refusal } from '../../language/refusal.js';
import { correctionContent, type CorrectionDraft } from './correction-request.content.js';
import { isFedBack, isUnderWay } from './correction-request.state.js';

type Claimed =
  | {
      readonly ok: true;
      readonly entry: EntryVersion;
      readonly parties: { readonly requester: string; readonly provider: string };
    }
  | Refused;

type Found = { readonly ok: true; readonly entry: EntryVersion } | Refused;

/**
 * Facts that {@link claim} reads: the entry, its grants, the report to be adopted and the earlier request. Only a matter
 * that the actor may open can be cited; one that is hidden answers like one that does not exist.
 */
export const claimNeeds = (
  catalogCode: string,
  cited: readonly (string | null | undefined)[] = [],
): readonly FactRequest<'entryVersion' | 'grants' | 'visibleMatter'>[] => [
  ask('entryVersion', catalogCode),
  ask('grants', catalogCode),
  ...cited.flatMap((matterId) => (matterId ? [ask('visibleMatter', matterId)] : [])),
];

/**
 * Returns the entry and parties of a possible correction request, or a refusal. It is called again when the request is
 * submitted.
 */
export function claim(
  content: CorrectionDraft,
  requester: string,
  context: Context<'entryVersion' | 'grants' | 'visibleMatter'>,
): Claimed {
  const found = claimedEntry(content.catalogCode, context);
  if (!found.ok) return found;
  const { entry } = found;
  const refusals = allOf(
    strangeItems(content, entry),
    withoutGrant(content, requester, context),
    unadoptable(content, context),
    unfollowable(content, requester, context),
  );
  return refusals ? refuse(refusals) : { ok: true, entry, parties: { requester, provider: entry.provider } };
}

/** Returns the published entry whose items are said to be wrong, or a refusal. */
export function claimedEntry(catalogCode: string, { facts }: Context<'entryVersion'>): Found {
  const entry = facts.get('entryVersion', catalogCode);
  if (entry) return { ok: true, entry };
  return refuse(
    rule('NO_PUBLISHED_ENTRY', '26(2)', '目录中没有这个已发布的条目。', field('catalogCode', '没有已发布的条目')),
  );
}

/** Refuses items that the entry does not have, with each of their places. */
export function strangeItems({ errors = [] }: Pick<CorrectionDraft, 'errors'>, entry: EntryVersion): Refusal | null {
  const known = new Set(entry.items.map(({ itemId }) => itemId));
  const strange = errors.flatMap(({ itemId }, n) =>
    known.has(itemId) ? [] : [{ field: `errors.${n}.itemId`, message: `目录中没有数据项 ${itemId}` }],
  );
  if (strange.length === 0) return null;
  return rule('ITEM_NOT_IN_ENTRY', '26(2)', '所列的数据项不在目录中，请按目录选择。', strange);
}

/** Refuses a department that never used the data. */
function withoutGrant(
  { catalogCode }: CorrectionDraft,
  requester: string,
  { facts }: Context<'grants'>,
): Refusal | null {
  if (facts.get('grants', catalogCode).some((grant) => grant.requester === requester)) return null;
  const message = '本部门没有使用过该目录的政务数据，不能提出校核申请。';
  return rule('NO_GRANT', '26(2)', message, field('catalogCode', '没有授权'));
}

/** Refuses a draft that lacks what a correction request must state, with each missing field; null if it is complete. */
export function incomplete(content: CorrectionDraft): Refusal | null {
  const fields = missingIn(correctionContent, content);
  return fields && rule('CORRECTION_INCOMPLETE', '26(2)', '校核申请还没有填写完整，请补齐后提出。', fields);
}

/** Refuses to adopt anything but a citizens' report on the same entry that is still under way. */
function unadoptable({ adopts, catalogCode }: CorrectionDraft, { facts }: Context<'visibleMatter'>): Refusal | null {
  if (!adopts) return null;
  const report = facts.get('visibleMatter', adopts);
  const isReport = report?.process === 'correction-request' && report.parties.requester === undefined;
  if (!isReport || report.catalogCode !== catalogCode)
    return rule('NO_SUCH_REPORT', '26(2)', '没有这一目录的这件群众反映。', field('adopts', '没有这件群众反映'));
  if (isUnderWay(report)) return null;
  const message = '该群众反映已经办结或者已被采纳，仍有错误的，请直接提出校核申请。';
  return rule('REPORT_ENDED', '26(2)', message, field('adopts', '已经办结'));
}

/** Refuses to follow anything but a request of the same department on the same entry that was fed back. */
function unfollowable(
  { follows, catalogCode }: CorrectionDraft,
  requester: string,
  { facts }: Context<'visibleMatter'>,
): Refusal | null {
  if (!follows) return null;
  const earlier = facts.get('visibleMatter', follows);
  const isOwn = earlier?.process === 'correction-request' && earlier.parties.requester === requester;
  if (isOwn && earlier.catalogCode === catalogCode && isFedBack(earlier)) return null;
  const message = '没有本部门就这一目录提出、已经反馈结果的这件校核申请。';
  return rule('NO_SUCH_CORRECTION', '26(2)', message, field('follows', '没有这件校核申请'));
}

const field = (name: string, message: string): Refusal['fields'] => [{ field: name, message }];
