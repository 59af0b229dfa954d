import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../../../access/actor.fixture.js';
import type { Actor, Role } from '../../../access/roles.js';
import { atLocal } from '../../../calendar/time.js';
import { isOverdue } from '../../../clock/standing.js';
import { fold } from '../../../matter/fold.js';
import { sameManAs, WHO, type Play } from '../share-request.fixture.js';
import { shareRequest } from '../share-request.js';
import { AGREE, CERTIFICATE, DOCUMENT, FIT, playTo, REASON } from '../way.fixture.js';

const { handler, lead, providerHandler, providerLead, authorityHead, supervisor } = WHO;
const at = (role: Role, departmentId: string) => actorOf(role, departmentId);

const certified = (): Play => playTo('DISPOSING').do(handler, 'certify-disposal', CERTIFICATE);
const disposal = ({ matter: { data } }: Play) => data.disposal;

describe('the instruction (§2.7)', () => {
  it('comes from the reply', () => {
    expect(disposal(playTo('DISPOSING'))).toEqual({
      status: 'INSTRUCTED',
      certifications: [],
      instruction: { method: null, text: AGREE.disposalInstruction },
    });
  });

  it('may name a method, which then binds the requester', () => {
    const instruction = { method: 'RETURN', text: '退还全部介质。' } as const;
    const play = playTo('DISPOSING').do(providerHandler, 'instruct-disposal', instruction);
    expect(disposal(play)).toMatchObject({ status: 'INSTRUCTED', instruction });
    expect(play.give(handler, 'certify-disposal', CERTIFICATE)).toMatchObject({
      kind: 'RULE',
      code: 'NOT_AS_INSTRUCTED',
      clause: '27(1)',
      fields: [{ field: 'method' }],
    });
    expect(play.give(handler, 'certify-disposal', { ...CERTIFICATE, method: 'RETURN' })).toBeNull();
  });

  it('may change again after a certificate was contested, but not while one is being judged', () => {
    const play = certified();
    expect(play.give(providerLead, 'instruct-disposal', FIT['instruct-disposal'])).toMatchObject({
      code: 'WRONG_DISPOSAL_STATUS',
    });
    play.do(providerLead, 'contest-disposal', REASON).do(providerLead, 'instruct-disposal', FIT['instruct-disposal']);
    expect(disposal(play)).toMatchObject({ status: 'EXECUTING', instruction: FIT['instruct-disposal'] });
  });

  it('is still owed if the reply had none, and must come before the certificate', () => {
    const play = playTo('IN_USE');
    const { data } = play.matter;
    const silent = { ...data, proposal: data.proposal && { ...data.proposal, disposalInstruction: undefined } };
    const event = { type: 'purposeEnded', kind: 'ACHIEVED', text: '已实现。', by: 'requester' } as const;
    const change = shareRequest.evolve({ ...play.matter, data: silent }, event, { at: play.now, actor: null });
    expect(change.data).toMatchObject({ disposal: { status: 'DUE', instruction: null } });
    const due = { ...play.matter, ...change };
    const guard = (name: string, departmentId: string) =>
      shareRequest.commands
        .find((row) => row.name === name)
        ?.guard?.(due, { ...play.context(null), office: { role: 'WB_LEAD', departmentId }, documents: [] });
    expect(guard('certify-disposal', 'city.housing')).toMatchObject({
      code: 'DISPOSAL_NOT_INSTRUCTED',
      clause: '27(1)',
    });
    expect(guard('instruct-disposal', 'province.land')).toBeNull();
    expect(shareRequest.tasks(due)).toMatchObject([{ command: 'instruct-disposal', departmentId: 'province.land' }]);
    const instructed = { type: 'disposalInstructed', instruction: { method: 'DELETE', text: '删除。' } };
    const given = shareRequest.evolve(due, instructed, { at: play.now, actor: null });
    expect(given.data).toMatchObject({ disposal: { status: 'INSTRUCTED' } });
  });
});

