import { localDate, processNamed, ROLE_TITLES, type Client, type Organisation, type Role } from '#libs/domain';
import type { Me } from '#libs/http';
import {
  countUnread,
  listDelegations,
  listOwnOffices,
  readCalendarLink,
  readPlatform,
  type GivenDelegation,
} from '#libs/persistence';
import { commandTitle } from '../matter/matter-view.js';
import { platformClockView } from '../platform-clock/platform-clock-view.js';
import type { Snapshot } from '../reader/reader.service.js';

/** The reader as the platform knows them now. */
export async function meView({ tx, time, actor, scope, organisation, counting }: Snapshot): Promise<Me> {
  const { accountId, client } = actor;
  const platform = await readPlatform(tx);
  const delegations = await listDelegations(tx, accountId);
  return {
    accountId,
    offices: (await listOwnOffices(tx, accountId)).map(titled),
    delegations: {
      given: delegations.filter(({ delegatedBy }) => delegatedBy === accountId).map(titled),
      received: delegations
        .filter((one) => one.accountId === accountId)
        .map(fromWhom)
        .map(titled),
    },
    auditedDivisions: actor.auditedDivisions.map((code) => ({ code, name: divisionName(code, organisation) })),
    program: client ? programView(client) : null,
    unread: await countUnread(tx, { account: accountId, scope }),
    calendarLink: await readCalendarLink(tx, accountId),
    clock: {
      ...platformClockView(platform),
      heldAt: platform.heldAt,
      provisional: counting.calendars.inForce.isProvisional(localDate(time.now)),
    },
  };
}

/** Adds the Chinese title of the role. */
export const titled = <Held extends { readonly role: Role }>(held: Held): Held & { readonly roleTitle: string } => ({
  ...held,
  roleTitle: ROLE_TITLES[held.role],
});

const fromWhom = (received: GivenDelegation): GivenDelegation => ({ ...received, accountId: received.delegatedBy });

const divisionName = (code: string, organisation: Organisation): string =>
  code === '*' ? '全部行政区划' : organisation.division(code).name;

const programView = ({ kind, commands }: Client): NonNullable<Me['program']> => ({
  kind,
  commands: commands.map((registered) => {
    const [name = '', command = ''] = registered.split('/');
    const process = processNamed(name);
    return { process: name, processTitle: process.title, command, title: commandTitle(process, command) };
  }),
});
