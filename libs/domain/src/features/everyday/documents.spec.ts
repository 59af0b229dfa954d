import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { atLocal } from '../../calendar/time.js';
import { eyesOf } from '../../access/reading.js';
import type { Actor } from '../../access/roles.js';
import { eventOf } from '../../matter/fold.js';
import { PROCESSES } from '../../processes/index.js';
import { tellEvent } from '../../matter/telling.js';
import type { Play } from '../../processes/share-request/share-request.fixture.js';
import type { ShareRequestState } from '../../processes/share-request/share-request.state.js';
import { FIT, refuse, REQUEST } from '../../processes/share-request/way.fixture.js';
import { shareRequest } from '../../processes/share-request/share-request.js';
import { readable } from '../../matter/readable.js';
import { EVERYDAY_EVENTS } from './everyday.events.js';
import { CORRECTABLE, isCorrectable } from './free-text.js';
import { placeOf, scene, WHO } from './everyday.fixture.js';
import { everydayView } from './everyday.view.js';

const { handler, lead, providerHandler, providerLead } = WHO;

const eyes = (play: Play, actor: Actor) =>
  eyesOf(actor, { ...readable(shareRequest, play.matter), open: true }, play.context(actor).organisation);
const view = (play: Play, actor: Actor) => everydayView(play.matter, eyes(play, actor));

describe('发文字号', () => {
  const replied = () => scene('AGREED').passTo(atLocal('2026-03-04', 9));
  const of = (play: Play, more: object = {}) => ({
    number: '云自然资函〔2026〕12号',
    of: placeOf(play, 'replied'),
    date: '2026-03-03',
    ...more,
  });

  it('is given once, by the department that issued the document', () => {
    const play = replied();
    expect(play.give(lead, 'give-document-number', of(play))?.code).toBe('NOT_YOUR_DOCUMENT');
    play.do(providerHandler, 'give-document-number', of(play));
    expect(view(play, handler).documentNumbers).toMatchObject([of(play)]);
    expect(play.give(providerLead, 'give-document-number', of(play))?.code).toBe('NUMBERED_ALREADY');
  });

  it.each<[string, { readonly of?: string | number; readonly date?: string; readonly number?: string }, string]>([
    ['a proposal, which stays inside', { of: 'replyProposed' }, 'NOT_OUTGOING'],
    ['an event of the engine', { of: 'alertRaised' }, 'NOT_YOUR_DOCUMENT'],
    ['an event that does not exist', { of: 999 }, 'NOT_YOUR_DOCUMENT'],
    ['another year', { date: '2025-12-31' }, 'OTHER_YEAR'],
    ['tomorrow', { date: '2026-03-05' }, 'DATED_AHEAD'],
    ['round brackets', { number: '云自然资函(2026)12号' }, 'INVALID'],
    ['no year', { number: '云自然资函12号' }, 'INVALID'],
    ['no number', { number: '云自然资函〔2026〕号' }, 'INVALID'],
  ])('is refused: %s', (_, { of: place, ...more }, code) => {
    const play = replied();
    const where = typeof place === 'string' ? { of: placeOf(play, place) } : place === undefined ? {} : { of: place };
    expect(play.give(providerHandler, 'give-document-number', of(play, { ...more, ...where }))?.code).toBe(code);
  });

  it('keeps a slip beside its correction, which must keep the year', () => {
    const play = replied();
    play.do(providerHandler, 'give-document-number', of(play));
    const slip = {
      seq: placeOf(play, 'documentNumbered'),
      field: 'number',
      from: of(play).number,
      reason: '序号有误。',
    };
    const to = '云自然资函〔2026〕13号';
    expect(play.give(providerHandler, 'correct-slip', { ...slip, to: '云自然资函〔2025〕13号' })?.code).toBe(
      'OTHER_NUMBER',
    );
    expect(play.give(providerHandler, 'correct-slip', { ...slip, to: '云自然资函〔2026〕13' })?.code).toBe(
      'OTHER_NUMBER',
    );
    play.do(providerHandler, 'correct-slip', { ...slip, to });
    expect(view(play, handler)).toMatchObject({ documentNumbers: [{ number: to }], slips: [{ from: slip.from, to }] });
    expect(play.happened('documentNumbered')[0]?.payload.number).toBe(slip.from);
  });
});

