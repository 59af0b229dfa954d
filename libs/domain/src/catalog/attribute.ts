import type { LocalDate } from '../calendar/time.js';
import type { ReplyAttribute } from '../law/clauses.js';
import {
  mayForbidSharing,
  SHARE_ATTRIBUTES,
  type EntryVersion,
  type LegalBasis,
  type ShareAttribute,
} from './entry.js';

/** True if the first attribute is less strict; SHARE_ATTRIBUTES is sorted by strictness. */
export const looser = (one: ShareAttribute, other: ShareAttribute): boolean =>
  SHARE_ATTRIBUTES.indexOf(one) < SHARE_ATTRIBUTES.indexOf(other);

/**
 * Sharing attribute of the data in one item (Art 14): its own where that is stricter than the entry's, else the
 * entry's, which an item unknown to the version has as well.
 */
export function attributeOf(
  { shareAttribute, items }: Pick<EntryVersion, 'shareAttribute' | 'items'>,
  itemId: string,
): ShareAttribute {
  const own = items.find((item) => item.itemId === itemId)?.itemShareAttribute;
  return own !== undefined && looser(shareAttribute, own) ? own : shareAttribute;
}

/** A data item as a matter names it: by the version of the entry that the matter keeps. */
export interface NamedItem {
  readonly itemId: string;
  /** null for an item that the version does not know. */
  readonly name: string | null;
  readonly shareAttribute: ShareAttribute;
}

/** Returns the name of an item in a version of its entry; null for one that the version does not know. */
export const itemName = ({ items }: Pick<EntryVersion, 'items'>, itemId: string): string | null =>
  items.find((item) => item.itemId === itemId)?.nameZh ?? null;

/** Returns the items of these ids with their names and attributes, each once. */
export const namedItems = (entry: EntryVersion, itemIds: readonly string[]): readonly NamedItem[] =>
  [...new Set(itemIds)].map((itemId) => ({
    itemId,
    name: itemName(entry, itemId),
    shareAttribute: attributeOf(entry, itemId),
  }));

/**
 * Attribute that sets the limit of the reply to a request for these items (Art 21(1)): UNCONDITIONAL only where every
 * one of them is.
 */
export const replyAttributeOf = (entry: EntryVersion, itemIds: readonly string[]): ReplyAttribute =>
  itemIds.every((itemId) => attributeOf(entry, itemId) === 'UNCONDITIONAL') ? 'UNCONDITIONAL' : 'CONDITIONAL';

/** Legal bases by which the version does not share an item (Art 14(3)); empty for an item that is shared. */
export const basesAgainst = (entry: EntryVersion, itemId: string): readonly LegalBasis[] =>
  attributeOf(entry, itemId) === 'NON_SHAREABLE' ? entry.legalBases.filter(({ type }) => mayForbidSharing(type)) : [];

export const isInForce = ({ repealedOn }: LegalBasis, day: LocalDate): boolean =>
  repealedOn === undefined || day < repealedOn;

/** Names legal bases to a person, as 《…》第…条、《…》第…条. */
export const namesOf = (bases: readonly LegalBasis[]): string =>
  bases.map(({ title, article }) => `《${title}》${article}`).join('、');
