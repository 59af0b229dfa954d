import { attributeOf, basesAgainst, namesOf } from '../../catalog/attribute.js';
import type { EntryVersion } from '../../catalog/entry.js';
import { addYears, localDate } from '../../calendar/time.js';
import type { Context } from '../../matter/context.js';
import type { Parties } from '../../access/parties.js';
import type { Refused } from '../../matter/happening.js';
import { refuse } from '../../matter/table.js';
import { missingIn } from '../../language/missing.js';
import { allOf, rule, type Refusal } from '../../language/refusal.js';
import { requestContent, type DraftContent } from './share-request.content.js';
import type { ShareRequestSide } from './share-request.state.js';
import { OUR_NUMBERS } from '../../law/our-numbers.js';

type Drafted =
  | { readonly ok: true; readonly entry: EntryVersion; readonly parties: Parties<ShareRequestSide> }
  | Refused;

/** Returns the entry and parties of a draft, or a refusal if no request is possible. */
export function draft(request: DraftContent, requester: string, context: Context<'entryVersion'>): Drafted {
  const found = shareableEntry(request.catalogCode, context);
  if (!found.ok) return found;
  const { entry } = found;
  const refusals = allOf(ownData(entry, requester), unfit(request, entry, context));
  if (refusals) return refuse(refusals);
  const extensionAuthority = context.organisation.extensionAuthority(entry.provider, [requester]).id;
  return { ok: true, entry, parties: { requester, provider: entry.provider, extensionAuthority } };
}

type Found = { readonly ok: true; readonly entry: EntryVersion } | Refused;

const ownData = (entry: EntryVersion, requester: string): Refusal | null =>
  entry.provider === requester
    ? rule('OWN_DATA', '20(2)', '本部门的政务数据无须向本部门申请共享。', field('catalogCode', '请选择其他部门的目录'))
    : null;

/**
 * Returns the published entry; refuses an unpublished one (Art 20(2)), and one that is not shared, with its legal bases
 * (Art 14(3)).
 */
function shareableEntry(catalogCode: string, { facts }: Context<'entryVersion'>): Found {
  const entry = facts.get('entryVersion', catalogCode);
  if (!entry)
    return refuse(
      rule('NO_PUBLISHED_ENTRY', '20(2)', '目录中没有这个已发布的条目。', field('catalogCode', '没有已发布的条目')),
    );
  if (entry.shareAttribute !== 'NON_SHAREABLE') return { ok: true, entry };
  const why = `该目录属于不予共享类，依据：${namesOf(entry.legalBases)}；理由：${entry.nonShareReason ?? ''}。对共享属性有异议的，可以提出争议。`;
  return refuse(rule('ENTRY_NON_SHAREABLE', '14(3)', why, field('catalogCode', '不予共享')));
}

/**
 * Refuses a request whose items, mode or term the entry does not permit (Arts 14(3), 20(2)); null if what is there is fit. The first fault
 * names the refusal, and its fields are those of all faults, so that the form is corrected once.
 */
export function unfit(
  { itemIds, shareMode, usageTerm }: DraftContent,
  entry: EntryVersion,
  context: Context,
): Refusal | null {
  const faults = [
    itemIds ? (strangeItems(itemIds, entry) ?? notShared(itemIds, entry)) : null,
    shareMode ? unpublishedMode(shareMode, entry) : null,
    usageTerm ? unfitTerm(usageTerm, context) : null,
  ].filter((fault) => fault !== null);
  const [first] = faults;
  return first ? { ...first, fields: faults.flatMap(({ fields = [] }) => fields) } : null;
}

/** Refuses a draft that lacks what a request must state (Art 20(2)), with each missing field; null if it is complete. */
export function incomplete(request: DraftContent): Refusal | null {
  const fields = missingIn(requestContent, request);
  return fields && rule('REQUEST_INCOMPLETE', '20(2)', '申请还没有填写完整，请补齐后提交。', fields);
}

function strangeItems(itemIds: readonly string[], entry: EntryVersion): Refusal | null {
  const known = new Set(entry.items.map(({ itemId }) => itemId));
  const strange = itemIds.filter((itemId) => !known.has(itemId));
  return strange.length > 0
    ? rule('ITEM_NOT_IN_ENTRY', '20(2)', `目录中没有这些数据项：${strange.join('、')}。`, field('itemIds', '超出目录'))
    : null;
}

const unpublishedMode = (mode: NonNullable<DraftContent['shareMode']>, entry: EntryVersion): Refusal | null =>
  entry.shareModes.includes(mode)
    ? null
    : rule('MODE_NOT_PUBLISHED', '20(2)', '目录没有公布这种共享方式。', field('shareMode', '请选择目录公布的方式'));

/** Refuses items that the entry does not share, with the published bases and reason (Art 14(3)); null without them. */
function notShared(itemIds: readonly string[], entry: EntryVersion): Refusal | null {
  const unshared = itemIds.filter((itemId) => attributeOf(entry, itemId) === 'NON_SHAREABLE');
  const [first] = unshared;
  if (first === undefined) return null;
  const named = entry.items.filter(({ itemId }) => unshared.includes(itemId)).map(({ nameZh }) => nameZh);
  const bases = namesOf(basesAgainst(entry, first));
  const why = `这些数据项属于不予共享类：${named.join('、')}，依据：${bases}；理由：${entry.nonShareReason ?? ''}。请去掉后再申请；对共享属性有异议的，可以提出争议。`;
  return rule('ITEM_NON_SHAREABLE', '14(3)', why, field('itemIds', `不予共享：${unshared.join('、')}`));
}

function unfitTerm({ until, reason }: NonNullable<DraftContent['usageTerm']>, { at }: Context): Refusal | null {
  const today = localDate(at);
  if (until !== null && until < today)
    return rule('TERM_IN_THE_PAST', '20(2)', '使用时限已经过去。', field('usageTerm.until', '应不早于今天'));
  const long = until === null || until > addYears(today, OUR_NUMBERS.termWithoutReason.value);
  if (!long || reason) return null;
  return rule(
    'TERM_NEEDS_REASON',
    '20(2)',
    '使用时限超过三年或者不设终期的，须说明理由。',
    field('usageTerm.reason', '请说明理由'),
  );
}

const field = (name: string, message: string): Refusal['fields'] => [{ field: name, message }];
