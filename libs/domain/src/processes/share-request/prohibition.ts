import { basesAgainst, isInForce, namesOf } from '../../catalog/attribute.js';
import type { LegalBasis } from '../../catalog/entry.js';
import { localDate, type Instant } from '../../calendar/time.js';
import type { Context } from '../../matter/context.js';
import { ask, type FactRequest } from '../../matter/facts.js';
import { agreedItems, type ShareRequest, type ShareRequestMatter } from './share-request.state.js';

/** Facts that {@link prohibitionOn} reads: the last version of the entry, by which a law may have closed it. */
export const prohibitionNeeds = (matter: ShareRequestMatter | null): readonly FactRequest<'lastVersion'>[] =>
  matter ? [ask('lastVersion', matter.data.request.catalogCode)] : [];

type Now = Pick<Context<'lastVersion'>, 'facts' | 'at'>;

/** Law that forbids sharing an item now. It prevails over the version at receipt, by which all else is judged (Art 14(3)). */
export interface Prohibition {
  readonly itemId: string;
  /** Legal bases that a refusal cites; empty where the entry retired for a change of law. */
  readonly bases: readonly LegalBasis[];
  /** Names the law to a person. */
  readonly law: string;
}

/** Returns the prohibition of an item; null if its data may be shared. */
export function prohibitionOn(
  itemId: string,
  { entry, request: { catalogCode } }: Pick<ShareRequest, 'entry' | 'request'>,
  { facts, at }: Now,
): Prohibition | null {
  const last = facts.get('lastVersion', catalogCode);
  const bases = [last?.entry ?? entry, entry]
    .map((version) => basesAgainst(version, itemId).filter((basis) => isInForce(basis, localDate(at))))
    .find(({ length }) => length > 0);
  if (bases) return { itemId, bases, law: namesOf(bases) };
  return last?.retiredFor ? { itemId, bases: [], law: last.retiredFor } : null;
}

/** The agreed items, divided into those that may be delivered and those that a law has closed since the reply. */
export function deliverable(
  data: ShareRequest,
  context: Now,
): { readonly itemIds: readonly string[]; readonly withheld: readonly Prohibition[] } {
  const agreed = agreedItems(data);
  const withheld = agreed.map((itemId) => prohibitionOn(itemId, data, context)).filter((one) => one !== null);
  const closed = new Set(withheld.map(({ itemId }) => itemId));
  return { itemIds: agreed.filter((itemId) => !closed.has(itemId)), withheld };
}

/** Instant since which the platform refuses what a law has closed; null if no version of the entry is known. */
export const closedSince = (
  { request: { catalogCode } }: Pick<ShareRequest, 'request'>,
  { facts }: Now,
): Instant | null => facts.get('lastVersion', catalogCode)?.since ?? null;

/** Names withheld items with the laws that forbid sharing them, to a person. */
export const withheldText = (withheld: readonly Pick<Prohibition, 'itemId' | 'law'>[]): string =>
  withheld.map(({ itemId, law }) => `${itemId}（${law}）`).join('、');
