import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../../access/actor.fixture.js';
import { readerScope, mayRead } from '../../access/index.js';
import { CONTENT } from '../../catalog/content.fixture.js';
import { Play as UpdatePlay, sameManAs, standing, WHO } from '../catalog-update/catalog-update.fixture.js';
import { eventOf, fold } from '../../matter/fold.js';
import type { EntryStanding } from '../../matter/facts.js';
import { MatterPlay } from '../../matter/play.fixture.js';
import { project } from '../../matter/projection.js';
import type { TriggerContent } from './update-trigger.content.js';
import type { UpdateTrigger, UpdateTriggerSide } from './update-trigger.state.js';
import { updateTrigger } from './update-trigger.js';
import { readable } from '../../matter/readable.js';

const HOUSING = '3070990100004/000001';
const HEALTH = '3070990100004/000002';
const COUNTY = '3070990121002/000001';
const PROVINCE = '3070990000005/000001';
const entry = (catalogCode: string, provider: string, more: Partial<EntryStanding> = {}): EntryStanding =>
  standing({
    catalogCode,
    provider,
    entryId: `entry of ${catalogCode}`,
    content: { ...CONTENT, catalogCode },
    ...more,
  });
const ENTRIES = Object.fromEntries(
  [
    entry(HOUSING, 'city.housing'),
    entry(HEALTH, 'city.housing', { state: 'UPDATE_DUE' }),
    entry(COUNTY, 'county.farming'),
    entry(PROVINCE, 'province.land'),
    entry('draft', 'city.housing', { state: 'DRAFT', version: 0 }),
    entry('leaving', 'city.housing', { state: 'RETIREMENT_REVIEW' }),
    entry('gone', 'city.housing', { state: 'RETIRED' }),
    entry('young', 'city.housing', { firstPublishedOn: '2026-03-03' }),
  ].map((one) => [one.catalogCode, one]),
);
const TRIGGER: TriggerContent = {
  trigger: 'LEGAL_CHANGE',
  eventDate: '2026-03-02',
  docRef: '登记条例（示例）修订',
  reason: '登记范围改变。',
  catalogCodes: [HOUSING, HEALTH],
};
class Play extends MatterPlay<UpdateTrigger, UpdateTriggerSide> {
  constructor() {
    super(updateTrigger, { facts: { entries: ENTRIES } });
  }
}
const open = (play: Play, actor = WHO.lead, more: Partial<Record<keyof TriggerContent, unknown>> = {}) =>
  play.give(actor, 'open-trigger', { ...TRIGGER, ...more });

describe('a trigger opens an update of every entry that it names', () => {
  it('with one event and one effect for each, and is closed', () => {
    const play = new Play();
    expect(open(play)).toBeNull();
    expect(play.events).toHaveLength(1);
    expect(play.effects).toEqual(
      [HOUSING, HEALTH].map((catalogCode) => ({
        process: 'catalog-update',
        matterId: null,
        reaction: 'open-by-trigger',
        payload: {
          triggerId: 'm1',
          entryId: `entry of ${catalogCode}`,
          catalogCode,
          name: CONTENT.name,
          provider: 'city.housing',
          trigger: 'LEGAL_CHANGE',
          eventDate: '2026-03-02',
          docRef: TRIGGER.docRef,
          reason: TRIGGER.reason,
          askedBy: WHO.lead.personId,
        },
      })),
    );
    expect(project(updateTrigger, play.matter, play.context(null))).toMatchObject({ closed: true, tasks: [] });
    expect(fold(updateTrigger, 'm1', play.events)).toEqual(play.matter);
  });

  it('and each update accepts its effect', () => {
    const play = new Play();
    open(play, WHO.supervisor, { catalogCodes: [HOUSING, COUNTY] });
    for (const { reaction, payload } of play.effects) {
      const update = new UpdatePlay().react(reaction, payload);
      expect(update.matter).toMatchObject({ state: 'OPEN', data: { triggerId: 'm1' } });
      expect(update.clocks).toBe('update RUNNING 2026-03-16');
    }
  });

  it('five hundred at once', () => {
    const codes = Array.from({ length: 500 }, (_, n) => `3070990100004/${String(n).padStart(6, '0')}`);
    const play = new Play();
    play.facts = {
      ...play.facts,
      entries: Object.fromEntries(codes.map((code) => [code, entry(code, 'city.housing')])),
    };
    expect(open(play, WHO.lead, { catalogCodes: codes })).toBeNull();
    expect(play.effects).toHaveLength(500);
    expect(open(new Play(), WHO.lead, { catalogCodes: [...codes, 'one more'] })).toMatchObject({ kind: 'SHAPE' });
  });
});

