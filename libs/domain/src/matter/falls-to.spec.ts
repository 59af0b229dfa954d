import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../access/roles.js';
import { actorOf } from '../access/actor.fixture.js';
import { ACCOUNTS, scene, WHO } from '../features/everyday/everyday.fixture.js';
import type { Play } from '../processes/share-request/share-request.fixture.js';
import { fallsTo } from './falls-to.js';

const { providerHandler, providerDeputy, providerLead } = WHO;

/** Returns the accounts of these people to whom the matter's task of the command falls. */
function theirs(play: Play, command: string, people: readonly Actor[], present = ACCOUNTS): readonly string[] {
  const task = play.process.tasks(play.matter).find((one) => one.command === command);
  if (!task) throw new Error(`no task ${command}`);
  const assignees = (task.assignees ?? []).flatMap((id) => present[id as keyof typeof present] ?? []);
  return people
    .filter((actor) => fallsTo(play.process, play.matter, task, assignees, play.context(actor)))
    .map(({ accountId }) => accountId);
}

describe('a task falls', () => {
  const handlers = [providerHandler, providerDeputy];

  it('to every holder of its office who may do it', () => {
    expect(theirs(scene('UNDER_REVIEW'), 'propose-reply', handlers)).toEqual(handlers.map((one) => one.accountId));
  });

  it('to its assignee alone after it was handed over', () => {
    const play = scene('UNDER_REVIEW').do(providerHandler, 'hand-over', { to: providerDeputy.accountId });
    expect(theirs(play, 'propose-reply', handlers)).toEqual([providerDeputy.accountId]);
  });

  it('to the whole office again when the assignee holds it no longer', () => {
    const play = scene('UNDER_REVIEW').do(providerHandler, 'hand-over', { to: providerDeputy.accountId });
    const left = { ...ACCOUNTS, [providerDeputy.accountId]: { ...providerDeputy, offices: [] } };
    expect(theirs(play, 'propose-reply', [providerHandler], left)).toEqual([providerHandler.accountId]);
  });

  it('to no person whom separation of duties keeps from it, on this side or as a writer on the other', () => {
    const lead = (personId: string): Actor => ({ ...providerLead, accountId: 'another lead', personId });
    const people = [providerLead, lead(WHO.providerHandler.personId), lead(WHO.handler.personId)];
    expect(theirs(scene('PROVIDER_LEAD_REVIEW'), 'lead-approve-reply', people)).toEqual([providerLead.accountId]);
  });

  it('to nobody whom the matter does not concern', () => {
    const strangers = [actorOf('WB_HANDLER', 'county.farming'), actorOf('SYSADMIN', 'province.land')];
    expect(theirs(scene('UNDER_REVIEW'), 'propose-reply', strangers)).toEqual([]);
  });
});
