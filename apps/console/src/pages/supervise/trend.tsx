import { useMemo } from 'react';
import { Chart } from '../../chart/chart';
import { Table } from '../../list/table';
import { monthInWords } from '../../words/dates';
import { useLanguage, useTexts } from '../../words/language';
import { Figure } from './figure';
import { monthsBetween, type Figures } from './figures';
import { Rate } from './limits';
import { overdueLink, type Asked } from './links';
import { SUPERVISE } from './texts';

type Month = ReturnType<typeof monthsBetween>[number];

const HEIGHT = 220;
const lateOf = ({ figures }: Month): number =>
  figures ? figures.metLate + figures.overdueNow + figures.cancelledOverdue : 0;

/** Limits that ended in each month: in time, or late. */
export function Trend({ rows, asked }: { readonly rows: readonly Figures[]; readonly asked: Asked }) {
  const text = useTexts(SUPERVISE);
  const language = useLanguage();
  const months = useMemo(() => monthsBetween(rows), [rows]);
  const option = useMemo(
    () => ({
      animation: false,
      grid: { left: 8, right: 8, top: 34, bottom: 4, containLabel: true },
      legend: { top: 0, left: 0, data: [text.inTimeBar, text.lateBar], selectedMode: false },
      xAxis: { type: 'category', data: months.map(({ month }) => month) },
      yAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: '#e3e6eb' } } },
      series: [
        bars(
          text.inTimeBar,
          '#1b4f91',
          'rect',
          months.map(({ figures }) => figures?.metInTime ?? 0),
        ),
        bars(text.lateBar, '#b3261e', 'triangle', months.map(lateOf)),
      ],
    }),
    [months, text],
  );
  return (
    <section aria-labelledby="trend">
      <h2 id="trend">{text.trend}</h2>
      <Chart option={option} height={HEIGHT} />
      <Table<Month>
        caption={text.trend}
        rows={months}
        keyOf={({ month }) => month}
        columns={[
          { title: text.month, isHead: true, cell: ({ month }) => monthInWords(month, language) },
          { title: text.ended, className: 'number', cell: ({ figures }) => figures?.ended ?? 0 },
          { title: text.metInTime, className: 'number', cell: ({ figures }) => figures?.metInTime ?? 0 },
          {
            title: text.rate,
            className: 'number',
            cell: ({ figures }) => figures && <Rate rate={figures.onTimeRate} of={figures.ended} />,
          },
          { title: text.metLate, className: 'number', cell: ({ figures }) => figures?.metLate ?? 0 },
          {
            title: text.overdueNow,
            className: 'number',
            cell: ({ month, figures }) => (
              <Figure value={figures?.overdueNow ?? 0} to={overdueLink(asked, { month })} />
            ),
          },
          { title: text.lateDays, className: 'number', cell: ({ figures }) => figures?.lateWorkingDays ?? 0 },
        ]}
      />
    </section>
  );
}

const bars = (name: string, color: string, icon: string, data: readonly number[]) => ({
  name,
  type: 'bar',
  barMaxWidth: 28,
  itemStyle: { color },
  symbol: icon,
  label: { show: true, position: 'top', color: '#1d2129' },
  data: data.map((value) => (value === 0 ? { value, label: { show: false } } : value)),
});
