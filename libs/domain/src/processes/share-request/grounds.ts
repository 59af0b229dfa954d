import { attributeOf } from '../../catalog/attribute.js';
import { localDate, type Instant } from '../../calendar/time.js';
import { mayForbidSharing, type EntryVersion } from '../../catalog/entry.js';
import type { Context } from '../../matter/context.js';
import { ask, type FactRequest, type Facts } from '../../matter/facts.js';
import { allOf, rule, type Check, type Refusal } from '../../language/refusal.js';
import { seenLength } from '../../language/text.js';
import { prohibitionOn, type Prohibition } from './prohibition.js';
import { requestOf, type ShareRequest } from './share-request.state.js';
import type { CitedBasis, ItemDecision } from './share-request.content.js';
import { GROUNDS, type Citation, type RefusalCode } from './ground.js';
import { OUR_NUMBERS } from '../../law/our-numbers.js';

/** Facts and day by which grounds are judged. */
type Ruling = Pick<Context<'entryVersion' | 'lastVersion'>, 'facts' | 'at'>;

/** Facts that {@link unfounded} reads: the entries that refusals name as the source of the data. */
export const sourceEntries = (decisions: readonly ItemDecision[]): readonly FactRequest<'entryVersion'>[] =>
  decisions.flatMap(({ sourceCatalogCode }) => (sourceCatalogCode ? [ask('entryVersion', sourceCatalogCode)] : []));

/** Refuses decisions that may not stand in a reply; null if they may. */
export function unfounded(decisions: readonly ItemDecision[], data: ShareRequest, context: Ruling): Check {
  const each = notEachOnce(decisions, requestOf(data).itemIds);
  return each ?? allOf(...decisions.map((one, n) => unfoundedItem(one, n, data, context)));
}

/** Refuses decisions unless each requested item is decided exactly once. */
function notEachOnce(decisions: readonly ItemDecision[], itemIds: readonly string[]): Refusal | null {
  const decided = decisions.map(({ itemId }) => itemId);
  const missing = itemIds.filter((id) => !decided.includes(id));
  const strange = decided.filter((id, n) => !itemIds.includes(id) || decided.indexOf(id) !== n);
  if (missing.length === 0 && strange.length === 0) return null;
  const parts = [missing.length && `缺少 ${missing.join('、')}`, strange.length && `多余或重复 ${strange.join('、')}`];
  const message = `每个申请的数据项须答复一次：${parts.filter(Boolean).join('；')}。`;
  return rule('ITEMS_NOT_DECIDED', '21(2)', message, [{ field: 'decisions', message }]);
}

function unfoundedItem(decision: ItemDecision, n: number, data: ShareRequest, context: Ruling): Check {
  const { itemId, agree, code, text } = decision;
  const prohibition = prohibitionOn(itemId, data, context);
  const wrong: Wrong = (what, field, message) =>
    rule(what, '21(2)', `数据项 ${itemId}：${message}。`, [{ field: `decisions.${n}.${field}`, message }]);
  if (agree)
    return allOf(
      code ? wrong('GROUND_ON_AGREEMENT', 'code', '同意共享的数据项不应填写不同意的理由') : null,
      prohibition && closedByLaw(prohibition, n),
    );
  const short =
    !text || seenLength(text) < OUR_NUMBERS.minReasonLength.value
      ? wrong('REASON_TOO_SHORT', 'text', `理由说明不得少于 ${OUR_NUMBERS.minReasonLength.value} 个字`)
      : null;
  if (!code) return allOf(wrong('GROUND_MISSING', 'code', '不同意共享的，应当说明理由'), short);
  if (attributeOf(data.entry, itemId) === 'UNCONDITIONAL' && !GROUNDS[code].forUnconditional)
    return allOf(short, wrong('GROUND_NOT_FOR_UNCONDITIONAL', 'code', '无条件共享类的数据不得以此理由不同意共享'));
  return allOf(short, uncited(decision, code, data.entry, prohibition, context, wrong));
}

/**
 * Refuses to agree to an item that a law has closed since the receipt (Art 14(3)): that law prevails over the version
 * at receipt.
 */
