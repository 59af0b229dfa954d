import type { EverydayEvent } from './everyday.events.js';
import type { Everyday } from './everyday.state.js';

/** Sequence number, instant and account of an everyday act. */
interface Place {
  readonly seq: number;
  readonly at: string;
  readonly accountId: string;
}

/** Returns the everyday state after one more act. Of the rest of the matter, only a supervision's clock changes. */
export function evolveEveryday(before: Everyday, event: EverydayEvent, { seq, ...done }: Place): Everyday {
  switch (event.type) {
    case 'receiptSigned':
      return { ...before, receipts: [...before.receipts, { ...fields(event), ...done }] };
    case 'urged':
      return { ...before, urgings: [...before.urgings, { ...fields(event), ...done }] };
    case 'supervised':
      return { ...before, supervisions: [...before.supervisions, { ...fields(event), ...done, answer: null }] };
    case 'supervisionAnswered': {
      const answer = { text: event.answer, ...done };
      const answered = before.supervisions.map((one) =>
        one.supervision === event.supervision ? { ...one, answer } : one,
      );
      return { ...before, supervisions: answered };
    }
    case 'handedOver':
      return { ...before, handOvers: [...before.handOvers, { ...fields(event), ...done }] };
    case 'opinionsAsked': {
      const { colleagues, ...round } = fields(event);
      const open = colleagues.map((accountId) => ({ accountId, opinion: null }));
      return { ...before, opinions: [...before.opinions, { ...round, ...done, colleagues: open }] };
    }
    case 'opinionGiven': {
      const opinion = { stance: event.stance, text: event.text, at: done.at };
      const rounds = before.opinions.map((one) =>
        one.round === event.round ? { ...one, colleagues: given(one.colleagues, done.accountId, opinion) } : one,
      );
      return { ...before, opinions: rounds };
    }
    case 'urgencyMarked':
      return { ...before, urgency: event.urgency };
    case 'documentNumbered':
      return { ...before, documentNumbers: [...before.documentNumbers, { ...fields(event), seq, ...done }] };
    case 'slipCorrected':
      return { ...before, slips: [...before.slips, { ...fields(event), seq, ...done }] };
  }
}

type Colleagues = Everyday['opinions'][number]['colleagues'];
const given = (colleagues: Colleagues, accountId: string, opinion: NonNullable<Colleagues[number]['opinion']>) =>
  colleagues.map((one) => (one.accountId === accountId ? { ...one, opinion } : one));

function fields<Event extends EverydayEvent>({ type: _, ...own }: Event): Omit<Event, 'type'> {
  return own;
}
