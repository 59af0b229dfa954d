import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../access/actor.fixture.js';
import { availableCommands } from './availability.js';
import type { Actor, Role } from '../access/roles.js';
import { Play, sameManAs, WHO } from '../processes/share-request/share-request.fixture.js';
import { shareRequest } from '../processes/share-request/share-request.js';
import { STATES, type ShareRequestState } from '../processes/share-request/share-request.state.js';
import { FIT, playTo, REQUEST } from '../processes/share-request/way.fixture.js';

const { handler, lead, providerHandler, providerLead, reviewer } = WHO;

describe('a command is refused to other offices', () => {
  const requester = (role: Role) => actorOf(role, 'city.housing');
  const provider = (role: Role) => actorOf(role, 'province.land');

  it.each<[string, ShareRequestState, readonly Actor[]]>([
    ['lead-consent', 'REQUESTER_LEAD_REVIEW', [handler, requester('DEPT_HEAD')]],
    ['lead-reject', 'REQUESTER_LEAD_REVIEW', [handler]],
    ['recall', 'REQUESTER_LEAD_REVIEW', [lead]],
    ['withdraw', 'REQUESTER_LEAD_REVIEW', [handler]],
    ['withdraw', 'SUBMITTED', [handler, providerHandler, providerLead, reviewer]],
    [
      'accept',
      'SUBMITTED',
      [WHO.auditor, handler, lead, providerLead, provider('DEPT_HEAD'), provider('ASSESSOR'), reviewer],
    ],
    ['ask-supplement', 'UNDER_REVIEW', [providerLead, handler, WHO.supervisor]],
    ['supply-supplement', 'SUPPLEMENT_REQUIRED', [providerHandler, requester('DEPT_HEAD')]],
    ['close-unsupplemented', 'SUPPLEMENT_REQUIRED', [providerHandler, lead]],
    ['request-extension', 'UNDER_REVIEW', [providerHandler, lead, reviewer]],
    ['propose-reply', 'UNDER_REVIEW', [providerLead, handler]],
    ['revise-reply', 'PROVIDER_LEAD_REVIEW', [providerLead]],
    ['lead-approve-reply', 'PROVIDER_LEAD_REVIEW', [providerHandler, provider('DEPT_HEAD'), WHO.authorityHead]],
    ['lead-return-reply', 'PROVIDER_LEAD_REVIEW', [providerHandler]],
    ['start-delivery', 'AGREED', [handler, lead, provider('DEPT_HEAD')]],
    ['record-delivery', 'DELIVERING', [handler, lead]],
    ['accept-delivery', 'DELIVERED', [providerHandler, providerLead, WHO.government]],
    ['reject-delivery', 'DELIVERED', [providerHandler, requester('DEPT_HEAD')]],
    ['relinquish', 'AGREED', [handler, providerLead]],
  ])('%s in %s', (command, state, strangers) => {
    for (const actor of strangers) {
      const play = playTo(state);
      expect(play.give(actor, command, FIT[command])).toMatchObject({ kind: 'FORBIDDEN', code: 'NOT_YOUR_OFFICE' });
      expect(play.matter.state).toBe(state);
    }
  });

  it.each<Role>(['DEPT_HEAD', 'ASSESSOR', 'SA_REVIEWER', 'GOV_DECIDER', 'AUDITOR', 'SYSADMIN', 'PLATFORM_OPERATOR'])(
    'a request is not drafted by %s',
    (role) => {
      const play = new Play();
      expect(play.give(requester(role), 'draft-request', REQUEST)).toMatchObject({ code: 'NOT_YOUR_OFFICE' });
      expect(play.exists).toBe(false);
    },
  );
});

