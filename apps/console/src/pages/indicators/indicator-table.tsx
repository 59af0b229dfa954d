import { Fragment } from 'react';
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
  const word = useWord();
  return indicators.map((indicator) => {
    const { code, title, missing } = indicator;
    const { shown, folded } = weighed(indicator);
    return (
      <section key={code} className="indicator" aria-labelledby={code}>
        <h3 id={code}>
          <span className="number">{code}</span> {word('indicator', code, title)}{' '}
          <Clauses clauses={indicator.clauses} />
        </h3>
        {missing && (
          <p className="hint">
            {text.partly}
            {missing}
          </p>
        )}
        <Measures code={code} caption={title} measures={shown} asked={asked} />
        {folded.length > 0 && (
          <details>
            <summary>{text.folded(folded.length)}</summary>
            <Measures code={code} caption={title} measures={folded} asked={asked} />
          </details>
        )}
      </section>
    );
  });
}

/** The clauses that an indicator is about, as they are cited. */
function Clauses({ clauses }: { readonly clauses: readonly string[] }) {
  const dictionary = useDictionary();
  const titles = clauses.flatMap(
    (clause) => dictionary.data?.clauses.find((one) => one.clause === clause)?.title ?? [],
  );
  return <small>{titles.join('、')}</small>;
}

function Measures({
  code,
  caption,
  measures,
  asked,
}: {
  readonly code: string;
  readonly caption: string;
  readonly measures: readonly Measure[];
  readonly asked: Asked;
}) {
  const text = useTexts(INDICATORS);
  return (
    <table className="list">
      <caption>{caption}</caption>
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
      <tbody>
        {measures.map((measure) => (
          <tr key={measure.measure}>
            <th scope="row" data-title={text.measure}>
              {measure.title}
            </th>
            <td data-title={text.formula} className="formula">
              {measure.formula.text} <small>{text.version(measure.formula.version)}</small>
            </td>
            <td data-title={text.value} className="number value">
              <ValueOf measure={measure} />
            </td>
            <td data-title={text.counted} className="number">
              <Counts code={code} measure={measure} figures={measure} standing="COUNTED" asked={asked} />
            </td>
            <td data-title={text.provisional} className="number">
              <Counts
                code={code}
                measure={measure}
                figures={measure.provisional}
                standing="PROVISIONAL"
                asked={asked}
              />
            </td>
            <td data-title={text.needsReview} className="number">
              <Counts
                code={code}
                measure={measure}
                figures={measure.needsReview}
                standing="NEEDS_REVIEW"
                asked={asked}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
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
