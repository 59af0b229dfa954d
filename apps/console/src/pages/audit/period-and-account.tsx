import { Link } from 'react-router';
import { useFilters } from '../../list/filters';
import { COMMON } from '../../words/common';
import { useTexts } from '../../words/language';
import { AUDIT } from './texts';

/** The filters that both lists have: a period and an account. */
export function PeriodAndAccount() {
  const text = useTexts(AUDIT);
  const common = useTexts(COMMON);
  const [filters, change] = useFilters();
  const account = filters.get('account') ?? '';
  return (
    <>
      {(['from', 'to'] as const).map((name) => (
        <label key={name}>
          {text[name]}
          <input
            type="date"
            value={filters.get(name) ?? ''}
            onChange={({ target }) => change({ [name]: target.value })}
          />
        </label>
      ))}
      <label>
        {text.account}
        <input
          type="search"
          key={account}
          defaultValue={account}
          maxLength={200}
          onBlur={({ target }) => change({ account: target.value.trim() })}
          onKeyDown={(event) => event.key === 'Enter' && change({ account: event.currentTarget.value.trim() })}
        />
      </label>
      <Link to={filters.get('show') === 'access' ? '/audit?show=access' : '/audit'}>{common.clear}</Link>
    </>
  );
}