describe('the certificate', () => {
  it('records the statements with the documents that prove them, and meets the target', () => {
    const play = certified();
    const { documents: _, ...stated } = CERTIFICATE;
    expect(disposal(play)).toMatchObject({
      status: 'CERTIFIED',
      certifications: [
        {
          ...stated,
          revision: 1,
          certifiedAt: play.now,
          contested: null,
          certificates: [{ documentId: DOCUMENT.documentId, sha256: DOCUMENT.sha256 }],
        },
      ],
    });
    expect(play.happened('disposalCertified')).toMatchObject([
      { payload: { documents: [{ documentId: DOCUMENT.documentId }] } },
    ]);
    expect(play.clock('disposal')).toMatchObject({ state: 'MET', metAt: play.now });
  });

  it.each([
    ['without its document', { documents: [] }, 'CERTIFICATE_MISSING', '27(1)', 'documents'],
    [
      'with an unknown document',
      { documents: [DOCUMENT.documentId.replace('7', '8')] },
      'NO_SUCH_DOCUMENT',
      '20(2)',
      'documents.0',
    ],
    ['of tomorrow', { executedAt: '2026-03-21T09:00:00+08:00' }, 'EXECUTED_IN_FUTURE', '27(1)', 'executedAt'],
    [
      'dated before the data came',
      { executedAt: '2026-03-05T23:59:59+08:00' },
      'EXECUTED_BEFORE_DELIVERY',
      '27(1)',
      'executedAt',
    ],
    [
      'that disposes of the use records',
      { copies: { ...CERTIFICATE.copies, useRecordsKept: false } },
      ...(['USE_RECORDS_NOT_KEPT', '29(2)', 'copies.useRecordsKept'] as const),
    ],
  ])('is refused: %s', (_, more, code, clause, field) => {
    const play = playTo('DISPOSING');
    expect(play.give(handler, 'certify-disposal', { ...CERTIFICATE, ...more })).toMatchObject({
      kind: 'RULE',
      code,
      clause,
      fields: [{ field }],
    });
    expect(disposal(play)).toMatchObject({ status: 'INSTRUCTED' });
  });

  it.each([
    ['without systems', { systems: [] }, 'systems'],
    ['without a word on backups', { copies: { working: '已删除。', useRecordsKept: true } }, 'copies.backups'],
    ['without a zone of its time', { executedAt: '2026-03-19T14:00:00' }, 'executedAt'],
    ['by no known method', { method: 'KEEP' }, 'method'],
  ])('is malformed: %s', (_, more, field) => {
    expect(playTo('DISPOSING').give(handler, 'certify-disposal', { ...CERTIFICATE, ...more })).toMatchObject({
      kind: 'SHAPE',
      code: 'INVALID',
      fields: [{ field }],
    });
  });

  it('is stored in UTC, whatever offset was given', () => {
    const given = { ...CERTIFICATE, executedAt: '2026-03-19T14:00:00+08:00' };
    const play = playTo('DISPOSING').do(lead, 'certify-disposal', given);
    expect(disposal(play)?.certifications).toMatchObject([{ executedAt: '2026-03-19T06:00:00.000Z' }]);
  });

  it('is not given twice', () => {
    expect(certified().give(handler, 'certify-disposal', CERTIFICATE)).toMatchObject({ code: 'WRONG_DISPOSAL_STATUS' });
  });
});

