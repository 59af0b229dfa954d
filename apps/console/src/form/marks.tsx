import { useId } from 'react';
import { useWord } from '../words/dictionary';
import { useTexts } from '../words/language';
import type { FieldProps } from './field-props';
import { Labelled } from './labelled';
import { useLabel } from './labels';
import type { Schema } from './schema';
import { FORM } from './texts';

/** Several of a few: each is a box to mark. */
export function Many({
  name,
  path,
  schema,
  of,
  isRequired,
  value,
  onChange,
  faults,
}: FieldProps & { readonly of: Schema }) {
  const label = useLabel();
  const word = useWord();
  const chosen = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const offered = of.enum ?? [];
  const toggle = (code: unknown, isOn: boolean): void => {
    const next = offered.filter((one) => (one === code ? isOn : chosen.includes(one)));
    onChange(next.length === 0 ? undefined : next);
  };
  return (
    <Labelled
      path={path}
      label={label(name, schema.title)}
      hint={schema.description}
      isRequired={isRequired}
      fault={faults.byField.get(path)}
    >
      {({ id, describedBy }) => (
        <span className="choices" role="group" id={id} aria-describedby={describedBy}>
          {offered.map((code, n) => (
            <label key={String(code)}>
              <input
                type="checkbox"
                value={String(code)}
                checked={chosen.includes(code)}
                onChange={({ target }) => toggle(code, target.checked)}
              />{' '}
              {word(of['x-words'] ?? '', String(code), of['x-enum-titles']?.[n])}
            </label>
          ))}
        </span>
      )}
    </Labelled>
  );
}

/** A declaration that the person makes by a mark of their own. */
export function Promised({ name, path, schema, value, onChange, faults }: FieldProps) {
  const label = useLabel();
  const text = useTexts(FORM);
  const id = useId();
  const fault = faults.byField.get(path);
  return (
    <div className={fault ? 'field wrong' : 'field'} data-field={path}>
      <label>
        <input
          type="checkbox"
          checked={value === true}
          aria-required
          aria-invalid={fault !== undefined}
          aria-describedby={id}
          onChange={({ target }) => onChange(target.checked || undefined)}
        />{' '}
        {text.promise(label(name, schema.title))}
      </label>
      <span id={id} className="fault" role={fault ? 'alert' : undefined}>
        {fault}
      </span>
    </div>
  );
}

interface Ids {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-required': boolean;
}

/** Yes or no, and neither before the person has chosen. */
export function YesNo({
  value,
  onChange,
  id,
  ...aria
}: Ids & { readonly value: unknown; readonly onChange: (value: boolean) => void }) {
  const word = useWord();
  return (
    <span className="choices" role="radiogroup" {...aria}>
      {[true, false].map((one) => (
        <label key={String(one)}>
          <input type="radio" name={id} {...(one && { id })} checked={value === one} onChange={() => onChange(one)} />
          {word('yesNo', String(one), one ? '是' : '否')}
        </label>
      ))}
    </span>
  );
}
