import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  asSeenBy,
  clauseTitle,
  eyesOf,
  factsFor,
  foresee,
  readable,
  ROLE_TITLES,
  stateTitle,
  type Process,
  type Recipient,
} from '#libs/domain';
import type { DryRun } from '#libs/http';
import { readCommandWorld, readFacts, withTransaction, type CommandWorld } from '#libs/persistence';
import { withinBudget } from '#libs/watchdog';
import { problemOf, refused } from '../problem/problem.exception.js';
import { CommandIdentityService } from './command-identity.service.js';
import type { HttpCommand } from './command-request.js';
import { ownMatter } from './own-matter.js';

/** Kinds of refusals that a trial throws as the command would: whoever may not act learns no more. */
const THROWN: readonly string[] = ['UNSEEN', 'FORBIDDEN'];

/** Tries commands by the rules that decide them. Nothing is stored, and Temporal is not asked. */
@Injectable()
export class DryRunService {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(CommandIdentityService) private readonly identities: CommandIdentityService,
  ) {}

  /** All that stands against a command now, or what it would bring about. Throws 403 and 404 as the command would. */
  run(process: Process, order: HttpCommand): Promise<DryRun> {
    const { commandId, matterId } = this.identities.identify(order);
    return withTransaction(this.database, 'REPEATABLE READ', async (tx) => {
      const { world } = await readCommandWorld(tx, order.accountId, commandId);
      const matter = await ownMatter(tx, process, matterId, world);
      const command = { name: order.command, payload: order.payload };
      const facts = await readFacts(tx, factsFor(process, command, matter, world), world, 'LOOK');
      const foreseen = withinBudget(`${process.process} ${order.command}`, () =>
        foresee(process, matterId, matter, command, { ...world, facts }),
      );
      if (foreseen.ok) return { problems: [], follows: followsView(process, foreseen.consequences, world) };
      const [first] = foreseen.problems;
      if (first && THROWN.includes(first.kind)) throw refused(first);
      return { problems: foreseen.problems.map(problemOf), follows: null };
    });
  }
}

type Consequences = Extract<ReturnType<typeof foresee>, { readonly ok: true }>['consequences'];

function followsView(
  process: Process,
  { matter, clocks, messages }: Consequences,
  { actor, organisation }: CommandWorld,
): NonNullable<DryRun['follows']> {
  const seen = actor ? asSeenBy(matter, eyesOf(actor, readable(process, matter), organisation)) : matter;
  return {
    state: seen.state,
    stateTitle: stateTitle(process.process, seen.state),
    clocks: clocks.map(
      ({ change, clock: { id, kind, clause, workingDays, responsible, lastDay, dueAt, provisional } }) => ({
        change,
        clockId: id,
        title: process.clockTitle(id),
        kind,
        clause,
        clauseTitle: clauseTitle(clause),
        workingDays,
        responsible,
        responsibleName: organisation.department(responsible).name,
        lastDay,
        dueAt,
        provisional,
      }),
    ),
    messages: messages.map(({ text, to }) => ({ text, to: to.map((one) => recipientView(one, organisation)) })),
  };
}

const recipientView = (
  { departmentId, role }: Recipient,
  organisation: CommandWorld['organisation'],
): NonNullable<DryRun['follows']>['messages'][number]['to'][number] => ({
  departmentId,
  name: organisation.find(departmentId)?.name ?? '各部门',
  role,
  roleTitle: ROLE_TITLES[role],
});
