import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';
import { useLowBandwidth } from '../shell/low-bandwidth';

/**
 * A drawing of numbers that a table beside it has too; screen readers read the table. It is not shown where traffic is
 * saved. `onOpen` is told the number of the bar that was chosen.
 */
export function Chart({
  option,
  height,
  onOpen,
}: {
  readonly option: EChartsCoreOption;
  readonly height: number;
  readonly onOpen?: (bar: number) => void;
}) {
  const isLow = useLowBandwidth();
  const place = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<EChartsType>();

  useEffect(() => {
    const { current } = place;
    if (isLow || !current) return undefined;
    let isGone = false;
    let made: EChartsType | undefined;
    const size = new ResizeObserver(() => made?.resize());
    void import('./draw').then(({ init }) => {
      if (isGone) return;
      made = init(current);
      size.observe(current);
      setChart(made);
    });
    return () => {
      isGone = true;
      size.disconnect();
      made?.dispose();
      setChart(undefined);
    };
  }, [isLow]);
  useEffect(() => chart?.setOption(option, true), [chart, option]);
  useEffect(() => chart?.resize({ height }), [chart, height]);
  useEffect(() => {
    if (!chart || !onOpen) return undefined;
    const open = ({ dataIndex }: { dataIndex?: number }): void => {
      if (dataIndex !== undefined) onOpen(dataIndex);
    };
    chart.on('click', open);
    return () => {
      chart.off('click', open);
    };
  }, [chart, onOpen]);

  if (isLow) return null;
  return <div className="chart" ref={place} style={{ height }} aria-hidden="true" />;
}
