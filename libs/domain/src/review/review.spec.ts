import { describe, expect, it } from '@jest/globals';
import { atLocal } from '../calendar/time.js';
import type { Clock } from '../clock/clock.js';
import { countingOf } from '../clock/counting.fixture.js';
import { cited, ended, paperOf, START } from '../features/late-registration/late-registration.fixture.js';
import { scene, WHO } from '../features/everyday/everyday.fixture.js';
import type { EventPayload, RecordedEvent } from '../matter/fold.js';
import { refold } from '../processes/index.js';
import {
  playTo as correctionTo,
  WHO as CORRECTORS,
} from '../processes/correction-request/correction-request.fixture.js';
import { AGREE, FIT, playTo, REASON } from '../processes/share-request/way.fixture.js';
import { reviewLateness } from './index.js';

const { lead, handler, providerHandler, providerLead, reviewer } = WHO;

/** Reviews the events of a play, as an earlier release would have stored them. */
function review(events: readonly RecordedEvent[]): readonly string[] {
  const found = reviewLateness({ ...refold('m1', events), events }, countingOf());
  return found.map(({ rule, clock, stored, says }) => `${rule} ${clock}: ${stored}；${says}`);
}
interface Played {
  readonly events: readonly RecordedEvent[];
}
const stored = ({ events }: Played, change: (event: RecordedEvent) => EventPayload): readonly RecordedEvent[] =>
  events.map((event) => ({ ...event, payload: change(event) }));
const withClocks = ({ payload }: RecordedEvent, change: (clock: Clock) => Clock): EventPayload =>
  payload.clocks ? { ...payload, clocks: payload.clocks.map(change) } : payload;

/** A request of 2 March to which the provider replied on the 17th; the limit ends with the 16th. */
const late = () =>
  scene('UNDER_REVIEW', { facts: paperOf('province.land') })
    .do(providerHandler, 'propose-reply', AGREE)
    .passTo(atLocal('2026-03-17', 9))
    .do(providerLead, 'lead-approve-reply', { revision: 1 })
    .passTo(atLocal('2026-03-18', 9));

describe('a registration that counted by its own word', () => {
  /** The registration as it counted at once: with the clocks that its confirmation moves now. */
  const alone = (play: Played): readonly RecordedEvent[] => {
    const confirmed = play.events.find(({ type }) => type === 'earlierReceiptConfirmed');
    return stored(play, ({ type, payload }) =>
      type === 'earlierReceiptRegistered'
        ? { ...payload, authorityId: null, clocks: confirmed?.payload.clocks ?? [] }
        : payload,
    ).filter(({ type }) => type !== 'earlierReceiptConfirmed');
  };

  it('undid a lateness: the end waits for an authority now', () => {
    const play = late().do(providerLead, 'register-earlier-receipt', ended(atLocal('2026-03-16', 17)));
    expect(review(play.events)).toEqual([]);
    play.do(reviewer, 'confirm-earlier-receipt', { registration: 1 });
    expect(review(play.events)).toEqual([]);
    expect(review(alone(play))).toEqual([expect.stringMatching(/^OWN_WORD 答复期限: 责任部门自行补记.*逾期待认定$/)]);
  });

  it('made an act late: a start by the other side waits for an authority now', () => {
    const play = scene('UNDER_REVIEW', { facts: paperOf('city.housing') })
      .do(providerHandler, 'propose-reply', AGREE)
      .passTo(atLocal('2026-03-16', 9))
      .do(providerLead, 'lead-approve-reply', { revision: 1 })
      .do(lead, 'register-earlier-receipt', cited(START, atLocal('2026-02-27', 16)))
      .do(reviewer, 'confirm-earlier-receipt', { registration: 1 });
    expect(review(play.events)).toEqual([]);
    expect(review(alone(play))).toEqual([expect.stringMatching(/^OWN_WORD 答复期限: 他方自行补记/)]);
  });
});

describe('a shorter limit of a place, counted as the Regulation’s', () => {
  const counted = (on: string) => {
    const play = scene('UNDER_REVIEW').do(providerHandler, 'propose-reply', AGREE).passTo(atLocal(on, 9));
    play.do(providerLead, 'lead-approve-reply', { revision: 1 });
    const short = { limit: 5, lawLimit: 10, workingDays: 5, lastDay: '2026-03-09', dueAt: atLocal('2026-03-10') };
    return stored(play, (event) =>
      withClocks(event, (clock) => (clock.id === 'reply' ? { ...clock, ...short } : clock)),
    );
  };

  it('was missed, and the Regulation’s was kept', () => {
    expect(review(counted('2026-03-12'))).toEqual([expect.stringMatching(/^PLACE 答复期限: .*5 个工作日.*未逾期$/)]);
  });

  it('and the Regulation’s own was missed, too: nothing to review', () => {
    expect(review(counted('2026-03-18'))).toEqual([]);
  });
});

describe('a delivery in time that was rejected after its limit', () => {
  const rejected = (policy: object) =>
    playTo('DELIVERED', policy).passTo(atLocal('2026-04-20', 9)).do(handler, 'reject-delivery', FIT['reject-delivery']);

  it('was late at once: the days with the requester do not count now', () => {
    const old = rejected({ policy: { 'Q-33': 'ORIGINAL' } }).passTo(atLocal('2026-04-21', 9));
    expect(review(old.events)).toEqual([
      expect.stringMatching(/^REJECTED_IN_TIME 共享期限: .*余下的期限至 2026-05-15 届满/),
    ]);
  });

  it('by the present rule is nothing to review', () => {
    expect(review(rejected({}).passTo(atLocal('2026-07-01', 9)).events)).toEqual([]);
  });
});

describe('a limit that passed while its extension was pending', () => {
  const pending = () =>
    playTo('UNDER_REVIEW')
      .do(providerLead, 'request-extension', { ...REASON, days: 5 })
      .passTo(atLocal('2026-03-18', 9));
  const silent = (play: Played) =>
    stored(play, ({ payload }) =>
      payload.effects
        ? {
            ...payload,
            effects: payload.effects.map((effect) => {
              const { extension: _, ...others } = effect.payload;
              return { ...effect, payload: others };
            }),
          }
        : payload,
    );

  it('opened an ordinary candidate: it needs review now', () => {
    expect(review(pending().events)).toEqual([]);
    expect(review(silent(pending()))).toEqual([expect.stringMatching(/^PENDING_EXTENSION 答复期限: .*待复核/)]);
  });

  it('and was granted afterwards: nothing to review', () => {
    const granted = pending().do(reviewer, 'decide-extension', { grant: true, days: 5, ...REASON });
    expect(review(silent(granted))).toEqual([]);
  });
});

it('a lateness that fell on a source after a reroute stays with whoever was responsible', () => {
  const play = correctionTo('REROUTED')
    .passTo(atLocal('2026-04-30', 9))
    .do(CORRECTORS.sourceHandler, 'accept-reroute', {});
  expect(review(play.events)).toEqual([]);
  const moved = ({ handOvers: _, ...clock }: Clock): Clock => ({ ...clock, responsible: 'nation.police' });
  const old = stored(play, (event) => (event.type === 'rerouteAccepted' ? withClocks(event, moved) : event.payload));
  expect(review(old)).toEqual([
    expect.stringMatching(/^REROUTED .*: 逾期记在 nation.police.*逾期归期限届满时负有责任的 province.land$/),
  ]);
});
