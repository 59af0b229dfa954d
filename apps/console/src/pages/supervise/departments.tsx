import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import { Chart } from '../../chart/chart';
import { Table } from '../../list/table';
import { useLowBandwidth } from '../../shell/low-bandwidth';
import { useToday } from '../../shell/now';
import { dayInWords } from '../../words/dates';
import { useEnumeration } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { Figure } from './figure';
import { byDepartment, LAW_LIMITS, type DepartmentFigures, type Figures } from './figures';
import { overdueLink, type Asked } from './links';
import { SUPERVISE } from './texts';

/** Departments that the drawing has room for; the table has all. */
const DRAWN = 15;
const BAR_HEIGHT = 30;
const AXIS_HEIGHT = 40;

/** Overdue clocks of each department, drawn and as a table, with the limits apart. */
export function Departments({ rows, asked }: { readonly rows: readonly Figures[]; readonly asked: Asked }) {
  const text = useTexts(SUPERVISE);
  const language = useLanguage();
  const today = useToday();
  const limitWord = useEnumeration('lawLimit');
  const isLow = useLowBandwidth();
  const departments = useMemo(() => byDepartment(rows), [rows]);
  const late = departments.filter(({ sum }) => sum.overdueNow > 0);
  const drawn = late.slice(0, DRAWN);
  const linkOf = (department: string, limit?: (typeof LAW_LIMITS)[number]): string | undefined =>
    overdueLink({ department, cutOff: asked.cutOff }, { limit });
  const used = LAW_LIMITS.filter((limit) => departments.some(({ byLimit }) => byLimit.has(limit)));
  return (
    <section aria-labelledby="by-department">
      <h2 id="by-department">{text.byDepartment}</h2>
      {drawn.length > 0 && <Bars departments={drawn} linkOf={linkOf} />}
      {!isLow && late.length > DRAWN && <p className="hint">{text.more(DRAWN)}</p>}
      <Table<DepartmentFigures>
        caption={text.byDepartment}
        rows={departments}
        keyOf={({ departmentId }) => departmentId}
        classOf={({ sum }) => (sum.overdueNow > 0 ? 'late' : undefined)}
        columns={[
          {
            title: text.department,
            isHead: true,
            cell: ({ departmentId, name }) => <Link to={`/departments/${departmentId}`}>{name}</Link>,
          },
          {
            title: text.overdueNow,
            className: 'number',
            cell: ({ departmentId, sum }) => (
              <strong>
                <Figure value={sum.overdueNow} to={linkOf(departmentId)} />
              </strong>
            ),
          },
          ...used.map((limit) => ({
            title: limitWord(limit),
            className: 'number limit',
            cell: ({ departmentId, byLimit }: DepartmentFigures) => {
              const own = byLimit.get(limit);
              return own && <Figure value={own.overdueNow} to={linkOf(departmentId, limit)} />;
            },
          })),
          { title: text.ended, className: 'number', cell: ({ sum }) => sum.ended },
          { title: text.lateDays, className: 'number', cell: ({ sum }) => sum.lateWorkingDays },
          {
            title: text.oldest,
            cell: ({ sum: { oldest } }) =>
              oldest && text.oldestOf(dayInWords(oldest.lastDay, language, today), oldest.lateWorkingDays),
          },
        ]}
      />
      {asked.cutOff !== undefined && <p className="hint">{text.noPast}</p>}
    </section>
  );
}

/** A bar a department; a click opens its overdue clocks. */
function Bars({
  departments,
  linkOf,
}: {
  readonly departments: readonly DepartmentFigures[];
  readonly linkOf: (department: string) => string | undefined;
}) {
  const navigate = useNavigate();
  const option = useMemo(() => barsOf(departments), [departments]);
  const open = (bar: number): void => {
    const to = linkOf(departments[bar]?.departmentId ?? '');
    if (to !== undefined) void navigate(to);
  };
  return <Chart option={option} height={departments.length * BAR_HEIGHT + AXIS_HEIGHT} onOpen={open} />;
}

const barsOf = (departments: readonly DepartmentFigures[]) => ({
  animation: false,
  grid: { left: 8, right: 40, top: 4, bottom: 4, containLabel: true },
  xAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: '#e3e6eb' } } },
  yAxis: {
    type: 'category',
    inverse: true,
    data: departments.map(({ name }) => name),
    axisLabel: { color: '#1d2129' },
  },
  series: [
    {
      type: 'bar',
      barMaxWidth: 18,
      itemStyle: { color: '#b3261e' },
      label: { show: true, position: 'right', color: '#1d2129' },
      data: departments.map(({ sum }) => sum.overdueNow),
    },
  ],
});
