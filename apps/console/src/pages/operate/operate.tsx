import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { reading } from '../../api/queries';
import { useFilters } from '../../list/filters';
import { Table } from '../../list/table';
import { Failure } from '../../shell/failure';
import { COMMON } from '../../words/common';
import { useEnumeration } from '../../words/dictionary';
import { useTexts } from '../../words/language';
import { PageTitle } from '../title';
import { useChecks, type Check } from './checks';
import { Deliveries } from './deliveries';
import { OPERATE } from './texts';

/** Time between two readings of the status, in ms. */
const AGAIN_MS = 30_000;

/** Whether anything is stuck, and whether a deadline can be missed. */
export function Operate() {
  const text = useTexts(OPERATE);
  const common = useTexts(COMMON);
  const [filters] = useFilters();
  const status = useQuery({ ...reading('/api/v1/operations/status'), refetchInterval: AGAIN_MS });
  if (status.error && !status.data) return <Failure error={status.error} onRetry={() => void status.refetch()} />;
  return (
    <article>
      <PageTitle title={text.title} lead={text.lead} />
      {status.data ? <Told status={status.data} /> : <p className="waiting">{common.loading}</p>}
      {filters.has('deliveries') && <Deliveries state={filters.get('deliveries') ?? ''} />}
    </article>
  );
}

function Told({ status }: { readonly status: Schemas['OperationsStatus'] }) {
  const text = useTexts(OPERATE);
  const stateWord = useEnumeration('deliveryState');
  const checks = useChecks()(status);
  const bad = checks.filter(({ isBad }) => isBad);
  return (
    <>
      <p className={bad.length > 0 ? 'refused' : 'follows'} role="status">
        <strong>
          {bad.length === 0 ? text.fine : bad.some(({ isOfTime }) => isOfTime) ? text.atRisk : text.stuck}
        </strong>
        {bad.length > 0 && `：${bad.map(({ title }) => title).join('、')}`}
      </p>
      <Table<Check>
        caption={text.check}
        rows={checks}
        keyOf={({ title }) => title}
        classOf={({ isBad }) => (isBad ? 'late' : undefined)}
        columns={[
          {
            title: text.check,
            isHead: true,
            cell: ({ title, why }) => (
              <>
                {title}
                {why && <small>{why}</small>}
              </>
            ),
          },
          {
            title: text.now,
            cell: ({ says, isBad }) => (
              <>
                {says.map((one) => (
                  <span key={one} className="said">
                    {one}
                  </span>
                ))}{' '}
                {isBad !== undefined && <small>{isBad ? text.bad : text.good}</small>}
              </>
            ),
          },
        ]}
      />
      <section aria-labelledby="deliveries">
        <h2 id="deliveries">{text.deliveries}</h2>
        {status.deliveries.length === 0 ? (
          <p className="empty">{text.noDeliveries}</p>
        ) : (
          <Table<(typeof status.deliveries)[number]>
            caption={text.deliveries}
            rows={status.deliveries}
            keyOf={({ state }) => state}
            classOf={({ state }) => (state === 'DEAD' ? 'late' : undefined)}
            columns={[
              { title: text.state, isHead: true, cell: ({ state }) => stateWord(state) },
              {
                title: text.count,
                className: 'number',
                cell: ({ state, deliveries }) => <Link to={`?deliveries=${state}`}>{deliveries}</Link>,
              },
            ]}
          />
        )}
      </section>
    </>
  );
}
