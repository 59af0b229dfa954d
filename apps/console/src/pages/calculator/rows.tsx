import { Button } from 'antd';
import { useTexts } from '../../words/language';
import { CALCULATOR } from './texts';

export interface SupplementRow {
  readonly noticeAt: string;
  readonly receivedAt: string;
}
export interface ExtensionRow {
  readonly days: string;
  readonly requestedAt: string;
  readonly decidedAt: string;
}

/** Supplements that were asked for, each with its two days. */
export function Supplements({
  rows,
  onChange,
}: {
  readonly rows: readonly SupplementRow[];
  readonly onChange: (rows: readonly SupplementRow[]) => void;
}) {
  const text = useTexts(CALCULATOR);
  return (
    <Rows<SupplementRow>
      what={text.supplements}
      hint={text.supplementHint}
      rows={rows}
      onChange={onChange}
      empty={{ noticeAt: '', receivedAt: '' }}
      fields={[
        ['noticeAt', text.noticeAt, 'date'],
        ['receivedAt', text.receivedAt, 'date'],
      ]}
    />
  );
}

/** Extensions that were granted, each with its working days. */
export function Extensions({
  rows,
  onChange,
}: {
  readonly rows: readonly ExtensionRow[];
  readonly onChange: (rows: readonly ExtensionRow[]) => void;
}) {
  const text = useTexts(CALCULATOR);
  return (
    <Rows<ExtensionRow>
      what={text.extensions}
      hint={text.extensionHint}
      rows={rows}
      onChange={onChange}
      empty={{ days: '', requestedAt: '', decidedAt: '' }}
      fields={[
        ['days', text.days, 'number'],
        ['requestedAt', text.requestedAt, 'date'],
        ['decidedAt', text.decidedAt, 'date'],
      ]}
    />
  );
}

function Rows<Row extends { readonly [Name in keyof Row]: string }>({
  what,
  hint,
  rows,
  onChange,
  empty,
  fields,
}: {
  readonly what: string;
  readonly hint: string;
  readonly rows: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
  readonly empty: Row;
  readonly fields: readonly (readonly [name: keyof Row & string, label: string, type: 'date' | 'number'])[];
}) {
  const text = useTexts(CALCULATOR);
  return (
    <fieldset>
      <legend>{what}</legend>
      <p className="hint">{hint}</p>
      {rows.map((row, n) => (
        <div className="filters" key={n}>
          {fields.map(([name, label, type]) => (
            <label key={name}>
              {label}
              <input
                type={type}
                min={type === 'number' ? 1 : undefined}
                value={row[name]}
                onChange={({ target }) => onChange(rows.with(n, { ...row, [name]: target.value }))}
              />
            </label>
          ))}
          <Button size="small" onClick={() => onChange(rows.toSpliced(n, 1))}>
            {text.remove(what)}
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...rows, empty])}>
        {text.add(what)}
      </Button>
    </fieldset>
  );
}
