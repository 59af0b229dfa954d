import { useState } from 'react';
import type { Schemas } from '../../api/client';
import type { Faults } from '../../form/errors';
import { Field, Labelled, withField } from '../../form/fields';
import { useLabel } from '../../form/labels';
import type { Schema } from '../../form/schema';
import { useDictionary } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { groundsFor, type Ground } from './grounds';
import { REPLY } from './texts';

/** The opinion on one item as it is sent. */
export type Decision = Readonly<Record<string, unknown>>;
type Request = Schemas['RequestContent'];

/** The opinion on one item, and where it stands in the form. */
export interface DecisionProps {
  readonly item: Request['items'][number];
  readonly entry: Request['entry'];
  readonly schema: Schema;
  readonly path: string;
  readonly value: Decision;
  readonly onChange: (value: Decision) => void;
  readonly faults: Faults;
}

/** Why an item is refused: a ground that the item allows, and what the ground needs. */
export function Refusal({ item, entry, schema, path, value, onChange, faults }: DecisionProps) {
  const text = useTexts(REPLY);
  const language = useLanguage();
  const dictionary = useDictionary();
  const grounds = groundsFor(dictionary.data?.refusalGrounds ?? [], item.shareAttribute, entry);
  const chosen = grounds.find(({ code }) => code === value.code);
  return (
    <>
      <Labelled
        path={`${path}.code`}
        label={text.ground}
        hint={text.grounds}
        isRequired
        fault={faults.byField.get(`${path}.code`)}
      >
        {({ id, describedBy, isWrong }) => (
          <select
            id={id}
            aria-describedby={describedBy}
            aria-invalid={isWrong}
            value={chosen ? chosen.code : ''}
            onChange={({ target }) =>
              onChange({ itemId: item.itemId, agree: false, text: value.text, code: target.value || undefined })
            }
          >
            <option value="">{text.chooseGround}</option>
            {grounds.map((ground) => (
              <option key={ground.code} value={ground.code}>
                {ground[language]}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      {chosen?.toldToAuthority && <p className="hint">{text.told}</p>}
      {chosen && (
        <Needed
          key={chosen.code}
          ground={chosen}
          entry={entry}
          schema={schema}
          path={path}
          value={value}
          onChange={onChange}
          faults={faults}
        />
      )}
    </>
  );
}

/** What a ground needs, and nothing else; where one of two things is enough, the person says which. */
function Needed({
  ground,
  entry,
  schema,
  path,
  value,
  onChange,
  faults,
}: Omit<DecisionProps, 'item'> & { readonly ground: Ground }) {
  const text = useTexts(REPLY);
  const label = useLabel();
  const given = ground.needs.findIndex((names) => names.some((name) => name !== 'text' && value[name] !== undefined));
  const [way, setWay] = useState(Math.max(given, 0));
  const names = ground.needs[way] ?? [];
  const common = names.length > 0 ? ground.needs.map((one) => one.filter((name) => name !== 'text')) : [];
  const take = (next: number): void => {
    const dropped = (common[way] ?? []).reduce((left, name) => withField(left, name, undefined), value);
    setWay(next);
    onChange(dropped);
  };
  return (
    <>
      {ground.needs.length > 1 && (
        <span className="choices" role="radiogroup" aria-label={text.either}>
          {common.map((one, n) => (
            <label key={one.join()}>
              <input type="radio" name={`${path}-way`} checked={n === way} onChange={() => take(n)} />{' '}
              {one.map((name) => label(name, schema.properties?.[name]?.title)).join('、')}
            </label>
          ))}
        </span>
      )}
      {names.map((name) => {
        const set = (next: unknown): void => onChange(withField(value, name, next));
        if (name === 'conditionId' || name === 'basisId')
          return (
            <Cited
              key={name}
              path={`${path}.${name}`}
              title={name === 'conditionId' ? text.condition : text.basis}
              options={
                name === 'conditionId'
                  ? entry.conditions.map((one) => [one.conditionId, one.text])
                  : entry.legalBases.map((one) => [one.basisId, `《${one.title}》${one.article}`])
              }
              value={value[name]}
              onChange={set}
              fault={faults.byField.get(`${path}.${name}`)}
            />
          );
        return (
          <Field
            key={name}
            name={name}
            path={`${path}.${name}`}
            schema={schema.properties?.[name] ?? {}}
            isRequired
            value={value[name]}
            onChange={set}
            faults={faults}
          />
        );
      })}
    </>
  );
}

/** A condition or a basis of the entry, chosen by its text. */
function Cited({
  path,
  title,
  options,
  value,
  onChange,
  fault,
}: {
  readonly path: string;
  readonly title: string;
  readonly options: readonly (readonly [id: string, said: string])[];
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly fault: string | undefined;
}) {
  return (
    <Labelled path={path} label={title} isRequired fault={fault}>
      {({ id, describedBy }) => (
        <span className="upright-choices" role="radiogroup" id={id} aria-describedby={describedBy} aria-label={title}>
          {options.map(([code, said]) => (
            <label key={code}>
              <input type="radio" name={id} value={code} checked={value === code} onChange={() => onChange(code)} />{' '}
              {said}
            </label>
          ))}
        </span>
      )}
    </Labelled>
  );
}
