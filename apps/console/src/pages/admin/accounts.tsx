import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { Choice } from '../../list/choice';
import { chosenIn, useFilters } from '../../list/filters';
import { ListOf } from '../../list/list-of';
import { usePages } from '../../list/pages';
import { DepartmentFilter } from '../../list/scope-filters';
import { usePageSize } from '../../shell/low-bandwidth';
import { useToday } from '../../shell/now';
import { COMMON } from '../../words/common';
import { dayInWords, dayOf } from '../../words/dates';
import { useChoices, useWord } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { Begin } from './begin';
import { ADMIN } from './texts';

type Account = Schemas['AccountItem'];

const COMMANDS = [
  ['account', 'register-account'],
  ['office-grant', 'propose-office'],
  ['delegation', 'propose-delegation'],
  ['recusal', 'record-recusal'],
] as const;

/** Who holds which office until when, now or as of a past day. */
export function Accounts() {
  const text = useTexts(ADMIN);
  const common = useTexts(COMMON);
  const language = useLanguage();
  const today = useToday();
  const roles = useChoices('role');
  const limit = usePageSize();
  const [filters, change] = useFilters();
  const chosen = chosenIn<'/api/v1/organisation/accounts'>(filters, ['account', 'department', 'role']);
  const at = filters.get('at');
  const pages = usePages('/api/v1/organisation/accounts', {
    limit,
    ...chosen,
    ...(at && { at: `${at}T23:59:59+08:00` }),
  });
  return (
    <>
      <Begin commands={COMMANDS} />
      <section aria-labelledby="accounts">
        <h2 id="accounts">{text.accounts}</h2>
        <form className="filters" onSubmit={(event) => event.preventDefault()}>
          <label>
            {text.account}
            <input
              type="search"
              key={filters.get('account')}
              defaultValue={filters.get('account') ?? ''}
              maxLength={200}
              onBlur={({ target }) => change({ account: target.value.trim() })}
              onKeyDown={(event) => event.key === 'Enter' && change({ account: event.currentTarget.value.trim() })}
            />
          </label>
          <DepartmentFilter filters={filters} change={change} label={text.department} />
          <Choice
            label={text.role}
            value={filters.get('role') ?? ''}
            onChange={(role) => change({ role })}
            options={roles}
          />
          <label>
            {text.at}
            <input type="date" max={today} value={at ?? ''} onChange={({ target }) => change({ at: target.value })} />
          </label>
          <Link to="/admin/accounts">{common.clear}</Link>
        </form>
        <ListOf<Account>
          pages={pages}
          caption={text.accounts}
          empty={text.noAccounts}
          keyOf={({ accountId }) => accountId}
          columns={[
            {
              title: text.account,
              isHead: true,
              cell: ({ accountId, matterId, closedAt }) => (
                <>
                  {matterId ? <Link to={`/matters/${matterId}`}>{accountId}</Link> : accountId}
                  {closedAt && <small>{text.closed(dayInWords(dayOf(closedAt), language, today))}</small>}
                </>
              ),
            },
            { title: text.offices, cell: ({ offices }) => <Offices offices={offices} /> },
          ]}
        />
      </section>
    </>
  );
}

function Offices({ offices }: Pick<Account, 'offices'>) {
  const text = useTexts(ADMIN);
  const language = useLanguage();
  const today = useToday();
  const word = useWord();
  const day = (instant: string): string => dayInWords(dayOf(instant), language, today);
  if (offices.length === 0) return <small>{text.noOffice}</small>;
  return (
    <ul>
      {offices.map((office) => {
        const title = word('role', office.role, office.roleTitle);
        return (
          <li key={[office.role, office.departmentId, office.heldFrom].join()}>
            {office.matterId ? <Link to={`/matters/${office.matterId}`}>{title}</Link> : title} {office.department}
            <small>
              {text.from} {day(office.heldFrom)} {text.until} {office.heldTo ? day(office.heldTo) : text.open}
              {office.delegatedBy && ` · ${text.delegated(office.delegatedBy)}`}
            </small>
          </li>
        );
      })}
    </ul>
  );
}