describe('a matter that the person may not see is answered as not existing', () => {
  const accept = (actor: Actor, state: ShareRequestState) => playTo(state).give(actor, 'accept', {});
  const unseen = { kind: 'UNSEEN', code: 'NOT_FOUND' };

  it('to another department', () => {
    expect(accept(WHO.stranger, 'SUBMITTED')).toMatchObject(unseen);
    expect(accept(actorOf('SYSADMIN', 'province.land'), 'SUBMITTED')).toMatchObject(unseen);
    expect(accept(actorOf('SA_REVIEWER', 'otherCity.data'), 'SUBMITTED')).toMatchObject(unseen);
  });

  it.each<ShareRequestState>(['DRAFT', 'REQUESTER_LEAD_REVIEW'])('to the provider and all others in %s', (state) => {
    for (const actor of [providerHandler, providerLead, reviewer, WHO.government, WHO.auditor])
      expect(accept(actor, state)).toMatchObject(unseen);
  });

  it('for ever, if a request was withdrawn before it was submitted', () => {
    const play = playTo('REQUESTER_LEAD_REVIEW').do(lead, 'withdraw', FIT.withdraw);
    expect(play.give(providerHandler, 'accept', {})).toMatchObject(unseen);
    expect(play.give(handler, 'revise-draft', REQUEST)).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('like a matter that was never drafted, or a command that no row names', () => {
    expect(new Play().give(lead, 'lead-consent', { revision: 1 })).toMatchObject(unseen);
    expect(playTo('DRAFT').give(handler, 'approve-everything', {})).toMatchObject(unseen);
  });
});

describe('SoD-12: one natural person acts for one side', () => {
  it.each<[string, ShareRequestState, Actor, Actor, string]>([
    ['drafter', 'SUBMITTED', handler, providerHandler, 'accept'],
    ['consenting lead', 'PROVIDER_LEAD_REVIEW', lead, providerLead, 'lead-approve-reply'],
    ['provider’s handler', 'DELIVERED', providerHandler, handler, 'accept-delivery'],
  ])('the %s, under an account of the other side', (_, state, person, office, command) => {
    expect(playTo(state).give(sameManAs(person, office), command, FIT[command])).toMatchObject({
      kind: 'FORBIDDEN',
      code: 'SAME_NATURAL_PERSON',
    });
  });

  it('two accounts in one department may act, if the act is no consent', () => {
    const deputy = { ...handler, accountId: 'deputy' };
    expect(playTo('REQUESTER_LEAD_REVIEW').give(deputy, 'recall', {})).toBeNull();
  });
});

describe('a department without a working body (Art 11)', () => {
  it('may not request data', () => {
    const play = new Play({ withoutBody: ['city.housing'] });
    expect(play.give(handler, 'draft-request', REQUEST)).toMatchObject({
      kind: 'RULE',
      code: 'NO_WORKING_BODY',
      clause: '11',
    });
  });

  it('may not reply, but its authority may still decide', () => {
    const play = playTo('SUBMITTED', { withoutBody: ['province.land', 'province.data'] });
    expect(play.give(providerHandler, 'accept', {})).toMatchObject({ code: 'NO_WORKING_BODY' });
    expect(play.give(reviewer, 'decide-extension', FIT['decide-extension'])).toMatchObject({
      code: 'NO_EXTENSION_PENDING',
    });
  });
});

const later = shareRequest.commands.filter(({ from }) => from.length > 0);
it.each(later)('$name is refused to every actor outside its states', ({ name, from }) => {
  for (const state of STATES.filter((one) => !from.includes(one))) {
    const play = playTo(state);
    const codes = Object.values(WHO).map((actor) => play.give(actor, name, FIT[name])?.code);
    expect(codes).not.toContain(undefined);
    if (play.matter.data.receivedAt) expect(codes).toContain('WRONG_STATE');
  }
});

describe('a person who keeps out of a matter (SoD-7)', () => {
  const recused = { ...providerHandler, recusedFrom: ['another matter', Play.MATTER_ID] };
  const refused = { kind: 'FORBIDDEN', code: 'RECUSED' };

  it.each(STATES)('gives no command in it, and hears nothing else of %s', (state) => {
    const play = playTo(state);
    const seen = availableCommands(shareRequest, play.matter, play.context(recused));
    const codes = [...new Set(seen.map(({ code }) => code))];
    expect(codes).toEqual([play.give(providerHandler, 'accept', {})?.code === 'NOT_FOUND' ? 'NOT_FOUND' : 'RECUSED']);
  });

  it('with no account and in no office, though a colleague does', () => {
    for (const actor of [recused, { ...recused, accountId: 'another account', offices: providerLead.offices }])
      expect(playTo('SUBMITTED').give(actor, 'accept', {})).toMatchObject(refused);
    const colleague = { ...providerHandler, personId: 'a colleague' };
    expect(playTo('SUBMITTED').give(colleague, 'accept', {})).toBeNull();
  });

  it('acts in every other one', () => {
    expect(playTo('SUBMITTED').give({ ...recused, recusedFrom: ['another matter'] }, 'accept', {})).toBeNull();
  });

  it('is not told of a matter that they may not see', () => {
    const stranger = { ...WHO.stranger, recusedFrom: [Play.MATTER_ID] };
    expect(playTo('SUBMITTED').give(stranger, 'accept', {})).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('an office in which the actor acts for another', () => {
  const lent = { role: 'WB_HANDLER', departmentId: 'province.land', delegatedBy: 'the holder' } as const;
  const deputy = { ...providerLead, offices: [...providerLead.offices, lent] };

  it('gives its commands, and every event of the act keeps for whom', () => {
    const play = playTo('SUBMITTED');
    const before = play.events.length;
    play.do(deputy, 'accept', {});
    const acts = play.events.slice(before).filter(({ actor }) => actor !== null);
    expect(acts.map(({ payload }) => payload.onBehalfOf)).toEqual(acts.map(() => 'the holder'));
    expect(acts[0]?.actor).toEqual({
      accountId: deputy.accountId,
      personId: deputy.personId,
      role: 'WB_HANDLER',
      departmentId: 'province.land',
    });
  });

  it('is left aside where the actor’s own office may give the command', () => {
    const play = playTo('SUBMITTED').do(
      { ...providerHandler, offices: [lent, ...providerHandler.offices] },
      'accept',
      {},
    );
    expect(play.events.at(-1)?.payload).not.toHaveProperty('onBehalfOf');
  });

  it('binds the person as their own does (SoD-2)', () => {
    const play = playTo('UNDER_REVIEW').do(deputy, 'propose-reply', FIT['propose-reply']);
    expect(play.give(deputy, 'lead-approve-reply', FIT['lead-approve-reply'])).toMatchObject({ code: 'OWN_DRAFT' });
  });
});
