import { Button } from 'antd';
import type { BodyProps } from '../../form/command-form';
import { Fields } from '../../form/fields';
import type { Schema } from '../../form/schema';
import { useTexts } from '../../words/language';
import { REQUEST } from './texts';

/** The legal bases of a request, each in one line: kind, title, article. */
export function BasesField({
  schema,
  value,
  onChange,
  faults,
}: Pick<BodyProps, 'faults'> & {
  readonly schema: Schema;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}) {
  const text = useTexts(REQUEST);
  const given = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const rows = given.length === 0 ? [{}] : given;
  const change = (next: readonly unknown[]): void => onChange(next.length === 0 ? undefined : next);
  const fault = faults.byField.get('legalBases');
  return (
    <>
      {rows.map((row, n) => (
        <div className="basis-row" role="group" aria-label={text.nthBasis(n + 1)} key={n}>
          <Fields
            schema={schema.items ?? {}}
            path={`legalBases.${String(n)}`}
            value={row}
            onChange={(next) => change(rows.with(n, next))}
            faults={faults}
          />
          {given.length > 0 && (
            <Button size="small" onClick={() => change(given.toSpliced(n, 1))}>
              {text.removeBasis}
            </Button>
          )}
        </div>
      ))}
      {fault && (
        <span className="fault" role="alert">
          {fault}
        </span>
      )}
      <Button onClick={() => change([...rows, {}])}>{text.addBasis}</Button>
    </>
  );
}
