import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../../api/client';
import { reading } from '../../api/queries';
import { ListOf } from '../../list/list-of';
import { usePages } from '../../list/pages';
import { Table } from '../../list/table';
import { Failure } from '../../shell/failure';
import { useEnumeration } from '../../words/dictionary';
import { useTexts } from '../../words/language';
import { Activate } from './activate';
import { ByAt } from './by-at';
import { ADMIN } from './texts';

type Entry = Schemas['PolicyRegister']['items'][number];
type Own = Schemas['OwnNumbers']['items'][number];

/** How the platform reads what the Regulation leaves open, and the numbers that it sets itself. */
export function Policies() {
  const text = useTexts(ADMIN);
  const stateWord = useEnumeration('ruleVersionState');
  const pages = usePages('/api/v1/policies', {});
  return (
    <>
      <section aria-labelledby="versions">
        <h2 id="versions">{text.policies}</h2>
        <ListOf<Schemas['PolicyItem']>
          pages={pages}
          caption={text.policies}
          empty={text.noPolicies}
          keyOf={({ version }) => version}
          columns={[
            { title: text.version, isHead: true, cell: ({ title }) => title },
            {
              title: text.state,
              cell: ({ state, version }) => (
                <>
                  {stateWord(state)} {state === 'CHECKED' && <Activate of="policies" version={version} />}
                </>
              ),
            },
            {
              title: text.uploaded,
              cell: ({ uploadedBy, uploadedAt }) => <ByAt by={uploadedBy} at={uploadedAt} none={text.builtIn} />,
            },
            {
              title: text.activated,
              cell: ({ activatedBy, activatedAt }) => <ByAt by={activatedBy} at={activatedAt} />,
            },
          ]}
        />
      </section>
      <Register />
      <Numbers />
    </>
  );
}

function Register() {
  const text = useTexts(ADMIN);
  const found = useQuery(reading('/api/v1/policies/register'));
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <section aria-labelledby="register">
      <h2 id="register">{text.register}</h2>
      <Table<Entry>
        caption={text.register}
        rows={found.data?.items ?? []}
        keyOf={({ id }) => id}
        columns={[
          {
            title: text.question,
            isHead: true,
            cell: ({ question, why }) => (
              <>
                {question}
                <small>{why}</small>
              </>
            ),
          },
          {
            title: text.inForce,
            cell: ({ options, inForce }) => <strong>{options.find(({ option }) => option === inForce)?.says}</strong>,
          },
          {
            title: text.others,
            cell: ({ options, inForce }) => (
              <ul>
                {options
                  .filter(({ option }) => option !== inForce)
                  .map(({ option, says, notOffered }) => (
                    <li key={option}>
                      {says}
                      {notOffered && <small>{notOffered}</small>}
                    </li>
                  ))}
              </ul>
            ),
          },
          {
            title: text.uses,
            cell: ({ uses }) => (
              <small>{uses.map(({ processTitle, clauseTitle }) => `${processTitle} ${clauseTitle}`).join('；')}</small>
            ),
          },
        ]}
      />
    </section>
  );
}

function Numbers() {
  const text = useTexts(ADMIN);
  const unit = useEnumeration('numberUnit');
  const found = useQuery(reading('/api/v1/policies/own-numbers'));
  return (
    <section aria-labelledby="numbers">
      <h2 id="numbers">{text.numbers}</h2>
      <Table<Own>
        caption={text.numbers}
        rows={found.data?.items ?? []}
        keyOf={({ name }) => name}
        columns={[
          { title: text.meaning, isHead: true, cell: ({ meaning }) => meaning },
          { title: text.number, className: 'number', cell: (row) => `${String(row.value)} ${unit(row.unit)}` },
          { title: text.why, cell: ({ why }) => why },
        ]}
      />
    </section>
  );
}
