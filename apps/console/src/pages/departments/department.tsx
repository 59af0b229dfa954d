import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { Schemas } from '../../api/client';
import { reading } from '../../api/queries';
import { Table } from '../../list/table';
import { Failure } from '../../shell/failure';
import { useToday } from '../../shell/now';
import '../../styles/departments.css';
import { COMMON } from '../../words/common';
import { dayInWords, dayOf } from '../../words/dates';
import { useDictionary, useEnumeration, useWord } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { NotFound } from '../not-found';
import { Judged } from '../supervise/judged';
import { Limits } from '../supervise/limits';
import '../../styles/supervise.css';
import { PageTitle } from '../title';
import { DEPARTMENTS } from './texts';

const MOST = 200;

/** One department: its working body, its offices as far as one may see them, and its figures. */
export function DepartmentPage() {
  const { id = '' } = useParams();
  const text = useTexts(DEPARTMENTS);
  const common = useTexts(COMMON);
  const found = useQuery(reading('/api/v1/organisation/departments', { query: { q: id, limit: MOST } }));
  if (found.error && !found.data) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <p className="waiting">{common.loading}</p>;
  const department = found.data.items.find((one) => one.id === id);
  if (!department) return <NotFound />;
  return (
    <article className="department-page" key={id}>
      <PageTitle title={department.name} lead={department.division}>
        <Link className="button" to="/departments">
          {text.back}
        </Link>
      </PageTitle>
      <div className="columns">
        <div>
          <About department={department} />
          <People departmentId={id} />
        </div>
        <aside>
          <Ways departmentId={id} />
        </aside>
      </div>
      <FiguresOf departmentId={id} />
    </article>
  );
}

function About({ department }: { readonly department: Schemas['DepartmentItem'] }) {
  const text = useTexts(DEPARTMENTS);
  const language = useLanguage();
  const today = useToday();
  const kind = useEnumeration('departmentKind');
  const { workingBody, uscc, frontCode, endedAt, successor, successorName } = department;
  const pairs: readonly (readonly [string, React.ReactNode])[] = [
    [text.kind, kind(department.kind)],
    [text.body, workingBody ?? text.noBody],
    [text.uscc, uscc],
    [text.frontCode, frontCode],
    [text.active, endedAt && text.ended(dayInWords(dayOf(endedAt), language, today))],
    [text.successor, successor && <Link to={`/departments/${successor}`}>{successorName}</Link>],
  ];
  return (
    <section aria-labelledby="about">
      <h2 id="about">{text.about}</h2>
      <dl className="pairs">
        {pairs
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

/** Accounts with their offices in this department, as far as the person may see them. */
function People({ departmentId }: { readonly departmentId: string }) {
  const text = useTexts(DEPARTMENTS);
  const word = useWord();
  const accounts = useQuery(
    reading('/api/v1/organisation/accounts', { query: { department: departmentId, limit: MOST } }),
  );
  const rows = accounts.data?.items ?? [];
  return (
    <section aria-labelledby="people">
      <h2 id="people">{text.people}</h2>
      {accounts.data && rows.length === 0 && <p className="hint">{text.hidden}</p>}
      {rows.length > 0 && (
        <>
          <p className="hint">{text.peopleWhy}</p>
          <Table<Schemas['AccountItem']>
            caption={text.people}
            rows={rows}
            keyOf={({ accountId }) => accountId}
            columns={[
              { title: text.account, isHead: true, cell: ({ accountId }) => accountId },
              {
                title: text.offices,
                cell: ({ offices }) =>
                  offices
                    .filter((office) => office.departmentId === departmentId)
                    .map(({ role, roleTitle }) => word('role', role, roleTitle))
                    .join('、'),
              },
            ]}
          />
        </>
      )}
    </section>
  );
}

/** Lists of this department. */
function Ways({ departmentId }: { readonly departmentId: string }) {
  const text = useTexts(DEPARTMENTS);
  const papers = useQuery(reading('/api/v1/papers', { query: { department: departmentId } }));
  const bulletin = papers.data?.items.find(({ kind }) => kind === 'department-bulletin');
  const to = (path: string, query: Readonly<Record<string, string>>): string =>
    `${path}?${new URLSearchParams(query).toString()}`;
  const ways = [
    [text.catalog, to('/catalog', { provider: departmentId })],
    [text.held, to('/matters', { holder: departmentId, closed: 'false' })],
    [text.late, to('/supervise/late', { department: departmentId })],
    [text.breaches, to('/breaches', { department: departmentId })],
    [text.indicators, to('/indicators', { department: departmentId })],
  ] as const;
  return (
    <section aria-labelledby="ways">
      <h2 id="ways">{text.links}</h2>
      <ul>
        {ways.map(([name, address]) => (
          <li key={name}>
            <Link to={address}>{name}</Link>
          </li>
        ))}
        {bulletin && (
          <li>
            <a href={`${bulletin.href}&format=pdf`} target="_blank" rel="noreferrer">
              {text.bulletin}
            </a>
          </li>
        )}
      </ul>
    </section>
  );
}

/** How the department keeps its limits, and the candidates about it. */
function FiguresOf({ departmentId }: { readonly departmentId: string }) {
  const text = useTexts(DEPARTMENTS);
  const words = useDictionary();
  const found = useQuery(reading('/api/v1/lateness', { query: { department: departmentId, by: 'LIMIT' } }));
  if (!found.data || !words.data) return null;
  return (
    <section aria-labelledby="figures" className="supervise">
      <h2 id="figures">{text.figures}</h2>
      {found.data.clocks.length === 0 ? (
        <p className="empty">{text.noFigures}</p>
      ) : (
        <Limits rows={found.data.clocks} asked={{ department: departmentId }} />
      )}
      <Judged figures={found.data.judged} department={departmentId} />
    </section>
  );
}
