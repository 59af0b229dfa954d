import type { EntryVersion } from '../../catalog/entry.js';
import type { Context } from '../../matter/context.js';
import { ask, type FactRequest } from '../../matter/facts.js';
import { rule, type Refusal } from '../../language/refusal.js';
import type { CorrectionContent } from './correction-request.content.js';
import { isFedBack, isUnderWay } from './correction-request.state.js';

type Claimed =
  | {
      readonly ok: true;
      readonly entry: EntryVersion;
      readonly parties: { readonly requester: string; readonly provider: string };
    }
  | { readonly ok: false; readonly refusal: Refusal };

type Found = { readonly ok: true; readonly entry: EntryVersion } | { readonly ok: false; readonly refusal: Refusal };

/** The entry and items that are said to be wrong. */
type Claim = Pick<CorrectionContent, 'catalogCode' | 'errors'>;

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
  content: CorrectionContent,
  requester: string,
  context: Context<'entryVersion' | 'grants' | 'visibleMatter'>,
): Claimed {
  const found = claimedEntry(content, context);
  if (!found.ok) return found;
  const { entry } = found;
  const grants = context.facts.get('grants', entry.catalogCode);
  if (!grants.some((grant) => grant.requester === requester))
    return no(
      rule(
        'NO_GRANT',
        '26(2)',
        '本部门没有使用过该目录的政务数据，不能提出校核申请。',
        field('catalogCode', '没有授权'),
      ),
    );
  const refusal = unadoptable(content, context) ?? unfollowable(content, requester, context);
  return refusal ? no(refusal) : { ok: true, entry, parties: { requester, provider: entry.provider } };
}

/** Returns the published entry whose items are said to be wrong, or a refusal. */
export function claimedEntry({ catalogCode, errors }: Claim, { facts }: Context<'entryVersion'>): Found {
  const entry = facts.get('entryVersion', catalogCode);
  if (!entry)
    return no(
      rule('NO_PUBLISHED_ENTRY', '26(2)', '目录中没有这个已发布的条目。', field('catalogCode', '没有已发布的条目')),
    );
  const known = new Set(entry.items.map(({ itemId }) => itemId));
  const strange = errors.flatMap(({ itemId }, n) =>
    known.has(itemId) ? [] : [{ field: `errors.${n}.itemId`, message: `目录中没有数据项 ${itemId}` }],
  );
  if (strange.length === 0) return { ok: true, entry };
  return no(rule('ITEM_NOT_IN_ENTRY', '26(2)', '所列的数据项不在目录中，请按目录选择。', strange));
}

/** Refuses to adopt anything but a citizens' report on the same entry that is still under way. */
function unadoptable({ adopts, catalogCode }: CorrectionContent, { facts }: Context<'visibleMatter'>): Refusal | null {
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
  { follows, catalogCode }: CorrectionContent,
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
const no = (refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } => ({ ok: false, refusal });