describe('the entries that an office may name', () => {
  it.each([
    ['a department’s lead: its own', WHO.lead, [HOUSING, HEALTH]],
    ['a city’s reviewer: of the city and its counties', WHO.reviewer, [HOUSING, COUNTY]],
    ['a city’s supervisor', WHO.supervisor, [HOUSING, COUNTY]],
    ['a city’s head of authority', WHO.authorityHead, [HOUSING, COUNTY]],
    ['a province’s authority: of all below', WHO.above, [HOUSING, COUNTY, PROVINCE]],
  ] as const)('%s', (_, actor, catalogCodes) => {
    expect(open(new Play(), actor, { catalogCodes })).toBeNull();
  });

  it.each([
    ['a lead: another department’s', WHO.lead, [HOUSING, COUNTY], [1]],
    ['the lead of an authority, as such', actorOf('WB_LEAD', 'city.data'), [HOUSING], [0]],
    ['a city’s authority: of the province', WHO.reviewer, [PROVINCE, HOUSING], [0]],
    ['a county’s authority: of the city', actorOf('SA_HEAD', 'county.data'), [COUNTY, HOUSING], [1]],
    [
      'any office: unknown, unpublished or retiring entries',
      WHO.lead,
      ['none', HOUSING, 'draft', 'leaving', 'gone'],
      [0, 2, 3, 4],
    ],
  ] as const)('%s: the whole trigger is refused, and each faulty entry is named', (_, actor, catalogCodes, faulty) => {
    const play = new Play();
    const refusal = open(play, actor, { catalogCodes });
    expect(refusal).toMatchObject({ kind: 'RULE', code: 'ENTRIES_NOT_UPDATABLE', clause: '17(1)' });
    expect(refusal?.fields?.map(({ field }) => field)).toEqual(faulty.map((n) => `catalogCodes.${n}`));
    expect(play.exists).toBe(false);
  });

  it('are none for a change that lies before their first publication', () => {
    const refusal = open(new Play(), WHO.lead, { catalogCodes: [HOUSING, 'young'] });
    expect(refusal?.fields).toEqual([{ field: 'catalogCodes.1', message: '变化发生在该目录首次发布之前' }]);
    expect(open(new Play(), WHO.lead, { catalogCodes: ['young'], eventDate: '2026-03-03' })).toBeNull();
  });

  it('do not reveal the unpublished entries of others', () => {
    const [other, none] = ['draft', 'none'].map((code) => open(new Play(), WHO.stranger, { catalogCodes: [code] }));
    expect(other?.fields?.[0]?.message).toBe(none?.fields?.[0]?.message);
  });

  it.each([WHO.handler, WHO.head, WHO.assessor, WHO.government, WHO.auditor])('are none for $accountId', (actor) => {
    expect(open(new Play(), actor)).toMatchObject({ code: 'NOT_YOUR_OFFICE' });
  });
});

describe('the content of a trigger', () => {
  it.each([
    ['a voluntary update', { trigger: 'VOLUNTARY' }, 'trigger'],
    ['no date', { eventDate: null }, 'eventDate'],
    ['no document', { docRef: '' }, 'docRef'],
    ['no entry', { catalogCodes: [] }, 'catalogCodes'],
    ['an entry twice', { catalogCodes: [HOUSING, HOUSING] }, 'catalogCodes'],
  ])('is refused: %s', (_, more, field) => {
    expect(open(new Play(), WHO.lead, more)).toMatchObject({ kind: 'SHAPE', fields: [{ field }] });
  });

  it('may not be a change before the Regulation', () => {
    expect(open(new Play(), WHO.lead, { eventDate: '2025-07-31' })).toMatchObject({
      kind: 'RULE',
      code: 'EVENT_BEFORE_REGULATION',
      clause: '44',
    });
  });

  it('may be a change that lies ahead', () => {
    expect(open(new Play(), WHO.lead, { eventDate: '2026-06-01' })).toBeNull();
  });

  it('is shown to the opener’s department and its overseers, and told in the history', () => {
    const play = new Play();
    open(play, WHO.supervisor);
    const [event] = play.events;
    if (!event) throw new Error('nothing happened');
    expect(updateTrigger.tell(eventOf(event)).sentence).toContain('涉及 2 个目录');
    expect(updateTrigger.view(play.matter, new Set())).toMatchObject({ entries: [{ catalogCode: HOUSING }, {}] });
    const { organisation } = play.context(null);
    const sees = [WHO.reviewer, WHO.above, WHO.stranger].map((actor) =>
      mayRead(readable(updateTrigger, play.matter), readerScope(actor, organisation), organisation),
    );
    expect(sees).toEqual([true, true, false]);
  });

  it('is opened once', () => {
    const play = new Play();
    open(play);
    expect(open(play, sameManAs(WHO.lead, WHO.lead))).toMatchObject({ code: 'BEGUN_ALREADY' });
  });
});
