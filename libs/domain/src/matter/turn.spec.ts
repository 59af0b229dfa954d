import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../access/roles.js';
import { UNCONDITIONAL, sameManAs, WHO, type Play } from '../processes/share-request/share-request.fixture.js';
import { FIT, playTo, REASON } from '../processes/share-request/way.fixture.js';
import { scene, WHO as ALL } from '../features/everyday/everyday.fixture.js';

const { handler, lead, providerHandler, providerLead } = WHO;

/** Gives a command, and returns the notices that it sent, each as `department/ROLE text`. */
function after(play: Play, actor: Actor, command: string): readonly string[] {
  const before = play.notices.length;
  play.do(actor, command, FIT[command]);
  return play.notices
    .slice(before)
    .flatMap(({ to, text }) => to.map(({ departmentId, role }) => `${departmentId}/${role} ${text}`));
}

describe('a hand-off inside a department tells whose turn it is', () => {
  it.each<[Parameters<typeof playTo>[0], Actor, string, string]>([
    ['DRAFT', handler, 'submit-internally', 'city.housing/WB_LEAD'],
    ['REQUESTER_LEAD_REVIEW', lead, 'lead-reject', 'city.housing/WB_HANDLER'],
    ['SUPPLEMENT_REQUIRED', handler, 'draft-supplement', 'city.housing/WB_LEAD'],
    ['UNDER_REVIEW', providerHandler, 'propose-reply', 'province.land/WB_LEAD'],
    ['PROVIDER_LEAD_REVIEW', providerLead, 'lead-return-reply', 'province.land/WB_HANDLER'],
  ])('in %s: %s', (state, actor, command, office) => {
    const [first, ...others] = after(playTo(state), actor, command);
    expect(first?.startsWith(`${office} `)).toBe(true);
    expect(first).toContain('待办：');
    expect(others).toEqual([]);
  });

  it('at once, for a reply within one working day, and with the reason of a return', () => {
    const play = playTo('UNDER_REVIEW', { entry: UNCONDITIONAL });
    expect(after(play, providerHandler, 'propose-reply')).toEqual([
      'province.land/WB_LEAD 经办人拟定答复意见第 1 版。待办：同意答复。',
    ]);
    expect(after(play, providerLead, 'lead-return-reply')).toEqual([
      `province.land/WB_HANDLER 工作机构负责人退回答复意见：${REASON.reason}待办：拟定答复意见。`,
    ]);
  });

  it('makes no limit and no candidate', () => {
    const play = playTo('UNDER_REVIEW');
    const clocks = play.clocks;
    after(play, providerHandler, 'propose-reply');
    expect([play.clocks, play.effects]).toEqual([clocks, []]);
  });

  it('tells a lead who drafted that another lead must consent', () => {
    const drafter = sameManAs(handler, lead);
    expect(after(playTo('DRAFT'), drafter, 'submit-internally')).toHaveLength(1);
  });

  it('does not tell an actor of their own next step, unless it was handed to somebody else', () => {
    expect(after(playTo('SUBMITTED'), providerHandler, 'accept')).toEqual([]);
    const handed = scene('SUBMITTED').do(providerLead, 'hand-over', { to: ALL.providerDeputy.accountId });
    expect(after(handed, providerHandler, 'accept')).toEqual([expect.stringMatching(/^province.land\/WB_HANDLER /)]);
  });

  it('says nothing that the first alert of the clock says', () => {
    const of = after(playTo('PROVIDER_LEAD_REVIEW'), providerLead, 'lead-approve-reply');
    expect(of.filter((line) => line.startsWith('province.land'))).toEqual([]);
  });
});
