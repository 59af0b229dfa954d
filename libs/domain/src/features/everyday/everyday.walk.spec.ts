import { everydayRows } from './everyday.rows.js';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from '../../access/roles.js';
import { addMs, atLocal } from '../../calendar/time.js';
import * as update from '../../processes/catalog-update/catalog-update.fixture.js';
import type { Clock } from '../../clock/clock.js';
import { availableCommands } from '../../matter/availability.js';
import { fold, type RecordedEvent } from '../../matter/fold.js';
import type { MatterPlay } from '../../matter/play.fixture.js';
import type { Sample } from '../../processes/sample.fixture.js';
import { STAGES } from '../../processes/samples.fixture.js';
import { shareRequest } from '../../processes/share-request/share-request.js';
import { isEverydayEvent } from './everyday.events.js';
import { asked } from './everyday.state.js';
import { isSupervisionClock } from '../../clock/supervision-clock.js';

const HOUR = 3_600_000;
const WALKS = fc.record({
  start: fc.nat(),
  steps: fc.array(
    fc.record({
      pick: fc.nat({ max: 997 }),
      /** Everyday acts to try on the way. */
      everyday: fc.nat({ max: 1023 }),
      who: fc.nat({ max: 97 }),
      waitMs: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40 * HOUR }), fc.integer({ min: 1, max: 300 * HOUR })),
    }),
    { minLength: 1, maxLength: 12 },
  ),
});

/** Returns a payload with which the act may succeed. */
function payloadOf(play: MatterPlay<unknown>, command: string, actor: Actor, people: readonly Actor[]): unknown {
  const { everyday, parties } = play.matter;
  const own = actor.offices[0]?.departmentId;
  const colleagues = people.filter((one) => one !== actor && one.offices[0]?.departmentId === own);
  const ids = colleagues.map(({ accountId }) => accountId);
  const round = everyday.opinions.find((one) => asked(one).includes(actor.accountId))?.round ?? 1;
  const open = everyday.supervisions.find((one) => one.departmentId === own && !one.answer)?.supervision ?? 1;
  const ours = play.events.findLastIndex((event) => event.actor?.departmentId === own && !isEverydayEvent(event)) + 1;
  const date = new Date(Date.parse(play.now) + 8 * HOUR).toISOString().slice(0, 10);
  const number = `云数函〔${date.slice(0, 4)}〕7号`;
  const urging = play.events.findLastIndex((event) => event.type === 'urged') + 1;
  const departmentId = Object.values(parties).find((party) => party !== own) ?? '';
  const payloads: Readonly<Record<string, unknown>> = {
    'sign-for-receipt': {},
    urge: { text: '请尽快办里。' },
    supervise: { departmentId, requirement: '请说明进展。', answerWithin: 2 },
    'answer-supervision': { supervision: open, answer: '正在办理。' },
    'hand-over': { to: ids[0] ?? '-' },
    'ask-opinions': { question: '是否妥当？', colleagues: ids.length > 0 ? ids : ['-'] },
    'give-opinion': { round, stance: 'AGREE' },
    'mark-urgency': { urgency: everyday.urgency === 'URGENT' ? 'ORDINARY' : 'URGENT' },
    'give-document-number': { number, of: Math.max(ours, 1), date },
    'correct-slip': {
      seq: Math.max(urging, 1),
      field: 'text',
      from: '请尽快办里。',
      to: '请尽快办理。',
      reason: '错别字。',
    },
  };
  return payloads[command];
}

const isOwn = (clock: Clock): boolean => !isSupervisionClock(clock);

/** Returns a matter and its events without everyday acts and their consequences. */
function essence({ matter, events }: MatterPlay<unknown>) {
  const { state, since, number, parties, clocks, data } = matter;
  const alerts = events
    .filter(({ type, payload }) => type === 'alertRaised' && !String(payload.clockId).startsWith('supervision-'))
    .map(({ at, payload }) => [at, payload.clockId, payload.rung, payload.dueAt, payload.late]);
  return { state, since, number, parties, data, alerts, clocks: clocks.filter(isOwn) };
}

const NAMES = everydayRows(shareRequest, shareRequest).map(({ name }) => name);

/** Plays a walk without and with everyday acts. The other acts of both must have the same outcomes. */
function walkTwice(
  { starts, people, fit }: Sample,
  { start, steps }: typeof WALKS extends fc.Arbitrary<infer T> ? T : never,
) {
  const begin = starts[start % starts.length];
  if (!begin) throw new Error('there is nowhere to begin');
  const [bare, busy] = [begin(), begin()];
  const accounts = Object.fromEntries(people.map((one) => [one.accountId, one]));
  for (const play of [bare, busy]) play.facts = { ...play.facts, accounts };
  const succeeded: string[] = [];
  for (const { pick, everyday, who, waitMs } of steps) {
    const goal = addMs(bare.now, waitMs);
    for (const play of [bare, busy]) play.passTo(goal);
    NAMES.forEach((name, n) => {
      if (!((everyday >> n) & 1)) return;
      const turned = people.map((_, place) => people[(place + who) % people.length]);
      const done = turned.some((one) => one && busy.give(one, name, payloadOf(busy, name, one, people)) === null);
      if (done) succeeded.push(name);
    });
    const open = people.flatMap((actor) =>
      availableCommands(bare.process, bare.matter, bare.context(actor)).flatMap(({ allowed, command }) =>
        allowed && command in fit ? [{ actor, command }] : [],
      ),
    );
    const chosen = open[pick % Math.max(open.length, 1)];
    if (!chosen) continue;
    const [alone, amid] = [bare, busy].map((play) => play.give(chosen.actor, chosen.command, fit[chosen.command]));
    expect([chosen.command, amid?.code]).toEqual([chosen.command, alone?.code]);
  }
  return { bare, busy, succeeded };
}

describe.each(Object.entries(STAGES))('%s: everyday acts', (_, stage) => {
  it('change no clock, state or data of the process, and no command becomes open or closed by them', () => {
    const happened = new Set<string>();
    fc.assert(
      fc.property(WALKS, (walk) => {
        const { bare, busy, succeeded } = walkTwice(stage, walk);
        for (const name of succeeded) happened.add(name);
        expect(essence(busy)).toEqual(essence(bare));
        const stored = JSON.parse(JSON.stringify(busy.events)) as RecordedEvent[];
        expect(fold(busy.process, busy.matter.matterId, stored)).toEqual(JSON.parse(JSON.stringify(busy.matter)));
      }),
      { numRuns: 30 },
    );
    expect([...happened].sort()).toEqual([...NAMES].sort());
  });
});

it('the clock of a supervision is not mistaken for a target of the process', () => {
  const { handler, lead, head, reviewer, supervisor } = update.WHO;
  const play = update.playTo('SUBMITTED').passTo(atLocal('2026-03-16', 9));
  play.do(supervisor, 'supervise', { departmentId: 'city.housing', requirement: '请说明进展。', answerWithin: 10 });
  play.passTo(atLocal('2026-03-17', 9)).do(reviewer, 'authority-return', update.FIT['authority-return']);
  play.do(handler, 'rework', {}).do(lead, 'submit-to-head', { revision: 1 }).do(head, 'head-approve', { revision: 1 });
  expect(play.matter.clocks.map(({ id, state }) => `${id} ${state}`)).toEqual([
    'update MET',
    'review-1 MET',
    'supervision-1 RUNNING',
    expect.stringMatching(/ MET$/),
    'review-2 RUNNING',
  ]);
});
