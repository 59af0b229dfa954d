import type { Eyes } from '../../access/audience.js';
import type { Matter } from '../../matter/matter.js';
import { audienceOf } from '../../access/sides.js';
import {
  NOTHING_YET,
  standing,
  type DocumentNumber,
  type Everyday,
  type HandOver,
  type OpinionRound,
  type Slip,
} from './everyday.state.js';

/** Everyday acts that a reader may see. Acts that stay inside a department are shown on its side alone. */
export interface EverydayView extends Pick<Everyday, 'urgency' | 'receipts' | 'urgings' | 'supervisions'> {
  readonly handOvers: readonly HandOver[];
  readonly opinions: readonly OpinionRound[];
  /** Document numbers with their slips corrected. */
  readonly documentNumbers: readonly DocumentNumber[];
  readonly slips: readonly Slip[];
}

export function everydayView({ everyday, parties }: Pick<Matter, 'everyday' | 'parties'>, eyes: Eyes): EverydayView {
  const { urgency, handOvers, opinions, slips } = everyday;
  const { receipts, urgings, supervisions, documentNumbers } = eyes.has('everybody') ? everyday : NOTHING_YET;
  const inside = ({ departmentId }: { readonly departmentId: string }): boolean =>
    eyes.has(audienceOf(departmentId, parties));
  return {
    urgency,
    receipts,
    urgings,
    supervisions,
    handOvers: handOvers.filter(inside),
    opinions: opinions.filter(inside),
    documentNumbers: documentNumbers.map((one) => ({
      ...one,
      number: standing(everyday, one.seq, 'number', one.number),
    })),
    slips: slips.filter(({ audience }) => eyes.has(audience)),
  };
}
