import { z } from 'zod';
import { NAMES_SOMEBODY, namesSomebody } from '../../language/impersonal.js';
import { text } from '../../language/text.js';
import { allOf, rule } from '../../language/refusal.js';
import { derivedId } from '../../matter/derived-id.js';
import { ask } from '../../matter/facts.js';
import { done, refuse, rowsFor } from '../../matter/table.js';
import { CLAUSE, lastAdministrators, onOneself, type AdministrationSide } from '../administering/administrator.js';
import type { AccountEvent, AccountRecord } from './account.state.js';

const row = rowsFor<AccountRecord, AccountEvent, AdministrationSide>();

/** Name of an account at the provider of identities: the value of the claim that names it. */
export const accountName = z
  .string()
  .trim()
  .regex(/^[\w.:@|/-]{1,200}$/, '由 1 至 200 个字母、数字和 . _ - : @ | / 组成，与身份提供方给出的一致');

/** Name of an account that is to be registered. It stays in the record for good, so it is no number of a person. */
export const newAccountName = accountName.refine((name) => !namesSomebody(name), NAMES_SOMEBODY);

export const isAccountName = (name: string): boolean => newAccountName.safeParse(name).success;

/** Returns the id of the natural person who owns an account, unless they have another account. */
export const ownPerson = (accountId: string): string => derivedId(`person of account ${accountId}`);

const taken = (accountId: string) => ask('registered', { record: 'account', key: accountId });

const registerAccount = row({
  name: 'register-account',
  title: '登记账号',
  clause: CLAUSE,
  from: [],
  payload: z.strictObject({
    accountId: newAccountName,
    samePersonAs: accountName.optional().meta({ description: '同一自然人已有的账号；不填的为新的自然人' }),
  }),
  example: { accountId: 'p4.clerk' },
  needs: ({ accountId, samePersonAs }) => [
    taken(accountId),
    ...(samePersonAs === undefined ? [] : [ask('account', samePersonAs)]),
  ],
  decide(_, { accountId, samePersonAs }, { facts, office }) {
    const other = samePersonAs === undefined ? null : facts.get('account', samePersonAs);
    const refusals = allOf(
      facts.get('registered', { record: 'account', key: accountId }) ? REGISTERED : null,
      samePersonAs !== undefined && !other ? NO_SUCH_ACCOUNT : null,
    );
    if (refusals) return refuse(refusals);
    const personId = other?.personId ?? ownPerson(accountId);
    const parties = { administration: office.departmentId };
    return done({ event: { type: 'accountRegistered', accountId, personId, parties } });
  },
});

/** Takes every office of the account at once: running sessions and tokens open nothing any more. */
const closeAccount = row({
  name: 'close-account',
  title: '停用账号',
  clause: CLAUSE,
  from: ['ACTIVE'],
  payload: z.strictObject({ reason: text(2000) }),
  example: { reason: '该账号的使用人已调离。' },
  guard: ({ data }, { actor }) => onOneself(actor, data.personId),
  needs: (_, matter) => (matter ? [ask('holders', matter.parties.administration)] : []),
  decide({ data, parties }, { reason }, { facts, actor }) {
    const holders = facts.get('holders', parties.administration);
    const isHolder = holders.some(
      ({ accountId, offices }) => accountId === data.accountId && offices.some(({ role }) => role === 'SYSADMIN'),
    );
    const last = isHolder ? lastAdministrators(holders, data.accountId, actor) : null;
    if (last) return refuse(last);
    return done({ event: { type: 'accountClosed', reason } });
  },
});

export const ACCOUNT_COMMANDS = [registerAccount, closeAccount];

const REGISTERED = rule('ACCOUNT_REGISTERED', CLAUSE, '该账号已经登记。', [
  { field: 'accountId', message: '请填写尚未登记的账号' },
]);
const NO_SUCH_ACCOUNT = rule('NO_SUCH_ACCOUNT', CLAUSE, '没有这个账号，或者已经停用。', [
  { field: 'samePersonAs', message: '请填写在用的账号' },
]);
