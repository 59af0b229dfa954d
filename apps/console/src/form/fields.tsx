import { Button } from 'antd';
import { useId, type ReactNode } from 'react';
import { useTexts } from '../words/language';
import { useWord } from '../words/dictionary';
import { DocumentsField } from './documents-field';
import type { Faults } from './errors';
import { useLabel } from './labels';
import { pickerOf } from './pickers';
import { entryOf, type Schema } from './schema';
import { FORM } from './texts';

export interface FieldProps {
  readonly name: string;
  /** Dotted path of the field in the body, as problems name it. */
  readonly path: string;
  readonly schema: Schema;
  readonly isRequired: boolean;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly faults: Faults;
}

/** A field of a form as its schema asks for it, with label, limits, and what is wrong with it. */
export function Field(props: FieldProps) {
  const entry = entryOf(props.name, props.schema);
  switch (entry.kind) {
    case 'FIXED':
      return null;
    case 'GROUP':
      return <Group {...props} schema={entry.schema} />;
    case 'LIST':
      return <List {...props} schema={entry.schema} of={entry.of} />;
    case 'MANY':
      return <Many {...props} of={entry.of} />;
    case 'PROMISE':
      return <Promised {...props} />;
    case 'VARIANTS':
      return <Variants {...props} options={entry.options} />;
    default:
      return <Single {...props} />;
  }
}

/** A label with its field below it, and below that what is wrong. */
export function Labelled({
  path,
  label,
  hint,
  isRequired,
  fault,
  children,
}: {
  /** Dotted path of the field in the body. */
  readonly path?: string | undefined;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isRequired: boolean;
  readonly fault: string | undefined;
  readonly children: (ids: {
    readonly id: string;
    readonly describedBy: string;
    readonly isWrong: boolean;
  }) => ReactNode;
}) {
  const text = useTexts(FORM);
  const id = useId();
  return (
    <div className={fault ? 'field wrong' : 'field'} data-field={path}>
      <label htmlFor={id}>
        {label}
        {isRequired && <abbr title={text.required}>*</abbr>}
      </label>
      {children({ id, describedBy: `${id}-more`, isWrong: fault !== undefined })}
      <div id={`${id}-more`} className="more">
        {fault && (
          <span className="fault" role="alert">
            {fault}
          </span>
        )}
        {hint && <span className="hint">{hint}</span>}
      </div>
    </div>
  );
}

