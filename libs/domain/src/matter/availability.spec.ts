import { describe, expect, it } from '@jest/globals';
import { atLocal } from '../calendar/time.js';
import { shareRequest } from '../processes/share-request/share-request.js';
import { STATES, type ShareRequestState } from '../processes/share-request/share-request.state.js';
import { WHO, type Play } from '../processes/share-request/share-request.fixture.js';
import { FIT, playTo } from '../processes/share-request/way.fixture.js';
import { availableCommands } from './availability.js';
import { rowOf } from './process.js';
import { PEOPLE } from './random-walk.fixture.js';

const instants = ['', '2026-03-16T15:59:59.999Z', atLocal('2026-03-17'), atLocal('2026-04-02', 9)];
const scene = (state: ShareRequestState, instant: string): Play =>
  instant ? playTo(state).passTo(instant) : playTo(state);

describe('the list of available commands', () => {
  it.each(STATES)('agrees in %s with the outcome of each command, for every actor', (state) => {
    for (const instant of instants) {
      const play = scene(state, instant);
      for (const actor of PEOPLE)
        for (const shown of availableCommands(shareRequest, play.matter, play.context(actor))) {
          const { command, allowed, code, reason } = shown;
          const outcome = play.judge(actor, command, FIT[command] ?? rowOf(shareRequest, command)?.example);
          const refusal = outcome.ok ? null : outcome.refusal;
          if (allowed) expect([command, refusal?.kind ?? 'RULE']).toEqual([command, 'RULE']);
          else expect([command, refusal?.code, refusal?.message]).toEqual([command, code, reason]);
        }
    }
  });

  it('names every command that follows the draft, each with its reason or its clause', () => {
    const { matter } = playTo('UNDER_REVIEW');
    const shown = availableCommands(shareRequest, matter, playTo('UNDER_REVIEW').context(WHO.providerLead));
    expect(shown).toHaveLength(shareRequest.rows.length - 1);
    const open = shown.filter(({ allowed }) => allowed).map(({ command }) => command);
    const everyday = ['sign-for-receipt', 'hand-over', 'ask-opinions', 'mark-urgency', 'give-document-number'];
    expect(open).toEqual([
      'request-extension',
      'register-extension-request',
      ...everyday,
      'correct-slip',
      'register-earlier-receipt',
    ]);
    for (const { allowed, reason, clause } of shown) expect(allowed ? clause : reason).toBeTruthy();
  });

  it('allows the system no command', () => {
    const play = playTo('UNDER_REVIEW');
    const shown = availableCommands(shareRequest, play.matter, play.context(null));
    expect(shown.every(({ allowed, code }) => !allowed && code === 'NOT_FOUND')).toBe(true);
  });
});
