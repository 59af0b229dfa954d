import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { reading } from '../../api/queries';
import { useFilters } from '../../list/filters';
import { CutOffFilter, DepartmentFilter, DivisionFilter, scopeIn } from '../../list/scope-filters';
import { Failure } from '../../shell/failure';
import { useMe } from '../../shell/me';
import { useToday } from '../../shell/now';
import '../../styles/supervise.css';
import { COMMON } from '../../words/common';
import { instantInWords } from '../../words/dates';
import { useDictionary } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { PageTitle } from '../title';
import { Departments } from './departments';
import { Judged } from './judged';
import { Limits } from './limits';
import { overdueLink, ownScope } from './links';
import { SUPERVISE } from './texts';
import { Trend } from './trend';

/** How many limits are overdue, whose, how long, under which clause, and month by month. */
export function Supervise() {
  const text = useTexts(SUPERVISE);
  const common = useTexts(COMMON);
  const language = useLanguage();
  const today = useToday();
  const me = useMe();
  const words = useDictionary();
  const [filters, change] = useFilters();
  const query = scopeIn(filters);
  const isChosen = query.division !== undefined || query.department !== undefined;
  const asked = { ...(!isChosen && ownScope(me.data)), ...query };
  const limits = useQuery(reading('/api/v1/lateness', { query: { ...query, by: 'LIMIT' } }));
  const departments = useQuery(reading('/api/v1/lateness', { query: { ...query, by: 'DEPARTMENT,LIMIT' } }));
  const months = useQuery(reading('/api/v1/lateness', { query: { ...query, by: 'MONTH' } }));
  const late = overdueLink(asked);
  return (
    <article className="supervise">
      <PageTitle title={text.title} lead={text.lead}>
        {late && (
          <Link className="button" to={late}>
            {text.late}
          </Link>
        )}
      </PageTitle>
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <DivisionFilter filters={filters} change={change} />
        <DepartmentFilter filters={filters} change={change} />
        <CutOffFilter filters={filters} change={change} />
        <Link to="/supervise">{common.clear}</Link>
        {limits.data && <output>{text.asOf(instantInWords(limits.data.asOf, language, today))}</output>}
      </form>
      {limits.error && !limits.data && <Failure error={limits.error} onRetry={() => void limits.refetch()} />}
      {limits.isPending && <p className="waiting">{common.loading}</p>}
      {limits.data?.clocks.length === 0 && <p className="empty">{text.noFigures}</p>}
      {words.data && limits.data && limits.data.clocks.length > 0 && (
        <>
          <Limits rows={limits.data.clocks} asked={asked} />
          {departments.data && <Departments rows={departments.data.clocks} asked={asked} />}
          {months.data && <Trend rows={months.data.clocks} asked={asked} />}
          {(departments.isPending || months.isPending) && <p className="waiting">{common.loading}</p>}
        </>
      )}
      {limits.data && (
        <Judged figures={limits.data.judged} department={query.department} isPast={query.cutOff !== undefined} />
      )}
    </article>
  );
}
