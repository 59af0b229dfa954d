import { itemName, namedItems, replyAttributeOf } from '../../catalog/attribute.js';
import type { EntryVersion } from '../../catalog/entry.js';
import type { Eyes } from '../../access/audience.js';
import { extensionsOf, type ShareRequestMatter, type Supplement } from './share-request.state.js';
import { accessEndsAt } from './access.js';

/**
 * Returns the documents of a share request as these eyes may see them: an unapproved proposal stays inside the
 * provider, an unapproved supplement and the list of use records inside the requester. The texts of use records have a route of their own, which
 * logs every reading.
 */
export function view(matter: ShareRequestMatter, eyes: Eyes): Readonly<Record<string, unknown>> {
  const { data } = matter;
  const { entry, request, requestRevision, supplement, proposal, reply } = data;
  const { entryId, catalogCode, name, version, shareAttribute, conditions, legalBases } = entry;
  return {
    request: {
      revision: requestRevision,
      ...request,
      supplement: supplement && { ...supplement, draft: eyes.has('requester') ? draftOf(supplement, entry) : null },
      items: namedItems(entry, request.itemIds ?? []),
      entry: { entryId, catalogCode, name, version, shareAttribute, conditions, legalBases },
      shareAttribute: request.itemIds ? replyAttributeOf(entry, request.itemIds) : null,
    },
    proposal: eyes.has('provider') && proposal ? contentOf(proposal, entry) : null,
    reply: reply && proposal ? { ...contentOf(proposal, entry), ...reply } : null,
    deliveries: data.deliveries.map(({ deliveries, withheld, reasons, ...delivery }) => ({
      ...delivery,
      deliveries: deliveries.map((one) => ({ ...one, items: namedItems(entry, one.itemIds) })),
      withheld: withheld.map((one) => ({ ...one, itemName: itemName(entry, one.itemId) })),
      reasons: reasons.map((one) => ({ ...one, itemName: itemName(entry, one.itemId) })),
    })),
    extensions: extensionsOf(matter),
    requesterDelay: data.requesterDelay,
    accessEndsAt: accessEndsAt(matter),
    useRecords: eyes.has('requester') ? data.useRecords : null,
    purposeEnd: data.purposeEnd,
    disposal: data.disposal,
    retainUntil: data.retainUntil,
  };
}

const draftOf = ({ draft }: Supplement, entry: EntryVersion) =>
  draft && {
    answers: draft.answers,
    request: { ...draft.request, revision: draft.revision, items: namedItems(entry, draft.request.itemIds) },
  };

const contentOf = (
  { revision, decisions, disposalInstruction, responsibilityMatrix }: Content,
  { legalBases, conditions, ...entry }: EntryVersion,
) => ({
  revision,
  decisions: decisions.map((decision) => ({
    ...decision,
    itemName: itemName(entry, decision.itemId),
    conditionText: conditions.find(({ conditionId }) => conditionId === decision.conditionId)?.text,
    basisTitle: legalBases.find(({ basisId }) => basisId === decision.basisId)?.title,
  })),
  disposalInstruction: disposalInstruction ?? null,
  responsibilityMatrix: responsibilityMatrix ?? null,
});
type Content = NonNullable<ShareRequestMatter['data']['proposal']>;