function closedByLaw({ itemId, bases, law }: Prohibition, n: number): Refusal {
  const cite = bases.length > 0 ? '理由为该数据项不予共享，并引用目录公布的依据' : '理由为其他，并填写依据';
  const message = `法律、行政法规或者国务院决定已有规定（${law}），不能再同意共享；请答复不同意，${cite}`;
  return rule('CLOSED_BY_LAW', '14(3)', `数据项 ${itemId}：${message}。`, [{ field: `decisions.${n}.agree`, message }]);
}

/** Fields of a decision that each citation asks for; with two lists, one of them is enough. {@link uncited} checks them. */
const CITED_IN: Readonly<Record<Citation, readonly (readonly (keyof ItemDecision)[])[]>> = {
  CONDITION: [['conditionId']],
  BASIS: [['basisId']],
  SOURCE: [['sourceCatalogCode']],
  ACT: [['article'], ['basis']],
};

/** Returns the fields that a refusal on a ground needs: all of one of the lists. */
export function neededFor(code: RefusalCode): readonly (readonly (keyof ItemDecision)[])[] {
  const { cites } = GROUNDS[code];
  return (cites ? CITED_IN[cites] : [[]]).map((fields) => ['text', ...fields]);
}

/** Refuses one item's decision, with the field inside it. */
type Wrong = (code: string, field: string, message: string) => Refusal;

/**
 * Refuses a ground without the citation that it requires: conditions of the entry's version at receipt, legal bases
 * that forbid sharing the item at the reply (row 8).
 */
function uncited(
  decision: ItemDecision,
  code: RefusalCode,
  entry: EntryVersion,
  prohibition: Prohibition | null,
  { facts, at }: Pick<Ruling, 'facts' | 'at'>,
  wrong: Wrong,
): Refusal | null {
  switch (GROUNDS[code].cites) {
    case 'CONDITION':
      return entry.conditions.some(({ conditionId }) => conditionId === decision.conditionId)
        ? null
        : wrong('CONDITION_NOT_PUBLISHED', 'conditionId', '须引用收到申请时目录已公布的使用条件，不得擅自增设条件');
    case 'BASIS':
      return prohibition?.bases.some(({ basisId }) => basisId === decision.basisId)
        ? null
        : wrong('BASIS_NOT_PUBLISHED', 'basisId', '目录没有公布不予共享这一数据项的依据，或者没有引用该依据');
    case 'SOURCE':
      return isAnothersEntry(decision.sourceCatalogCode, entry, facts)
        ? null
        : wrong('SOURCE_NOT_NAMED', 'sourceCatalogCode', '须指明数源部门已发布的目录条目');
    case 'ACT':
      return decision.basis ? unfitBasis(decision.basis, at, wrong) : uncitedArticle(decision.article, wrong);
    case null:
      return null;
  }
}

function isAnothersEntry(code: string | undefined, entry: EntryVersion, facts: Facts<'entryVersion'>): boolean {
  const source = code ? facts.get('entryVersion', code) : null;
  return !!source && source.provider !== entry.provider;
}

/** Art 3(1), on what is government data; the only article of the Regulation on which a refusal may rest as such. */
const ART_3_1 = /^(《?政务数据共享条例》?|本条例)?(第三条第一款|3\(1\))$/;

const uncitedArticle = (article: string | undefined, wrong: Wrong): Refusal | null =>
  article !== undefined && ART_3_1.test(article.replace(/\s/g, ''))
    ? null
    : wrong('ARTICLE_MISSING', 'article', '须引用本条例第三条第一款，或者在依据中填写现行法律、行政法规、国务院决定');

/**
 * Refuses an act that cannot forbid sharing, such as a department's own rule, or that is not yet in force (Arts 14(3),
 * 15(1)).
 */
function unfitBasis({ type, effectiveFrom }: CitedBasis, at: Instant, wrong: Wrong): Refusal | null {
  if (!mayForbidSharing(type)) {
    const message = '只有法律、行政法规和国务院决定可以规定不予共享，部门的规定不是理由';
    return wrong('BASIS_TYPE_CANNOT_FORBID', 'basis.type', message);
  }
  return effectiveFrom > localDate(at)
    ? wrong('BASIS_NOT_YET_IN_FORCE', 'basis.effectiveFrom', '依据在答复之日尚未施行')
    : null;
}

/** Adds to a decision the articles on which its ground rests. */
export function citing(decision: ItemDecision): ItemDecision {
  const article = decision.article ?? (decision.code && GROUNDS[decision.code].restsOn);
  return article ? { ...decision, article } : decision;
}
