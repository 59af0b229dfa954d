import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { Suspense, useEffect, useRef } from 'react';
import { NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { Refusal } from '../api/client';
import { signIn, useSessionEnded } from '../api/session';
import { useTexts } from '../words/language';
import { COMMON } from '../words/common';
import { listen, useConnection } from './live';
import { holds, useMe, type Me } from './me';
import { clockRead } from './now';
import { PersonMenu } from './person-menu';
import { RehearsalBanner } from './rehearsal-banner';
import { Failure } from './failure';
import { SHELL } from './texts';

interface Place {
  readonly to: string;
  readonly text: keyof typeof SHELL.zh;
  /** Whose work it is: a help for the eye. What may be read, the API decides. */
  readonly for: (me: Me) => boolean;
}

const all = (): boolean => true;
const inDepartment = (me: Me): boolean => holds(me, 'WB_HANDLER', 'WB_LEAD', 'DEPT_HEAD', 'ASSESSOR');
const above = (me: Me): boolean => holds(me, 'SA_REVIEWER', 'SA_SUPERVISOR', 'SA_HEAD', 'GOV_DECIDER');

const PLACES: readonly Place[] = [
  { to: '/', text: 'home', for: all },
  { to: '/inbox', text: 'inbox', for: all },
  { to: '/matters', text: 'matters', for: all },
  { to: '/catalog', text: 'catalog', for: all },
  { to: '/catalog/work', text: 'catalogWork', for: inDepartment },
  { to: '/review', text: 'review', for: (me) => holds(me, 'SA_REVIEWER', 'SA_HEAD') },
  { to: '/supervise', text: 'supervise', for: (me) => above(me) || holds(me, 'DEPT_HEAD', 'WB_LEAD', 'AUDITOR') },
  { to: '/breaches', text: 'breaches', for: (me) => above(me) || inDepartment(me) },
  { to: '/indicators', text: 'indicators', for: (me) => above(me) || holds(me, 'AUDITOR', 'DEPT_HEAD') },
  { to: '/departments', text: 'departments', for: all },
  { to: '/calendar', text: 'calendar', for: all },
  { to: '/calculator', text: 'calculator', for: all },
  { to: '/admin', text: 'admin', for: (me) => holds(me, 'SYSADMIN') },
  { to: '/audit', text: 'audit', for: (me) => holds(me, 'AUDITOR') },
  { to: '/operate', text: 'operate', for: (me) => holds(me, 'PLATFORM_OPERATOR') },
];

/** The frame of every page: where one can go, who one is, what is new, and whether the platform is reached. */
export function Layout() {
  const text = useTexts(SHELL);
  const common = useTexts(COMMON);
  const me = useMe();
  const queries = useQueryClient();
  const hasEnded = useSessionEnded();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const clock = me.data?.clock;

  useEffect(() => {
    if (clock) clockRead(clock);
  }, [clock]);
  const isSignedIn = me.data !== undefined;
  useEffect(() => (isSignedIn ? listen(queries) : undefined), [isSignedIn, queries]);
  const isStranger = me.error instanceof Refusal && me.error.status === 401;
  useEffect(() => {
    if (isStranger) signIn();
  }, [isStranger]);
  useEffect(() => main.current?.focus({ preventScroll: true }), [pathname]);

  if (isStranger) return null;
  if (me.isError) return <Failure error={me.error} onRetry={() => void me.refetch()} />;
  if (!me.data) return <p className="waiting">{common.loading}</p>;
  const places = PLACES.filter((place) => place.for(me.data));
  return (
    <>
      <a className="skip" href="#main">
        {text.skip}
      </a>
      {clock?.mode === 'rehearsal' && <RehearsalBanner />}
      <ConnectionNotice />
      <header className="top">
        <NavLink to="/" className="product">
          {common.product}
        </NavLink>
        <Search />
        <NavLink to="/inbox?unread=true" className="unread" data-count={me.data.unread}>
          {text.unread(me.data.unread)}
        </NavLink>
        <PersonMenu me={me.data} />
      </header>
      <div className="body">
        <nav className="places" aria-label={text.nav}>
          <ul>
            {places.map(({ to, text: name }) => (
              <li key={to}>
                <NavLink to={to} end={to === '/' || to === '/catalog'}>
                  {text[name] as string}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <main id="main" ref={main} tabIndex={-1}>
          {me.data.offices.length === 0 && me.data.auditedDivisions.length === 0 && (
            <p className="notice" role="note">
              <strong>{text.noOfficeNow}</strong> {text.noOfficeWhy}
            </p>
          )}
          <Suspense fallback={<p className="waiting">{common.loading}</p>}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <Modal
        open={hasEnded}
        title={text.ended}
        closable={false}
        footer={
          <Button type="primary" autoFocus onClick={() => signIn()}>
            {text.signIn}
          </Button>
        }
      >
        <p>{text.endedWhy}</p>
      </Modal>
    </>
  );
}

function ConnectionNotice() {
  const text = useTexts(SHELL);
  const connection = useConnection();
  return (
    <div role="status" aria-live="polite">
      {connection === 'LOST' && <p className="lost">{text.lost}</p>}
    </div>
  );
}

function Search() {
  const text = useTexts(SHELL);
  const navigate = useNavigate();
  return (
    <search>
      <form
        className="find"
        onSubmit={(event) => {
          event.preventDefault();
          const q = new FormData(event.currentTarget).get('q');
          if (typeof q === 'string' && q.trim() !== '')
            void navigate(`/matters?${new URLSearchParams({ q: q.trim() }).toString()}`);
        }}
      >
        <input type="search" name="q" maxLength={100} placeholder={text.search} aria-label={text.search} />
      </form>
    </search>
  );
}
