import { Field, Labelled, withField } from '../../form/fields';
import type { BodyProps } from '../../form/command-form';
import type { Schema } from '../../form/schema';
import { useTexts } from '../../words/language';
import { REQUEST } from './texts';

interface Given {
  readonly until?: string | null;
  readonly reason?: string;
}

/** Until when the data are used: a day, or without end; and why, where it is long. */
export function Term({
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
  const given = (value ?? {}) as Given;
  const change = (name: 'until' | 'reason', next: unknown): void => {
    const changed = withField({ ...given }, name, next);
    onChange(Object.keys(changed).length === 0 ? undefined : changed);
  };
  const fault = faults.byField.get('usageTerm.until') ?? faults.byField.get('usageTerm');
  return (
    <>
      <Labelled path="usageTerm.until" label={text.until} hint={text.termHint} isRequired fault={fault}>
        {({ id, describedBy, isWrong }) => (
          <span className="ways">
            <input
              id={id}
              type="date"
              aria-describedby={describedBy}
              aria-invalid={isWrong}
              value={given.until ?? ''}
              disabled={given.until === null}
              onChange={({ target }) => change('until', target.value === '' ? undefined : target.value)}
            />
            <label>
              <input
                type="checkbox"
                checked={given.until === null}
                onChange={({ target }) => change('until', target.checked ? null : undefined)}
              />{' '}
              {text.endless}
            </label>
          </span>
        )}
      </Labelled>
      <Field
        name="reason"
        path="usageTerm.reason"
        schema={{ ...schema.properties?.reason, title: text.termWhy }}
        isRequired={false}
        value={given.reason}
        onChange={(next) => change('reason', next)}
        faults={faults}
      />
    </>
  );
}
