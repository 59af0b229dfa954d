import type { Schemas } from '../../api/client';
import { useEntryVersion } from '../../entry/read';
import { withField } from '../../form/fields';

type Matter = Schemas['Matter'];

/** Texts of a decision that the answer adds for readers. */
const ADDED = ['itemName', 'conditionText', 'basisTitle'];

/**
 * What a reply holds at first: the proposal as it stands, or each requested item without an opinion; and the disposal
 * instruction that the entry publishes. Undefined while the entry is read.
 */
export function useReplyInitial(matter: Matter): object | undefined {
  const request = matter.process === 'share-request' ? matter.request : undefined;
  const { entry } = request ?? {};
  const published = useEntryVersion(entry?.catalogCode ?? '', entry?.version ?? 0);
  if (matter.process !== 'share-request' || !entry) return {};
  if (matter.proposal) {
    const { decisions, ...proposal } = matter.proposal;
    return { ...proposal, decisions: decisions.map((one) => ADDED.reduce(without, { ...one })) };
  }
  if (!published.isSettled) return undefined;
  const disposal = published.data?.stated?.disposalInstructionDefault;
  return {
    decisions: matter.request.items.map(({ itemId }) => ({ itemId })),
    ...(disposal && { disposalInstruction: disposal }),
  };
}

const without = (decision: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>> =>
  withField(decision, name, undefined);