describe('更正', () => {
  const RETURNED = { reason: '不同意的理由须写明所引用的使用条件。' };
  const CLEARER = '不同意的理由，须写明所引用的使用条件。';
  const refused = () =>
    scene('UNDER_REVIEW')
      .do(providerHandler, 'propose-reply', { decisions: [refuse('i1'), refuse('i2')] })
      .do(providerLead, 'lead-return-reply', RETURNED);
  const slip = (play: Play, more: object = {}) => ({
    seq: placeOf(play, 'replyReturned'),
    field: 'reason',
    from: RETURNED.reason,
    to: CLEARER,
    reason: '错别字。',
    ...more,
  });

  it('keeps the old and the new text, and rewrites no event', () => {
    const play = refused();
    play.do(providerHandler, 'correct-slip', slip(play));
    expect(play.happened('replyReturned')[0]?.payload.reason).toBe(RETURNED.reason);
    expect(view(play, providerLead).slips).toMatchObject([{ of: slip(play).seq, from: RETURNED.reason, to: CLEARER }]);
  });

  it('has the same audience as the corrected line', () => {
    const play = refused();
    play.do(providerHandler, 'correct-slip', slip(play));
    expect(view(play, lead).slips).toEqual([]);
    const [corrected] = play.happened('slipCorrected');
    if (!corrected) throw new Error('nothing was corrected');
    expect(tellEvent(shareRequest, play.matter, corrected)).toMatchObject({ audience: 'provider' });
  });

  it('must quote the present text', () => {
    const play = refused();
    play.do(providerHandler, 'correct-slip', slip(play));
    expect(play.give(providerHandler, 'correct-slip', slip(play, { to: '再改。' }))?.code).toBe('NOT_WHAT_STANDS');
    expect(play.give(providerLead, 'correct-slip', slip(play, { from: CLEARER, to: RETURNED.reason }))).toBeNull();
  });

  it('raises the revision of the text', () => {
    const play = refused();
    play.do(providerHandler, 'correct-slip', slip(play));
    play.do(providerHandler, 'correct-slip', slip(play, { from: CLEARER, to: RETURNED.reason }));
    expect(view(play, providerLead).slips.map(({ revision }) => revision)).toEqual([2, 3]);
  });

  it('is told to the other sides that read the line, and to nobody of a line inside', () => {
    const inside = refused();
    const known = inside.notices.length;
    inside.do(providerHandler, 'correct-slip', slip(inside));
    expect(inside.notices.slice(known)).toEqual([]);
    const play = scene('SUBMITTED').do(handler, 'urge', { text: '请尽快办里。' });
    const before = play.notices.length;
    const given = { seq: placeOf(play, 'urged'), field: 'text', from: '请尽快办里。', to: '请尽快办理。' };
    play.do(lead, 'correct-slip', slip(play, given));
    expect(play.notices.slice(before)).toMatchObject([
      {
        to: [
          { departmentId: 'province.land', role: 'WB_HANDLER' },
          { departmentId: 'province.land', role: 'WB_LEAD' },
        ],
        text: '需求部门更正笔误，原为“请尽快办里。”，现为“请尽快办理。”：错别字。',
      },
      { to: [{ departmentId: 'province.data', role: 'SA_SUPERVISOR' }, { role: 'SA_HEAD' }] },
    ]);
  });

  it('changes no more than three characters, however often it is made', () => {
    const play = refused();
    const changed = (to: string, from = RETURNED.reason) =>
      play.give(providerHandler, 'correct-slip', slip(play, { from, to }));
    expect(changed('不同意的理由须写明引用了哪项使用条件。')?.code).toBe('NO_SLIP');
    const first = '不同意的原因须写明所引用的使用条件。';
    expect(changed(first)).toBeNull();
    expect(changed('不同意的原因须写明所依据的使用条款。', first)?.code).toBe('NO_SLIP');
  });

  it.each([
    ['a negation', '同意的理由须写明所引用的使用条件。'],
    ['a number', '不同意的理由须写明所引用的2项使用条件。'],
    ['a number in words', '不同意的理由须写明所引用的三项使用条件。'],
  ])('does not change %s', (_, to) => {
    const play = refused();
    expect(play.give(providerHandler, 'correct-slip', slip(play, { to }))?.code).toBe('OTHER_STATEMENT');
  });

  it.each<[string, ShareRequestState, Actor, string, string, string]>([
    ['the need', 'SUBMITTED', handler, 'requestDrafted', 'request.dutyNeed', REQUEST.dutyNeed],
    ['the purpose', 'SUBMITTED', handler, 'requestDrafted', 'request.usageScenario', REQUEST.usageScenario],
    ['the need, before the consent', 'DRAFT', handler, 'requestDrafted', 'request.dutyNeed', REQUEST.dutyNeed],
    ['a ground of the reply', 'REFUSED', providerHandler, 'replyProposed', 'proposal.decisions.0.text', ''],
  ])('does not change %s', (_, state, who, type, field, from) => {
    const play = scene(state);
    const given = slip(play, { seq: placeOf(play, type), field, from: from || '原文', to: `${from}。` });
    expect(play.give(who, 'correct-slip', given)?.code).toBe('NOT_FREE_TEXT');
  });

  it('does not change an answer to a notice of supplement, which the lead may have consented to', () => {
    const play = scene('SUPPLEMENT_REQUIRED').do(handler, 'supply-supplement', FIT['supply-supplement']);
    const field = 'answers.0.text';
    const given = slip(play, { seq: placeOf(play, 'supplementSupplied'), field, from: '见附件。', to: '见附表。' });
    expect(play.give(handler, 'correct-slip', given)?.code).toBe('NOT_FREE_TEXT');
  });

  it.each<[string, { readonly seq?: string | number } & Readonly<Record<string, string | number>>, string]>([
    ['a code that a rule used', { seq: 'replyProposed', field: 'proposal.decisions.0.code' }, 'NOT_FREE_TEXT'],
    ['the item', { seq: 'replyProposed', field: 'proposal.decisions.0.itemId' }, 'NOT_FREE_TEXT'],
    ['a decision', { seq: 'replyProposed', field: 'proposal.decisions.0.agree' }, 'NOT_FREE_TEXT'],
    ['the revision', { seq: 'replyProposed', field: 'revision' }, 'NOT_FREE_TEXT'],
    ['a field that the event lacks', { field: 'text' }, 'NOT_FREE_TEXT'],
    ['a list', { seq: 'replyProposed', field: 'proposal.decisions' }, 'NOT_FREE_TEXT'],
    ['a text that does not stand there', { from: '别的文字' }, 'NOT_WHAT_STANDS'],
    ['an unchanged text', { to: RETURNED.reason }, 'UNCHANGED'],
    ['a text longer than the field allows', { to: '长'.repeat(2001) }, 'NO_SLIP'],
    ['another text', { to: '请写明条件。' }, 'NO_SLIP'],
    ['a text of another department', { seq: 'requestDrafted', field: 'request.dutyNeed' }, 'NOT_YOUR_LINE'],
    ['an event of the engine', { seq: 'alertRaised', field: 'clockId' }, 'NOT_YOUR_LINE'],
    ['an event that does not exist', { seq: 999 }, 'NOT_YOUR_LINE'],
    ['a field that is no path', { field: '__proto__' }, 'INVALID'],
    ['a phone number in the new text', { to: '请联系 13800000000。' }, 'INVALID'],
  ])('refuses %s', (_, { seq, ...more }, code) => {
    const play = refused();
    const where = typeof seq === 'string' ? { seq: placeOf(play, seq) } : seq === undefined ? {} : { seq };
    expect(play.give(providerHandler, 'correct-slip', slip(play, { ...more, ...where }))?.code).toBe(code);
  });

  it('is refused for the entry that a request keeps', () => {
    const play = scene('SUBMITTED');
    const field = 'entry.conditions.0.text';
    const given = slip(play, { seq: placeOf(play, 'requestDrafted'), field, from: '公积金、税务、民政', to: '全部' });
    expect(play.give(handler, 'correct-slip', given)?.code).toBe('NOT_FREE_TEXT');
  });

  it.each([
    ['授权书', '清单表', 'NO_SLIP'],
    ['授权书', '授信函', 'NO_SLIP'],
    ['授全书', '授权书', undefined],
    ['函', '信', 'NO_SLIP'],
    ['请提供授全委托书', '请提供授权委托书', undefined],
  ])('changes a part of a short text only: %s to %s, %s', (from, to, code) => {
    const play = scene('UNDER_REVIEW').do(providerHandler, 'ask-supplement', { list: [from] });
    const given = slip(play, { seq: placeOf(play, 'supplementAsked'), field: 'list.0', from, to });
    expect(play.give(providerHandler, 'correct-slip', given)?.code).toBe(code);
  });

  it('may correct a text of an everyday act, too', () => {
    const play = scene('SUBMITTED').do(handler, 'urge', { text: '请尽快办里。' });
    const given = { seq: placeOf(play, 'urged'), field: 'text', from: '请尽快办里。', to: '请尽快办理。' };
    expect(play.give(lead, 'correct-slip', slip(play, given))).toBeNull();
  });
});

