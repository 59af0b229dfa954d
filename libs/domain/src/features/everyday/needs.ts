import type { Command, FactRequest } from '../../matter/context.js';
import { documentNumberPayload } from './commands/document-number.js';
import { handOverPayload } from './commands/handing-over.js';
import { askOpinionsPayload } from './commands/opinions.js';
import { slipPayload } from './commands/slip.js';

/** What an everyday command must know: colleagues by their accounts, an act of this matter by its place. */
export function everydayNeeds({ name, payload }: Command, matterId: string | undefined): readonly FactRequest[] {
  const accounts = (ids: readonly string[] = []) => ids.map((accountId) => ({ kind: 'account' as const, accountId }));
  const event = (seq: number | undefined) =>
    seq === undefined || matterId === undefined ? [] : [{ kind: 'event' as const, matterId, seq }];
  switch (name) {
    case 'hand-over': {
      const to = handOverPayload.safeParse(payload).data?.to;
      return accounts(to === undefined ? [] : [to]);
    }
    case 'ask-opinions':
      return accounts(askOpinionsPayload.safeParse(payload).data?.colleagues);
    case 'give-document-number':
      return event(documentNumberPayload.safeParse(payload).data?.of);
    case 'correct-slip':
      return event(slipPayload.safeParse(payload).data?.seq);
    default:
      return [];
  }
}
