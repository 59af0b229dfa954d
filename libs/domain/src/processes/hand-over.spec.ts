import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../access/actor.fixture.js';
import type { Actor, Role } from '../access/roles.js';
import { isParty, SEPARATIONS, type Act, type Duty } from '../access/separation.js';
import type { EarlierReceipt } from '../features/late-registration/late-registration.state.js';
import { dutyIn } from '../matter/acting.js';
import { obstacle } from '../matter/admission.js';
import type { Row, Task } from '../matter/definition.js';
import { handle, factsFor } from '../matter/engine.js';
import { askedOf } from '../matter/facts.fixture.js';
import type { Matter } from '../matter/matter.js';
import type { MatterPlay } from '../matter/play.fixture.js';
import { rowOf } from '../matter/process.js';
import { LATE_MATTER, playTo, standing, WHO } from './breach-candidate/breach-candidate.fixture.js';
import { STAGES } from './samples.fixture.js';

type Play = MatterPlay<unknown>;

/** A registration that waits for each authority of the matter, so that the task of the feature is there as well. */
const waiting = ({ parties }: Matter): readonly EarlierReceipt[] =>
  [parties.authority, parties.extensionAuthority].flatMap((authorityId) =>
    authorityId === undefined ? [] : [{ outcome: 'PENDING', authorityId } as EarlierReceipt],
  );

/** A task with the office that could be given it, by a holder of another one in the same department. */
interface Given {
  readonly task: Task;
  readonly row: Row;
  readonly role: Role;
}

function tasksOf({ process }: Play, matter: Matter): readonly Given[] {
  return process.tasks(matter).flatMap((task) => {
    const row = rowOf(process, task.command);
    return row ? task.roles.filter((role) => role !== 'GOV_DECIDER').map((role) => ({ task, row, role })) : [];
  });
}

const SENDERS: readonly Role[] = ['WB_LEAD', 'SA_HEAD', 'WB_HANDLER', 'SA_REVIEWER'];

/** Refusal of a hand-over to a person who did these things, by somebody of their department who did nothing. */
function handedTo(play: Play, matter: Matter, to: Actor, departmentId: string) {
  const command = { name: 'hand-over', payload: { to: to.accountId } };
  const known = { ...play.facts, accounts: { [to.accountId]: to } };
  const outcomes = SENDERS.map((role) => {
    const context = play.context(actorOf(role, departmentId, { accountId: 'sender', personId: 'sender' }));
    const facts = askedOf(known, factsFor(play.process, command, matter, context));
    return handle(play.process, matter.matterId, matter, command, { ...context, facts });
  });
  const refused = outcomes.flatMap((one) => (one.ok ? [] : [one.refusal]));
  return {
    isTaken: outcomes.some(({ ok }) => ok),
    refused: refused.filter(({ code }) => !['NOT_YOUR_OFFICE', 'NOT_FOUND'].includes(code)),
  };
}

const keptFrom = (duty: Duty, isOwnCase: boolean): readonly Duty[] =>
  SEPARATIONS.filter(({ inOwnCase }) => isOwnCase || !inOwnCase).flatMap(({ one, other, barsBack }) => [
    ...(other.includes(duty) ? one : []),
    ...(barsBack && one.includes(duty) ? other : []),
  ]);

const ofFeatures = new Set<string>();

describe.each(Object.entries(STAGES))('in %s', (_, { starts }) => {
  it('no task is handed over to a person who has done a duty that is separated from it', () => {
    for (const start of starts) {
      const play = start();
      const matter: Matter = { ...play.matter, acted: [], earlierReceipts: waiting(play.matter) };
      for (const { task, row, role } of tasksOf(play, matter)) {
        const { departmentId } = task;
        const colleague = actorOf(role, departmentId, { accountId: 'colleague' });
        if (obstacle(play.process, row, matter, play.context(colleague))?.kind === 'FORBIDDEN') continue;
        const duty = dutyIn(row, matter, { role, departmentId });
        for (const earlier of keptFrom(duty, isParty(departmentId, matter.parties))) {
          const acted: readonly Act[] = [{ personId: colleague.personId, departmentId, duties: [earlier] }];
          const { isTaken, refused } = handedTo(play, { ...matter, acted }, colleague, departmentId);
          expect([row.name, earlier, isTaken]).toEqual([row.name, earlier, false]);
          for (const { code, fields } of refused) {
            expect([row.name, earlier, code]).toEqual([row.name, earlier, 'COLLEAGUE_BARRED']);
            expect(fields?.[0]?.message).toMatch(/^不得办理“.+”：.+/);
          }
          if (!play.process.commands.includes(row) && refused.length > 0) ofFeatures.add(row.name);
        }
      }
    }
  });
});

it('tasks of features were among them', () => {
  expect([...ofFeatures]).toContain('confirm-earlier-receipt');
});

describe('a judgement is not handed over', () => {
  const colleague = { ...WHO.authorityHead };
  const accounts = { [colleague.accountId]: colleague };
  const payload = { to: colleague.accountId };
  const supervisor = actorOf('SA_REVIEWER', 'province.data');

  it('to who handled the matter that was late', () => {
    const matters = { [LATE_MATTER]: standing({ acted: [colleague.personId] }) };
    const refusal = playTo('OPEN', {}, { facts: { accounts, matters } }).give(WHO.supervisor, 'hand-over', payload);
    expect(refusal).toMatchObject({ code: 'COLLEAGUE_BARRED' });
    expect(refusal?.fields?.[0]?.message).toContain('办理过所涉事项');
    const free = { [LATE_MATTER]: standing() };
    expect(
      playTo('OPEN', {}, { facts: { accounts, matters: free } }).give(WHO.supervisor, 'hand-over', payload),
    ).toBeNull();
  });

  it('to whose judgement was objected to', () => {
    const to = { to: WHO.supervisor.accountId };
    const play = playTo('CONTESTED', {}, { facts: { accounts: { [WHO.supervisor.accountId]: WHO.supervisor } } });
    expect(play.give(supervisor, 'hand-over', to)?.fields?.[0]?.message).toContain('原认定人以外');
  });
});
