import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../access/roles.js';
import { availableCommands } from '../matter/availability.js';
import { messagesOf } from '../matter/projection.js';
import { rungText, tellEvent } from '../matter/telling.js';
import { playsOf } from './every-clock/every-clock.fixture.js';
import { SAMPLES } from './samples.fixture.js';

/** Numbers of our own documents and rungs, which mean nothing to people. */
const OURS = /§|SoD-?\d|\bQ-\d|\b[LT]\d\b|\bSOFT\b/;
/** `21(1)`: an article of the Regulation with its paragraph, or several. */
const ARTICLE = /^\d{1,2}(\(\d{1,2}\))*$/;

describe.each(Object.entries(SAMPLES))('%s, in every state and after every command', (_, sample) => {
  const plays = playsOf(sample).map((play) => {
    const { process, matter, events } = play;
    return { process, matter, events, context: (actor: Actor) => play.context(actor) };
  });

  it('shows people articles and words of the Regulation alone', () => {
    const lines = plays.flatMap(({ process, matter, events, context }) => [
      ...events.map((event) => tellEvent(process, matter, event)).map(({ sentence, clause }) => [sentence, clause]),
      ...events.flatMap((event) => messagesOf(process, event)).map(({ text }) => [text]),
      ...sample.people
        .flatMap((actor) => availableCommands(process, matter, context(actor)))
        .map(({ title, reason = '', clause }) => [`${title} ${reason}`, ...(clause === undefined ? [] : [clause])]),
    ]);
    const said = [...new Set(lines.map(([text]) => text ?? ''))];
    const cited = [...new Set(lines.flatMap(([, clause]) => clause ?? []))];
    expect(said.filter((text) => OURS.test(text))).toEqual([]);
    expect(cited.filter((clause) => !ARTICLE.test(clause))).toEqual([]);
  });

  it('has a name for every state, by which lists are filtered', () => {
    const nameless = plays.filter(({ process, matter }) => !Object.hasOwn(process.stateTitles, matter.state));
    expect(nameless.map(({ matter }) => matter.state)).toEqual([]);
  });

  it('calls a target of ours a 工作目标 and never overdue, and the start of a clock no warning', () => {
    const targets = plays.flatMap(({ process, matter }) =>
      matter.clocks
        .filter(({ kind }) => kind === 'SOFT')
        .flatMap(({ id, kind }) =>
          (['L0', 'L1', 'L2', 'L3', 'L4'] as const).map((rung) => rungText(process.clockTitle(id), kind, rung)),
        ),
    );
    expect(targets.filter((text) => !text.includes('工作目标') || text.includes('逾期'))).toEqual([]);
    const started = plays.flatMap(({ process, matter, events }) =>
      events
        .filter(({ type, payload }) => type === 'alertRaised' && payload.rung === 'L0')
        .map((event) => tellEvent(process, matter, event).sentence),
    );
    expect(started.filter((sentence) => sentence.includes('预警'))).toEqual([]);
  });
});