function Single({ name, path, schema, isRequired, value, onChange, faults }: FieldProps) {
  const label = useLabel();
  const text = useTexts(FORM);
  const word = useWord();
  const entry = entryOf(name, schema);
  const fault = faults.byField.get(path);
  const Picker = pickerOf(name, schema, path);
  const given = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const most = 'schema' in entry ? (entry.schema.maxLength ?? 0) : 0;
  const hint =
    entry.kind === 'DOCUMENTS'
      ? text.filesHint(entry.schema.maxItems ?? 1)
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

/** Several of a few: each is a box to mark. */
function Many({ name, path, schema, of, isRequired, value, onChange, faults }: FieldProps & { readonly of: Schema }) {
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
function Promised({ name, path, schema, value, onChange, faults }: FieldProps) {
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

/** Length of a text from which one is told how many characters are left. */
const NEAR_THE_END = 0.8;

function hintOf(schema: Schema, given: string, text: typeof FORM.zh): string | undefined {
  const { minLength = 0, maxLength, description } = schema;
  const parts = [description];
  if (maxLength && minLength > 1) parts.push(text.limits(minLength, maxLength));
  if (maxLength && given.length > maxLength * NEAR_THE_END) parts.push(text.left(maxLength - given.length));
  return parts.filter(Boolean).join('；') || undefined;
}

interface Ids {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-required': boolean;
}

function YesNo({
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

/** The fields of an object. */
export function Fields({
  schema,
  path,
  value,
  onChange,
  faults,
  without = [],
  only,
}: Omit<FieldProps, 'name' | 'isRequired'> & {
  readonly without?: readonly string[];
  /** The fields to draw, in their order; all others without it. */
  readonly only?: readonly string[];
}) {
  const own = isObject(value) ? value : {};
  const all = schema.properties ?? {};
  return (only ?? Object.keys(all))
    .flatMap((name) => (all[name] && !without.includes(name) ? [[name, all[name]] as const] : []))
    .map(([name, field]) => (
      <Field
        key={name}
        name={name}
        path={path === '' ? name : `${path}.${name}`}
        schema={field}
        isRequired={schema.required?.includes(name) ?? false}
        value={own[name]}
        onChange={(next) => onChange(withField(own, name, next))}
        faults={faults}
      />
    ));
}

type Plain = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A copy with one field changed; a field without value is left out. */
export function withField(value: Plain, name: string, next: unknown): Plain {
  const { [name]: _, ...others } = value;
  return next === undefined ? others : { ...value, [name]: next };
}

function Group({ name, path, schema, value, onChange, faults }: FieldProps) {
  const label = useLabel();
  const fault = faults.byField.get(path);
  return (
    <fieldset className={fault ? 'wrong' : undefined} data-field={path}>
      <legend>{label(name, schema.title)}</legend>
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <Fields schema={schema} path={path} value={value} onChange={(next) => onChange(next)} faults={faults} />
    </fieldset>
  );
}

function List({ name, path, schema, of, isRequired, value, onChange, faults }: FieldProps & { readonly of: Schema }) {
  const label = useLabel();
  const text = useTexts(FORM);
  const title = label(name, schema.title);
  const empty = of.type === 'object' ? {} : undefined;
  const given = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const rows = given.length === 0 && isRequired ? [empty] : given; // what must be there has its first row at once
  const fault = faults.byField.get(path);
  const change = (next: readonly unknown[]): void => onChange(next.length === 0 ? undefined : next);
  return (
    <fieldset className={fault ? 'wrong' : undefined} data-field={path}>
      <legend>{title}</legend>
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      {rows.map((row, n) => (
        <div className="row" key={n}>
          <Field
            name={name}
            path={`${path}.${String(n)}`}
            schema={{ ...of, title: text.nth(title, n + 1) }}
            isRequired
            value={row}
            onChange={(next) => change(rows.with(n, next))}
            faults={faults}
          />
          {given.length > 0 && (
            <Button size="small" onClick={() => change(rows.toSpliced(n, 1))}>
              {text.remove}
            </Button>
          )}
        </div>
      ))}
      {rows.length < (schema.maxItems ?? Infinity) && (
        <Button size="small" onClick={() => change([...rows, empty])}>
          {text.add(title)}
        </Button>
      )}
    </fieldset>
  );
}

/** One of several shapes: the person chooses which. Shapes are told apart by a field that only one value fits. */
function Variants({ options, ...props }: FieldProps & { readonly options: readonly Schema[] }) {
  const label = useLabel();
  const text = useTexts(FORM);
  const own = isObject(props.value) ? props.value : {};
  const chosen = Math.max(
    options.findIndex((option) => fits(option, own)),
    0,
  );
  const option = options[chosen] ?? {};
  return (
    <fieldset data-field={props.path}>
      <legend>{label(props.name, props.schema.title)}</legend>
      <span className="choices" role="radiogroup" aria-label={text.variant}>
        {options.map((one, n) => (
          <label key={n}>
            <input
              type="radio"
              name={`${props.path}-kind`}
              checked={n === chosen}
              onChange={() => props.onChange(fixedOf(one))}
            />
            {one.title ??
              Object.keys(one.properties ?? {})
                .filter((name) => one.properties?.[name]?.const === undefined)
                .map((name) => label(name, one.properties?.[name]?.title))
                .join('、')}
          </label>
        ))}
      </span>
      <Fields
        schema={option}
        path={props.path}
        value={{ ...fixedOf(option), ...own }}
        onChange={props.onChange}
        faults={props.faults}
      />
    </fieldset>
  );
}

const fixedOf = (schema: Schema): Plain =>
  Object.fromEntries(
    Object.entries(schema.properties ?? {}).flatMap(([name, { const: fixed }]) =>
      fixed === undefined ? [] : [[name, fixed]],
    ),
  );

const fits = (schema: Schema, value: Plain): boolean =>
  Object.keys(value).length > 0 &&
  Object.entries(value).every(([name, one]) => {
    const field = schema.properties?.[name];
    return field !== undefined && (field.const === undefined || field.const === one);
  });
