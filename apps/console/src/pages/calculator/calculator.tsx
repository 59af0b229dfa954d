import { useState } from 'react';
import type { Schemas } from '../../api/client';
import { Labelled } from '../../form/labelled';
import { useFilters } from '../../list/filters';
import { DivisionFilter } from '../../list/scope-filters';
import '../../styles/calendar.css';
import { useArticles } from '../../words/articles';
import { useEnumeration } from '../../words/dictionary';
import { useTexts } from '../../words/language';
import { PageTitle } from '../title';
import { LIMITS } from './limits';
import { Result } from './result';
import { Extensions, Supplements, type ExtensionRow, type SupplementRow } from './rows';
import { CALCULATOR } from './texts';

/** Counts a limit of the Regulation; what is asked stands in the address, except supplements and extensions. */
export function Calculator() {
  const text = useTexts(CALCULATOR);
  const limitWord = useEnumeration('lawLimit');
  const articles = useArticles();
  const [filters, change] = useFilters();
  const [supplements, setSupplements] = useState<readonly SupplementRow[]>([]);
  const [extensions, setExtensions] = useState<readonly ExtensionRow[]>([]);
  const limit = LIMITS[filters.get('limit') ?? ''];
  const triggeredAt = filters.get('from') ?? '';
  const divisionCode = filters.get('division') ?? '';
  const body: Schemas['DeadlineBody'] | undefined =
    limit && triggeredAt !== ''
      ? {
          ...limit,
          triggeredAt,
          ...(divisionCode !== '' && { divisionCode }),
          ...whole(supplements, extensions),
        }
      : undefined;
  return (
    <article className="calculator">
      <PageTitle title={text.title} lead={text.lead} />
      <form className="asked" onSubmit={(event) => event.preventDefault()}>
        <Labelled path="limit" label={text.limit} isRequired fault={undefined}>
          {({ id, describedBy }) => (
            <select
              id={id}
              aria-describedby={describedBy}
              value={filters.get('limit') ?? ''}
              onChange={({ target }) => change({ limit: target.value })}
            >
              <option value="">{text.choose}</option>
              {Object.entries(LIMITS).map(([code, { clause }]) => (
                <option key={code} value={code}>
                  {`${articles(clause)} ${limitWord(code)}`}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <Labelled path="triggeredAt" label={text.triggeredAt} isRequired fault={undefined}>
          {({ id, describedBy }) => (
            <input
              id={id}
              type="date"
              aria-describedby={describedBy}
              value={triggeredAt}
              onChange={({ target }) => change({ from: target.value })}
            />
          )}
        </Labelled>
        <div className="field division">
          <DivisionFilter filters={filters} change={change} />
          <span className="hint">{text.division}</span>
        </div>
        <details>
          <summary>{text.more}</summary>
          <Supplements rows={supplements} onChange={setSupplements} />
          <Extensions rows={extensions} onChange={setExtensions} />
        </details>
      </form>
      <section aria-labelledby="result" aria-live="polite">
        <h2 id="result">{text.result}</h2>
        {body ? (
          <Result body={body} title={limitWord(filters.get('limit') ?? '')} />
        ) : (
          <p className="empty">{text.empty}</p>
        )}
      </section>
    </article>
  );
}

/** The rows that are filled so far as the calculator takes them. */
function whole(
  supplements: readonly SupplementRow[],
  extensions: readonly ExtensionRow[],
): Pick<Schemas['DeadlineBody'], 'supplements' | 'extensions'> {
  const given = supplements.filter(({ noticeAt, receivedAt }) => noticeAt !== '' && receivedAt !== '');
  const more = extensions.filter(({ days }) => days !== '');
  return {
    ...(given.length > 0 && { supplements: given.map((row) => ({ ...row })) }),
    ...(more.length > 0 && {
      extensions: more.map(({ days, requestedAt, decidedAt }) => ({
        days: Number(days),
        ...(requestedAt !== '' && { requestedAt }),
        ...(decidedAt !== '' && { decidedAt }),
      })),
    }),
  };
}
