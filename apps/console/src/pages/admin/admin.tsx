import { NavLink, useParams } from 'react-router';
import '../../styles/admin.css';
import { useTexts } from '../../words/language';
import { NotFound } from '../not-found';
import { PageTitle } from '../title';
import { Accounts } from './accounts';
import { Calendars } from './calendars';
import { Organisation } from './organisation';
import { Policies } from './policies';
import { ADMIN } from './texts';

const TABS = { calendars: Calendars, policies: Policies, organisation: Organisation, accounts: Accounts } as const;
type Tab = keyof typeof TABS;
const isTab = (name: string): name is Tab => Object.hasOwn(TABS, name);

/** What administrators look after; each part has its address. */
export function Admin() {
  const text = useTexts(ADMIN);
  const { tab = 'calendars' } = useParams();
  if (!isTab(tab)) return <NotFound />;
  const Content = TABS[tab];
  return (
    <article className="admin">
      <PageTitle title={text.title} lead={text.lead} />
      <nav className="tabs" aria-label={text.tabs}>
        {(Object.keys(TABS) as readonly Tab[]).map((name) => (
          <NavLink
            key={name}
            to={`/admin/${name}`}
            {...(name === tab && { className: 'active', 'aria-current': 'page' as const })}
          >
            {text[name]}
          </NavLink>
        ))}
      </nav>
      <Content />
    </article>
  );
}
