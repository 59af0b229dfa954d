import type { Context } from '../../matter/context.js';
import { ask, type FactRequest } from '../../matter/facts.js';
import { rule, type Refusal } from '../../language/refusal.js';
import type { SourceOfErrors } from './correction-request.content.js';
import { places, unsettled, type CorrectionMatter } from './correction-request.state.js';

/** Facts about the entry by which a source is named: the designated department, and the entry's items. */
export const sourceNeeds = (code: string): readonly FactRequest<'sourceDepartment' | 'entryVersion'>[] => [
  ask('sourceDepartment', code),
  ask('entryVersion', code),
];

/**
 * Refuses an entry that has nothing to do with the claim: each error must come from one of its items, but for those that
 * the provider has settled itself, as where a claim concerns data of both.
 */
export function notItsItems(
  { data }: CorrectionMatter,
  { sourceCatalogCode, items }: SourceOfErrors,
  { facts }: Context<'entryVersion'>,
): Refusal | null {
  const known = new Set(facts.get('entryVersion', sourceCatalogCode)?.items.map(({ itemId }) => itemId));
  const strange = items.flatMap(({ sourceItemId }, n) =>
    known.has(sourceItemId)
      ? []
      : [{ field: `items.${n}.sourceItemId`, message: `数源部门的目录中没有数据项 ${sourceItemId}` }],
  );
  if (strange.length > 0) return rule('ITEM_NOT_IN_ENTRY', '19(2)', '请按数源部门的目录指明数据项。', strange);
  const named = items.map(({ error }) => error);
  const missing = unsettled(data).filter((place) => !named.includes(place));
  const isClaimed = new Set(named).size === named.length && named.every((place) => places(data).includes(place));
  if (missing.length === 0 && isClaimed) return null;
  const which = missing.length > 0 ? `第 ${missing.join('、')} 处错误没有指明` : '所指明的错误与申请不符';
  const message = `${which}，请逐处指明其来自数源部门的哪个数据项；不来自该目录的，由本部门先行核实、更正。`;
  return rule('SOURCE_ITEM_MISSING', '19(2)', message, [{ field: 'items', message: '与所列的错误不符' }]);
}
