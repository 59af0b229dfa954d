import { useTexts } from '../words/language';
import { useWord } from '../words/dictionary';
import { DocumentsField } from './documents-field';
import type { FieldProps } from './field-props';
import { Labelled } from './labelled';
import { useLabel } from './labels';
import { YesNo } from './marks';
import { pickerOf } from './pickers';
import { entryOf, type Schema } from './schema';
import { FORM } from './texts';

/** A field of one value, entered as its schema asks for it. */
export function Single({ name, path, schema, isRequired, value, onChange, faults }: FieldProps) {
  const label = useLabel();
  const text = useTexts(FORM);
  const word = useWord();
  const entry = entryOf(name, schema);
  const fault = faults.byField.get(path);
  const Picker = pickerOf(name, schema, path);
  const given = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const most = 'schema' in entry ? (entry.schema.maxLength ?? 0) : 0;
  const hint =
    entry.kind === 'DOCUMENTS' || entry.kind === 'DOCUMENT'
      ? text.filesHint(entry.kind === 'DOCUMENT' ? 1 : (entry.schema.maxItems ?? 1))
      : hintOf(entry.kind === 'TEXT' ? entry.schema : schema, given, text);
  return (
    <Labelled path={path} label={label(name, schema.title)} hint={hint} isRequired={isRequired} fault={fault}>
      {({ id, describedBy, isWrong }) => {
        const common = { id, 'aria-describedby': describedBy, 'aria-invalid': isWrong, 'aria-required': isRequired };
        if (Picker)
          return <Picker {...common} value={given} onChange={(next) => onChange(next === '' ? undefined : next)} />;
        switch (entry.kind) {
          case 'CHOICE': {
            const words = entry.schema['x-words'];
            const titles = entry.schema['x-enum-titles'];
            return (
              <select
                {...common}
                value={given}
                onChange={({ target }) => onChange(choiceOf(entry.schema, target.value))}
              >
                <option value="">{text.choose}</option>
                {(entry.schema.enum ?? []).map((code, n) => (
                  <option key={String(code)} value={String(code)}>
                    {words ? word(words, String(code), titles?.[n]) : (titles?.[n] ?? String(code))}
                  </option>
                ))}
              </select>
            );
          }
          case 'YES_NO':
            return <YesNo {...common} value={value} onChange={onChange} />;
          case 'DAY':
            return (
              <input
                {...common}
                type="date"
                value={given}
                onChange={({ target }) => onChange(target.value || undefined)}
              />
            );
          case 'INSTANT':
            return (
              <input
                {...common}
                type="datetime-local"
                value={given.slice(0, 16)}
                onChange={({ target }) => onChange(target.value === '' ? undefined : `${target.value}:00+08:00`)}
              />
            );
          case 'NUMBER':
            return (
              <input
                {...common}
                type="number"
                min={entry.schema.minimum}
                max={entry.schema.maximum}
                step={entry.isWhole ? 1 : 'any'}
                value={given}
                onChange={({ target }) => onChange(target.value === '' ? undefined : Number(target.value))}
              />
            );
          case 'DOCUMENT':
            return (
              <DocumentsField
                {...common}
                value={given === '' ? undefined : [given]}
                onChange={(next) => onChange(Array.isArray(next) ? next[0] : undefined)}
                most={1}
              />
            );
          case 'DOCUMENTS':
            return <DocumentsField {...common} value={value} onChange={onChange} most={entry.schema.maxItems ?? 1} />;
          case 'TEXT':
            if (entry.isLong)
              return (
                <textarea
                  {...common}
                  rows={3}
                  maxLength={most > 0 ? most : undefined}
                  value={given}
                  onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
                />
              );
            return (
              <input
                {...common}
                type="text"
                maxLength={most > 0 ? most : undefined}
                value={given}
                onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
              />
            );
          default:
            return null;
        }
      }}
    </Labelled>
  );
}

const choiceOf = (schema: Schema, given: string): unknown =>
  given === '' ? undefined : (schema.enum ?? []).find((code) => String(code) === given);

/** Length of a text from which one is told how many characters are left. */
const NEAR_THE_END = 0.8;

function hintOf(schema: Schema, given: string, text: typeof FORM.zh): string | undefined {
  const { minLength = 0, maxLength, description } = schema;
  const parts = [description];
  if (maxLength && minLength > 1) parts.push(text.limits(minLength, maxLength));
  if (maxLength && given.length > maxLength * NEAR_THE_END) parts.push(text.left(maxLength - given.length));
  return parts.filter(Boolean).join('；') || undefined;
}
