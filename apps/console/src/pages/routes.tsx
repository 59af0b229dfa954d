import { createBrowserRouter, type RouteObject } from 'react-router';
import { Layout } from '../shell/layout';
import { Home } from './home/home';
import { NotFound } from './not-found';

/** A page that is loaded when it is opened first. */
const page = <Name extends string>(
  path: string,
  load: () => Promise<Readonly<Record<Name, React.ComponentType>>>,
  name: Name,
): RouteObject => ({ path, lazy: async () => ({ Component: (await load())[name] }) });

/** Every page of the console by its address. */
export const ROUTER = createBrowserRouter([
  {
    Component: Layout,
    HydrateFallback: () => null,
    children: [
      { index: true, Component: Home },
      page('inbox', () => import('./inbox/inbox'), 'Inbox'),
      page('matters', () => import('./matters/matters'), 'Matters'),
      page('matters/:id', () => import('./matter/matter'), 'MatterPage'),
      page('matters/:id/act/:command', () => import('./matter/act'), 'Act'),
      page('matters/:id/clock/:clockId', () => import('./matter/clock-page'), 'ClockPage'),
      page('new/:process/:command', () => import('./matter/begin'), 'Begin'),
      page('matters/:id/reply', () => import('./reply/reply'), 'ReplyPage'),
      page('requests/new', () => import('./request/new'), 'NewRequest'),
      page('catalog', () => import('./catalog/search'), 'Catalog'),
      page('new/catalog-entry/create-draft', () => import('./catalog/draft'), 'NewEntry'),
      page('catalog/work', () => import('./catalog/work'), 'CatalogWork'),
      page('catalog/:frontCode/:sequence', () => import('./catalog/entry'), 'EntryPage'),
      page('review', () => import('./review/review'), 'Review'),
      page('supervise', () => import('./supervise/supervise'), 'Supervise'),
      page('supervise/late', () => import('./supervise/late'), 'Late'),
      page('breaches', () => import('./breaches/breaches'), 'Breaches'),
      page('breaches/:id', () => import('./breaches/breach'), 'Breach'),
      page('indicators', () => import('./indicators/indicators'), 'IndicatorsPage'),
      page('indicators/:code', () => import('./indicators/indicator-list'), 'IndicatorList'),
      page('departments', () => import('./departments/departments'), 'Departments'),
      page('departments/:id', () => import('./departments/department'), 'DepartmentPage'),
      page('calculator', () => import('./calculator/calculator'), 'Calculator'),
      page('calendar', () => import('./calendar/calendar'), 'CalendarPage'),
      page('me', () => import('./me/me'), 'MePage'),
      page('admin/:tab?', () => import('./admin/admin'), 'Admin'),
      page('audit', () => import('./audit/audit'), 'Audit'),
      page('operate', () => import('./operate/operate'), 'Operate'),
      { path: '*', Component: NotFound },
    ],
  },
]);
