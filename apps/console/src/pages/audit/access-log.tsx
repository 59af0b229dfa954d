import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { Choice } from '../../list/choice';
import { chosenIn, useFilters } from '../../list/filters';
import { ListOf } from '../../list/list-of';
import { usePages } from '../../list/pages';
import { DepartmentFilter } from '../../list/scope-filters';
import { usePageSize } from '../../shell/low-bandwidth';
import { useToday } from '../../shell/now';
import { instantInWords } from '../../words/dates';
import { useChoices, useDictionary, useEnumeration, useWord } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { PeriodAndAccount } from './period-and-account';
import { periodOf } from './period';
import { AUDIT } from './texts';

type Access = Schemas['AccessLogItem'];

const FILTERS = ['account', 'kind', 'department', 'matter'] as const;
/** Routes whose resource is a matter. */
const OF_MATTER =
  /\/(matters|share-requests|correction-requests|catalog-entries|catalog-updates|update-triggers|breach-candidates|outage-findings|calendar-years|internal-rules)\/:id/;

/** Who signed in, read or tried what, refused attempts included, the latest first. */
export function AccessLog() {
  const text = useTexts(AUDIT);
  const language = useLanguage();
  const today = useToday();
  const word = useWord();
  const kinds = useChoices('accessKind');
  const kindWord = useEnumeration('accessKind');
  const [filters, change] = useFilters();
  const limit = usePageSize();
  const chosen = chosenIn<'/api/v1/access-log'>(filters, FILTERS);
  const pages = usePages('/api/v1/access-log', { limit, ...chosen, ...periodOf(filters) });
  return (
    <section aria-labelledby="access">
      <h2 id="access">{text.access}</h2>
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <Choice
          label={text.kind}
          value={filters.get('kind') ?? ''}
          onChange={(kind) => change({ kind })}
          options={kinds}
        />
        <DepartmentFilter filters={filters} change={change} label={text.as} />
        <PeriodAndAccount />
      </form>
      <ListOf<Access>
        pages={pages}
        caption={text.access}
        empty={text.noAccess}
        keyOf={({ day, seq }) => `${day}${String(seq)}`}
        columns={[
          { title: text.at, className: 'narrow', cell: ({ at }) => instantInWords(at, language, today) },
          {
            title: text.who,
            isHead: true,
            cell: ({ accountId, departmentName, roles, roleTitles }) => (
              <>
                {accountId ?? text.withoutAccount}
                <small>
                  {departmentName} {roles.map((role, n) => word('role', role, roleTitles[n])).join('、')}
                </small>
              </>
            ),
          },
          { title: text.kind, cell: ({ kind }) => kindWord(kind) },
          { title: text.result, cell: (row) => <Result row={row} /> },
          { title: text.address, className: 'narrow', cell: ({ address }) => address },
        ]}
      />
    </section>
  );
}

/** Why an attempt was refused, in words, and the matter that it concerned. */
function Result({ row: { code, route, resourceId, leftOut, method } }: { readonly row: Access }) {
  const text = useTexts(AUDIT);
  const language = useLanguage();
  const dictionary = useDictionary();
  const problem = dictionary.data?.problems.find((one) => one.code === code);
  const isOfMatter = OF_MATTER.test(route ?? '');
  const name = route?.split('/commands/')[1];
  const command = dictionary.data?.processes.flatMap(({ commands }) => commands).find((one) => one.command === name);
  return (
    <>
      {command && `${text.tried(command[language])} `}
      {problem && (language === 'zh' ? problem.meaning : problem.en)}{' '}
      {resourceId && isOfMatter && <Link to={`/matters/${resourceId}`}>{text.matter}</Link>}
      {route && (
        <details className="proof">
          <summary>{text.technical}</summary>
          <code>{[method, route].filter(Boolean).join(' ')}</code>
        </details>
      )}
      {leftOut > 0 && <small>{text.leftOut(leftOut)}</small>}
    </>
  );
}
