import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../../access/actor.fixture.js';
import { atLocal } from '../../calendar/time.js';
import { availableCommands } from '../../matter/availability.js';
import { shareRequest } from './share-request.js';
import { WHO, type Play } from './share-request.fixture.js';
import { STATES, type ShareRequestState } from './share-request.state.js';
import { FIT, playTo } from './way.fixture.js';

const shown = (play: Play): readonly string[] =>
  shareRequest
    .tasks(play.matter)
    .map(
      ({ command, departmentId, roles, clockId }) => `${command} ${departmentId}/${roles.join('/')} ${clockId ?? '-'}`,
    );

describe('the open tasks', () => {
  it.each<[ShareRequestState, readonly string[]]>([
    ['DRAFT', ['submit-internally city.housing/WB_HANDLER -']],
    ['REQUESTER_LEAD_REVIEW', ['lead-consent city.housing/WB_LEAD -']],
    ['SUBMITTED', ['accept province.land/WB_HANDLER reply']],
    ['SUPPLEMENT_REQUIRED', ['supply-supplement city.housing/WB_HANDLER supplement']],
    ['UNDER_REVIEW', ['propose-reply province.land/WB_HANDLER reply']],
    ['PROVIDER_LEAD_REVIEW', ['lead-approve-reply province.land/WB_LEAD reply']],
    ['AGREED', ['start-delivery province.land/WB_HANDLER delivery']],
    ['DELIVERING', ['record-delivery province.land/WB_HANDLER delivery']],
    ['DELIVERED', ['accept-delivery city.housing/WB_HANDLER acceptance-1']],
    ['DELIVERY_REJECTED', ['start-delivery province.land/WB_HANDLER delivery']],
    ['REFUSED', []],
    ['IN_USE', []],
    ['DISPOSING', ['certify-disposal city.housing/WB_HANDLER disposal']],
    ['CLOSED', []],
    ['WITHDRAWN', []],
    ['LAPSED', []],
  ])('in %s: %j', (state, tasks) => {
    expect(shown(playTo(state))).toEqual(tasks);
  });

  it('include the authority’s while an extension is pending, after a late reply as well', () => {
    const pending = 'decide-extension province.data/SA_REVIEWER/SA_HEAD/GOV_DECIDER extension-1';
    const play = playTo('PROVIDER_LEAD_REVIEW').do(WHO.providerLead, 'request-extension', FIT['request-extension']);
    expect(shown(play)).toContain(pending);
    play.passTo(atLocal('2026-03-18', 9)).do(WHO.providerLead, 'lead-approve-reply', { revision: 1 });
    expect(shown(play)).toContain(pending);
    expect(shown(play.do(WHO.reviewer, 'decide-extension', FIT['decide-extension']))).not.toContain(pending);
  });

  it('include the provider’s lead’s once the target of a supplement has passed (Q-12)', () => {
    const close = 'close-unsupplemented province.land/WB_LEAD supplement';
    const play = playTo('SUPPLEMENT_REQUIRED').passTo(atLocal('2026-03-18'));
    expect(shown(play)).not.toContain(close);
    expect(shown(play.passTo(atLocal('2026-03-18', 0, 1)))).toContain(close);
  });
});

describe('the end of the term (row 17)', () => {
  const asked = 'purpose-ended city.housing/WB_HANDLER term';
  const offered = 'purpose-ended province.land/WB_LEAD term';

  it.each<[ShareRequestState, readonly string[]]>([
    ['DELIVERED', ['accept-delivery city.housing/WB_HANDLER acceptance-1']],
    ['DELIVERY_REJECTED', []],
    ['IN_USE', []],
  ])('asks the requester in %s, then also the provider’s lead; no delivery task remains', (state, own) => {
    const play = playTo(state).passTo(atLocal('2028-01-01', 0, 1));
    expect(shown(play)).toEqual([...own, asked]);
    expect(shown(play.passTo(atLocal('2028-01-08')))).not.toContain(offered);
    expect(shown(play.passTo(atLocal('2028-01-08', 0, 1)))).toEqual([...own, asked, offered]);
    expect(play.give(WHO.providerLead, 'purpose-ended', { kind: 'TERM_EXPIRED', text: '期满。' })).toBeNull();
    expect(shown(play)).toEqual(['certify-disposal city.housing/WB_HANDLER disposal']);
  });

  it('leaves no task to record a delivery that was under way', () => {
    const play = playTo('DELIVERY_REJECTED').do(WHO.providerHandler, 'start-delivery', FIT['start-delivery']);
    expect(shown(play.passTo(atLocal('2028-01-01', 0, 1)))).toEqual([asked]);
  });
});

it('a disposal has tasks to certify, to confirm, and to execute it again', () => {
  const play = playTo('DISPOSING').do(WHO.handler, 'certify-disposal', FIT['certify-disposal']);
  expect(shown(play)).toEqual(['confirm-disposal province.land/WB_LEAD -']);
  play.do(WHO.providerLead, 'contest-disposal', FIT['contest-disposal']);
  expect(shown(play)).toEqual(['certify-disposal city.housing/WB_HANDLER disposal']);
  play.do(WHO.handler, 'certify-disposal', FIT['certify-disposal']);
  expect(shown(play.do(WHO.providerLead, 'confirm-disposal', {}))).toEqual([]);
});

it.each(STATES)('a task in %s is a command that the office may give', (state) => {
  const play = playTo(state);
  for (const { command, departmentId, roles } of shareRequest.tasks(play.matter))
    for (const role of roles) {
      const open = availableCommands(shareRequest, play.matter, play.context(actorOf(role, departmentId)));
      expect(open).toContainEqual(expect.objectContaining({ command, allowed: true }));
    }
});
