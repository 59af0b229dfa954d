import { Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '../words/language';
import { isObject, withField, type FieldProps, type Plain } from './field-props';
import { Many, Promised } from './marks';
import { useLabel } from './labels';
import { entryOf, type Schema } from './schema';
import { Single } from './single';
import { FORM } from './texts';

export { withField } from './field-props';
export { Labelled } from './labelled';

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
  const [asked, setAsked] = useState<number>();
  const given = options.findIndex((option) => fits(option, own));
  const chosen = asked ?? Math.max(given, 0);
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
              onChange={() => {
                setAsked(n);
                props.onChange(fixedOf(one));
              }}
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
