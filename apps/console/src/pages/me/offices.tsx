import { Link } from 'react-router';
import { Table, type Column } from '../../list/table';
import { holds, type Me } from '../../shell/me';
import { useToday } from '../../shell/now';
import { instantInWords } from '../../words/dates';
import { useWord } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { ME } from './texts';

type Office = Me['offices'][number];
type Delegated = Me['delegations']['given'][number];

/** The offices of the person, each with its department and its end. */
export function Offices({ me }: { readonly me: Me }) {
  const text = useTexts(ME);
  const until = useUntil();
  const word = useWord();
  const how = ({ onBehalfOf, inherited }: Office): string =>
    onBehalfOf ? text.behalf(onBehalfOf) : inherited ? text.inherited : text.own;
  return (
    <section aria-labelledby="offices">
      <h2 id="offices">{text.offices}</h2>
      {me.offices.length === 0 ? (
        <p className="empty">{text.noOffices}</p>
      ) : (
        <Table<Office>
          caption={text.offices}
          rows={me.offices}
          keyOf={({ role, departmentId, onBehalfOf }) => [role, departmentId, onBehalfOf].join()}
          columns={[
            { title: text.office, isHead: true, cell: ({ role, roleTitle }) => word('role', role, roleTitle) },
            {
              title: text.department,
              cell: ({ departmentId, department }) => <Link to={`/departments/${departmentId}`}>{department}</Link>,
            },
            { title: text.division, cell: ({ division }) => division },
            { title: text.how, cell: how },
            { title: text.until, cell: ({ heldTo }) => until(heldTo) },
          ]}
        />
      )}
      {me.auditedDivisions.length > 0 && <p>{text.audited(me.auditedDivisions.map(({ name }) => name).join('、'))}</p>}
    </section>
  );
}

/** Offices that the person lets others exercise, and those of others that the person exercises. */
export function Delegations({ me }: { readonly me: Me }) {
  const text = useTexts(ME);
  return (
    <section aria-labelledby="delegations">
      <h2 id="delegations">{text.delegations}</h2>
      <h3>{text.given}</h3>
      <DelegatedOffices title={text.given} empty={text.noGiven} rows={me.delegations.given} />
      <h3>{text.received}</h3>
      <DelegatedOffices title={text.received} empty={text.noReceived} rows={me.delegations.received} />
      {holds(me, 'SYSADMIN') && (
        <p className="ways">
          <Link className="button" to="/new/delegation/propose-delegation">
            {text.delegate}
          </Link>
        </p>
      )}
    </section>
  );
}

function DelegatedOffices({
  title,
  empty,
  rows,
}: {
  readonly title: string;
  readonly empty: string;
  readonly rows: readonly Delegated[];
}) {
  const text = useTexts(ME);
  const until = useUntil();
  const word = useWord();
  const columns: readonly Column<Delegated>[] = [
    { title: text.who, isHead: true, cell: ({ accountId }) => accountId },
    { title: text.office, cell: ({ role, roleTitle }) => word('role', role, roleTitle) },
    { title: text.department, cell: ({ department }) => department },
    { title: text.from, cell: ({ heldFrom }) => until(heldFrom) },
    { title: text.until, cell: ({ heldTo }) => until(heldTo) },
    { title: text.state, cell: ({ inEffect }) => (inEffect ? text.isOn : text.isOff) },
  ];
  if (rows.length === 0) return <p className="empty">{empty}</p>;
  return (
    <Table<Delegated>
      caption={title}
      rows={rows}
      keyOf={({ accountId, role, departmentId, heldFrom }) => [accountId, role, departmentId, heldFrom].join()}
      columns={columns}
    />
  );
}

/** Returns a function that says an instant, or that there is no end. */
export function useUntil(): (instant: string | null) => string {
  const text = useTexts(ME);
  const language = useLanguage();
  const today = useToday();
  return (instant) => (instant ? instantInWords(instant, language, today) : text.open);
}