describe('the provider’s answer to a certificate', () => {
  it.each(['confirm-disposal', 'contest-disposal'])('is refused before there is one: %s', (command) => {
    expect(playTo('DISPOSING').give(providerLead, command, FIT[command])).toMatchObject({
      kind: 'RULE',
      code: 'WRONG_DISPOSAL_STATUS',
      clause: '27(1)',
    });
  });

  it.each(['confirm-disposal', 'contest-disposal'])('must name the certificate that was read: %s', (command) => {
    const payload = { ...(FIT[command] as object), revision: 2 };
    expect(certified().give(providerLead, command, payload)).toMatchObject({ code: 'STALE_REVISION' });
  });

  it('contests it: the disposal is executed and certified again, under the target as it was', () => {
    const play = certified().do(providerLead, 'contest-disposal', { revision: 1, ...REASON });
    expect(disposal(play)).toMatchObject({
      status: 'EXECUTING',
      certifications: [{ revision: 1, contested: { reason: REASON.reason, at: play.now } }],
    });
    expect(play.clock('disposal')).toMatchObject({ state: 'RUNNING', lastDay: '2026-04-20', metAt: null });
    expect(play.give(providerLead, 'confirm-disposal', {})).toMatchObject({ code: 'WRONG_DISPOSAL_STATUS' });
    play.passTo(atLocal('2026-04-21'));
    expect(isOverdue(play.clock('disposal'), play.now)).toBe(true);
    play.do(handler, 'certify-disposal', CERTIFICATE);
    expect(shareRequest.revision(play.matter)).toBe(2);
    expect(play.do(providerLead, 'confirm-disposal', { revision: 2 }).matter.state).toBe('CLOSED');
  });

  it.each([
    ['2026-03-23', '2029-03-23'],
    ['2028-02-29', '2031-02-28'],
  ])('confirms it on %s: the request closes, and the use records are kept through %s (E34)', (day, retainUntil) => {
    const play = certified().passTo(atLocal(day, 10)).do(providerLead, 'confirm-disposal', {});
    expect(play.matter).toMatchObject({ state: 'CLOSED', data: { retainUntil, disposal: { status: 'CONFIRMED' } } });
    expect(play.matter.clocks.filter(({ state }) => state === 'RUNNING')).toEqual([]);
    expect(shareRequest.view(play.matter, new Set(['everybody']))).toMatchObject({ retainUntil });
    expect(fold(shareRequest, play.matter.matterId, play.events)).toEqual(play.matter);
  });

  it('leaves the use records in place after the disposal', () => {
    const play = playTo('IN_USE').do(handler, 'record-use', FIT['record-use']).passTo(atLocal('2026-03-20', 9));
    play.do(handler, 'purpose-ended', FIT['purpose-ended']);
    play.facts = { ...play.facts, documents: { [DOCUMENT.documentId]: DOCUMENT } };
    play.do(handler, 'certify-disposal', CERTIFICATE).do(providerLead, 'confirm-disposal', {});
    expect(play.matter.data.useRecords).toHaveLength(1);
    expect(play.give(handler, 'record-use', FIT['record-use'])).toMatchObject({ code: 'WRONG_STATE' });
  });
});

describe('the office for a step of the disposal', () => {
  const dept = (role: Role): readonly Actor[] => [at(role, 'city.housing'), at(role, 'province.land')];

  it.each<[string, () => Play, readonly Actor[]]>([
    ['instruct-disposal', () => playTo('DISPOSING'), [handler, lead, ...dept('DEPT_HEAD'), supervisor]],
    ['certify-disposal', () => playTo('DISPOSING'), [providerHandler, providerLead, ...dept('DEPT_HEAD'), supervisor]],
    ['contest-disposal', certified, [handler, lead, providerHandler, ...dept('DEPT_HEAD'), authorityHead]],
    ['confirm-disposal', certified, [handler, lead, providerHandler, ...dept('DEPT_HEAD'), authorityHead]],
  ])('is refused to all others: %s', (command, play, strangers) => {
    for (const actor of strangers)
      expect(play().give(actor, command, FIT[command])).toMatchObject({ kind: 'FORBIDDEN', code: 'NOT_YOUR_OFFICE' });
  });

  it('is refused at the confirmation to a person who acted for the requester (SoD-12)', () => {
    expect(certified().give(sameManAs(handler, providerLead), 'confirm-disposal', {})).toMatchObject({
      code: 'SAME_NATURAL_PERSON',
    });
  });
});

it('each step notifies the other party', () => {
  const play = playTo('DISPOSING').do(providerLead, 'instruct-disposal', FIT['instruct-disposal']);
  play.do(handler, 'certify-disposal', CERTIFICATE).do(providerLead, 'contest-disposal', REASON);
  play.do(handler, 'certify-disposal', CERTIFICATE).do(providerLead, 'confirm-disposal', {});
  const told = play.events
    .slice(-9)
    .flatMap(({ type, payload }) =>
      type.startsWith('disposal') ? [[type, payload.notices?.[0]?.to[0]?.departmentId]] : [],
    );
  expect(told).toEqual([
    ['disposalInstructed', 'city.housing'],
    ['disposalCertified', 'province.land'],
    ['disposalContested', 'city.housing'],
    ['disposalCertified', 'province.land'],
    ['disposalConfirmed', 'city.housing'],
  ]);
});
