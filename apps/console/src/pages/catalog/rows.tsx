import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { BodyProps } from '../../form/command-form';
import { Fields } from '../../form/fields';
import type { Schema } from '../../form/schema';
import { useTexts } from '../../words/language';
import { CONTENT } from './content-texts';

export type Row = Readonly<Record<string, unknown>>;

export const rowsOf = (value: unknown): readonly Row[] => (Array.isArray(value) ? (value as readonly Row[]) : []);

interface Props extends Pick<BodyProps, 'faults'> {
  readonly title: string;
  readonly path: string;
  readonly schema: Schema;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** Field that identifies a row; the console numbers new rows, and nobody writes it. */
  readonly idField: string;
  readonly prefix: string;
  /** What most rows have; all else is folded away. */
  readonly main: readonly string[];
  readonly without?: readonly string[];
  /** A field drawn by hand; `place` is the path of its row. */
  readonly extra?: (row: Row, onChange: (row: Row) => void, place: string) => ReactNode;
}

/** Rows that other parts of the document refer to: each with its main fields in a line, and the others below. */
export function IdentifiedRows({
  title,
  path,
  schema,
  value,
  onChange,
  faults,
  idField,
  prefix,
  main,
  without = [],
  extra,
}: Props) {
  const text = useTexts(CONTENT);
  const rows = rowsOf(value);
  const of = schema.items ?? {};
  const hidden = [idField, ...without];
  const others = Object.keys(of.properties ?? {}).filter((name) => !main.includes(name) && !hidden.includes(name));
  const fault = faults.byField.get(path);
  return (
    <section className="rows" aria-label={title}>
      <h3>{title}</h3>
      {fault && (
        <span className="fault" role="alert">
          {fault}
        </span>
      )}
      {rows.length === 0 && <p className="hint">{text.none}</p>}
      {rows.map((row, n) => {
        const change = (next: unknown): void => onChange(rows.with(n, next as Row));
        const common = { schema: of, path: `${path}.${String(n)}`, value: row, onChange: change, faults };
        return (
          <div
            key={typeof row[idField] === 'string' ? row[idField] : n}
            className="numbered"
            role="group"
            aria-label={text.nth(title, n + 1)}
          >
            <div className="in-line">
              <Fields {...common} only={main} />
              {extra?.(row, change, common.path)}
            </div>
            <div className="ways">
              {others.length > 0 && (
                <details>
                  <summary>{text.moreOf}</summary>
                  <Fields {...common} only={others} />
                </details>
              )}
              <Button size="small" onClick={() => onChange(rows.toSpliced(n, 1))}>
                {text.remove}
              </Button>
            </div>
          </div>
        );
      })}
      <Button size="small" onClick={() => onChange([...rows, { [idField]: nextId(rows, idField, prefix) }])}>
        {text.add(title)}
      </Button>
    </section>
  );
}

/** The id of a new row: a number above all that were given. */
function nextId(rows: readonly Row[], idField: string, prefix: string): string {
  const numbers = rows.map((row) => Number(/\d+$/.exec(String(row[idField]))?.[0] ?? 0));
  return `${prefix}${String(Math.max(0, ...numbers) + 1)}`;
}