describe('free text', () => {
  interface Shape {
    readonly properties?: Readonly<Record<string, Shape>>;
    readonly items?: Shape;
    readonly anyOf?: readonly Shape[];
    readonly enum?: unknown;
    readonly type?: string;
    readonly format?: string;
  }
  /** Returns all schemas under a field name, at any depth, with the elements of lists. */
  function* named(shape: Shape, name = ''): Generator<readonly [string, Shape]> {
    if (shape.items) yield* named(shape.items, name);
    else if (shape.anyOf) for (const one of shape.anyOf) yield* named(one, name);
    else if (shape.properties) for (const [key, one] of Object.entries(shape.properties)) yield* named(one, key);
    else yield [name, shape];
  }
  const schemas = new Map(
    [...PROCESSES.map(({ events }) => events), EVERYDAY_EVENTS].flatMap((events) => Object.entries(events)),
  );

  it.each(Object.entries(CORRECTABLE))('that may be corrected is a text of %s', (event, fields) => {
    const schema = schemas.get(event);
    if (!schema) throw new Error(`no event ${event}`);
    const leaves = [...named(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape)];
    for (const field of fields) {
      const found = leaves.filter(([name, { type }]) => name === field.split('.').at(-1) && type !== 'null');
      expect(found.map(([, { type, ...shape }]) => [type, shape.enum, shape.format])).toContainEqual([
        'string',
        undefined,
        undefined,
      ]);
    }
  });

  it.each([
    ['the reason of a judgement', 'breachJudged', 'reason'],
    ['the facts of a candidate', 'breachCandidateOpened', 'facts'],
    ['the opinion of an assessment', 'entryAssessed', 'assessment.opinion'],
    ['the opinion of an assessment of a change', 'changeAssessed', 'assessment.opinion'],
    ['the reason of an update', 'catalogUpdateOpened', 'reason'],
    ['the reason of a published version', 'entryUpdatePublished', 'reason'],
    ['the reason of a retirement', 'retirementProposed', 'proposal.reason'],
    ['the ground of an extension', 'extensionGranted', 'reason'],
    ['the finding of a return', 'updateReturned', 'reasons.0'],
    ['the facts of a verification', 'errorVerified', 'finding.facts'],
    ['the reason for which a request lapsed', 'requestLapsed', 'reason'],
    ['the reason of a change of law', 'updateTriggerOpened', 'reason'],
    ['the answer to a disagreement', 'disagreementAnswered', 'text'],
  ])('never is %s', (_, event, field) => {
    expect(schemas.has(event)).toBe(true);
    expect(isCorrectable(event, field.split('.'))).toBe(false);
  });
});

it('acts inside a department are shown on its side alone', () => {
  const play = scene('UNDER_REVIEW').do(providerLead, 'hand-over', { to: WHO.providerDeputy.accountId });
  play.do(providerHandler, 'ask-opinions', { question: '是否妥当？', colleagues: [WHO.providerAssessor.accountId] });
  play.do(lead, 'urge', { text: '请尽快办理。' });
  expect(view(play, providerLead)).toMatchObject({ handOvers: [{}], opinions: [{}], urgings: [{}] });
  expect(view(play, lead)).toMatchObject({ handOvers: [], opinions: [], urgings: [{}] });
  const lines = play.events.filter((event) => ['handedOver', 'opinionsAsked'].includes(eventOf(event).type));
  for (const line of lines) expect(tellEvent(shareRequest, play.matter, line).audience).toBe('provider');
});
