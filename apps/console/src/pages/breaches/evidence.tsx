import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { reading } from '../../api/queries';
import { Holding } from '../../clock/holding';
import { Strip } from '../../clock/strip';
import { ClockState } from '../../matter/clock-state';
import { useDictionary, useEnumeration } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { OtherSide } from './other-side';
import { Outages } from './outages';
import { Position } from './position';
import { Supervisions } from './supervisions';
import { BREACH } from './texts';

type Breach = Schemas['BreachCandidate'];

/** All that the judgement rests on, in the order in which it is weighed. */
export function Evidence({ breach }: { readonly breach: Breach }) {
  const { late, lateness, parties } = breach;
  return (
    <>
      <Law breach={breach} />
      {late && lateness && <LateClock matterId={late.matterId} clockId={lateness.clock.id} />}
      {late && lateness && <Holding matterId={late.matterId} clockId={lateness.clock.id} />}
      <Position breach={breach} />
      {late && <Supervisions matterId={late.matterId} departmentId={parties.responsible?.departmentId} />}
      {late && <OtherSide matterId={late.matterId} departmentId={lateness?.otherParty ?? null} />}
      <Outages outages={breach.outages} />
    </>
  );
}

/** The clause in words, and the facts where somebody registered them. */
function Law({ breach: { clause, clauseTitle, facts, late } }: { readonly breach: Breach }) {
  const text = useTexts(BREACH);
  const language = useLanguage();
  const dictionary = useDictionary();
  const caseWord = useEnumeration('breachClause');
  const law = dictionary.data?.clauses.find((one) => one.clause === clause);
  return (
    <section aria-labelledby="law">
      <h2 id="law">{text.law}</h2>
      <p>
        <strong>{law?.title}</strong> {caseWord(clause) || clauseTitle}
      </p>
      {law && (
        <blockquote lang="zh-CN" className="law-text">
          {law.text}
        </blockquote>
      )}
      {language === 'en' && law && <p className="hint">{law.heading}</p>}
      {facts && (
        <>
          <h3>{text.facts}</h3>
          <p>{facts}</p>
        </>
      )}
      {late && (
        <p>
          {text.lateMatter}：<Link to={`/matters/${late.matterId}`}>{late.subject.name}</Link>{' '}
          <small>
            {late.processTitle} {late.number}
          </small>
        </p>
      )}
    </section>
  );
}

/** The limit that was missed, day by day. */
function LateClock({ matterId, clockId }: { readonly matterId: string; readonly clockId: string }) {
  const text = useTexts(BREACH);
  const clock = useQuery(reading('/api/v1/matters/{id}/clocks/{clockId}', { path: { id: matterId, clockId } }));
  const holding = useQuery(reading('/api/v1/matters/{id}/holding', { path: { id: matterId } }));
  const lateness = holding.data?.clocks.find(({ id }) => id === clockId)?.lateness;
  return (
    <section aria-labelledby="clock">
      <h2 id="clock">{text.clock}</h2>
      {clock.error && <p className="hint">{text.hiddenClock}</p>}
      {clock.data && (
        <div className={`clock law${clock.data.late || clock.data.state === 'OVERDUE' ? ' late' : ''}`}>
          <ClockState clock={clock.data} />
          {clock.data.state === 'OVERDUE' && lateness !== undefined && (
            <p className="late-days">{text.lateNow(lateness)}</p>
          )}
          {clock.data.late && <p className="late-days">{text.lateThen}</p>}
          <Strip clock={clock.data} />
          <Link to={`/matters/${matterId}/clock/${clockId}`}>{text.explain}</Link>
        </div>
      )}
    </section>
  );
}
