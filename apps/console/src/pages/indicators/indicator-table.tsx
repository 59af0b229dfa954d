import { Fragment, useState } from 'react';
import { Link } from 'react-router';
import { useDictionary, useWord } from '../../words/dictionary';
import { useTexts } from '../../words/language';
import {
  isShare,
  listLink,
  weighed,
  type Asked,
  type Indicator,
  type Measure,
  type Part,
  type Standing,
} from './measures';
import { INDICATORS } from './texts';
import { ValueOf } from './value-of';

/** Computed indicators: each with its numbers, and those that count nothing folded away. */
export function IndicatorTable({
  indicators,
  asked,
}: {
  readonly indicators: readonly Indicator[];
  readonly asked: Asked;
}) {
  const text = useTexts(INDICATORS);
  return (
    <table className="list numbers">
      <caption>{text.computed}</caption>
      <thead>
        <tr>
          <th scope="col">{text.measure}</th>
          <th scope="col">{text.formula}</th>
          <th scope="col" className="number">
            {text.value}
          </th>
          <th scope="col" className="number">
            {text.counted}
          </th>
          <th scope="col" className="number">
            {text.provisional}
          </th>
          <th scope="col" className="number">
            {text.needsReview}
          </th>
        </tr>
      </thead>
      {indicators.map((indicator) => (
        <Numbers key={indicator.code} indicator={indicator} asked={asked} />
      ))}
    </table>
  );
}

const COLUMNS = 6;

/** One indicator: its name, then a row a number. */
function Numbers({ indicator, asked }: { readonly indicator: Indicator; readonly asked: Asked }) {
  const text = useTexts(INDICATORS);
  const word = useWord();
  const [isWhole, setWhole] = useState(false);
  const { code, title, missing, clauses } = indicator;
  const { shown, folded } = weighed(indicator);
  const rows = isWhole ? indicator.measures : shown;
  return (
    <tbody>
      <tr className="indicator">
        <th scope="rowgroup" colSpan={COLUMNS}>
          <span className="number">{code}</span> {word('indicator', code, title)} <Clauses clauses={clauses} />
          {missing && (
            <small>
              {text.partly}
              {missing}
            </small>
          )}
          {folded.length > 0 && (
            <button type="button" className="link" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
              {text.folded(folded.length)}
            </button>
          )}
        </th>
      </tr>
      {rows.map((measure) => (
        <NumberRow key={measure.measure} code={code} measure={measure} asked={asked} />
      ))}
    </tbody>
  );
}

/** The clauses that an indicator is about, as they are cited. */
function Clauses({ clauses }: { readonly clauses: readonly string[] }) {
  const dictionary = useDictionary();
  const titles = clauses.flatMap(
    (clause) => dictionary.data?.clauses.find((one) => one.clause === clause)?.title ?? [],
  );
  return <small>{titles.join('、')}</small>;
}

function NumberRow({
  code,
  measure,
  asked,
}: {
  readonly code: string;
  readonly measure: Measure;
  readonly asked: Asked;
}) {
  const text = useTexts(INDICATORS);
  const counts = (figures: Pick<Measure, 'numerator' | 'denominator'>, standing: Standing) => (
    <Counts code={code} measure={measure} figures={figures} standing={standing} asked={asked} />
  );
  return (
    <tr>
      <th scope="row" data-title={text.measure}>
        {measure.title}
      </th>
      <td data-title={text.formula} className="formula">
        {measure.formula.text} <span>{text.version(measure.formula.version)}</span>
      </td>
      <td data-title={text.value} className="number value">
        <ValueOf measure={measure} />
      </td>
      <td data-title={text.counted} className="number">
        {counts(measure, 'COUNTED')}
      </td>
      <td data-title={text.provisional} className="number">
        {counts(measure.provisional, 'PROVISIONAL')}
      </td>
      <td data-title={text.needsReview} className="number">
        {counts(measure.needsReview, 'NEEDS_REVIEW')}
      </td>
    </tr>
  );
}

/** Numerator and denominator of a share, else the one count; each opens its list. */
function Counts({
  code,
  measure,
  figures: { numerator, denominator },
  standing,
  asked,
}: {
  readonly code: string;
  readonly measure: Measure;
  readonly figures: Pick<Measure, 'numerator' | 'denominator'>;
  readonly standing: Standing;
  readonly asked: Asked;
}) {
  const text = useTexts(INDICATORS);
  const parts: readonly (readonly [Part, number])[] = isShare(measure)
    ? [
        ['NUMERATOR', numerator],
        ['DENOMINATOR', denominator],
      ]
    : [['DENOMINATOR', denominator]];
  return parts.map(([part, count], n) => (
    <Fragment key={part}>
      {n > 0 && ` ${text.of} `}
      {count === 0 ? count : <Link to={listLink(code, measure.measure, part, standing, asked)}>{count}</Link>}
    </Fragment>
  ));
}
