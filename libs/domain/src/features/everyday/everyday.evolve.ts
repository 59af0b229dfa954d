import type { Role } from '../../access/roles.js';
import type { Instant } from '../../calendar/time.js';
import type { EverydayEvent } from './everyday.events.js';
import { asked, isAwaited, type Everyday } from './everyday.state.js';

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
      return {
        ...before,
        supervisions: [...before.supervisions, { ...fields(event), ...done, answer: null, endedAt: null }],
      };
    case 'supervisionAnswered': {
      const answer = { text: event.answer, ...done };
      const answered = before.supervisions.map((one) =>
        one.supervision === event.supervision ? { ...one, answer } : one,
      );
      return { ...before, supervisions: answered };
    }
    case 'handedOver':
      return { ...before, handOvers: [...before.handOvers, { ...fields(event), ...done, endedAt: null }] };
    case 'opinionsAsked': {
      const { colleagues, roles = WORKING_BODY, ...round } = fields(event);
      const open = colleagues.map((accountId) => ({ accountId, opinion: null }));
      return {
        ...before,
        opinions: [...before.opinions, { ...round, roles, ...done, endedAt: null, colleagues: open }],
      };
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

/**
 * Returns the everyday state of a matter that ended at this instant: nothing that was asked for is awaited. An end inside
 * one side leaves supervisions, which others see.
 */
export function endEveryday(before: Everyday, at: Instant, isInside: boolean): Everyday {
  const ended = <One extends { readonly endedAt: Instant | null }>(one: One, isOpen: boolean): One =>
    isOpen ? { ...one, endedAt: at } : one;
  return {
    ...before,
    supervisions: before.supervisions.map((one) => ended(one, !isInside && isAwaited(one))),
    handOvers: before.handOvers.map((one) => ended(one, one.endedAt === null)),
    opinions: before.opinions.map((one) => ended(one, asked(one).length > 0)),
  };
}

const WORKING_BODY: readonly Role[] = ['WB_HANDLER', 'WB_LEAD'];

type Colleagues = Everyday['opinions'][number]['colleagues'];
const given = (colleagues: Colleagues, accountId: string, opinion: NonNullable<Colleagues[number]['opinion']>) =>
  colleagues.map((one) => (one.accountId === accountId ? { ...one, opinion } : one));

function fields<Event extends EverydayEvent>({ type: _, ...own }: Event): Omit<Event, 'type'> {
  return own;
}
