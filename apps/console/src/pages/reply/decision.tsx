import type { Schemas } from '../../api/client';
import { AttributeMark } from '../../entry/parts';
import type { Faults } from '../../form/errors';
import type { Schema } from '../../form/schema';
import { useTexts } from '../../words/language';
import { Refusal, type Decision } from './refusal';
import { REPLY } from './texts';

type Request = Schemas['RequestContent'];

/** The opinion on one item: consent, or a refusal on a ground that the item allows, with what the ground needs. */
export function DecisionOn({
  item,
  entry,
  schema,
  path,
  value,
  onChange,
  onSame,
  faults,
}: {
  readonly item: Request['items'][number];
  readonly entry: Request['entry'];
  readonly schema: Schema;
  readonly path: string;
  readonly value: Decision;
  readonly onChange: (value: Decision) => void;
  /** Gives the ground of this refusal to the other refused items; absent where there are none. */
  readonly onSame: (() => void) | undefined;
  readonly faults: Faults;
}) {
  const text = useTexts(REPLY);
  const fault = faults.byField.get(`${path}.agree`);
  const choose = (agree: boolean): void => onChange({ itemId: item.itemId, agree });
  return (
    <li className={value.agree === false ? 'decision refused-item' : 'decision'} data-field={path}>
      <div className="asked">
        <strong>{item.name ?? item.itemId}</strong> <AttributeMark attribute={item.shareAttribute} />
        <span className="choices" role="radiogroup" aria-label={item.name ?? item.itemId} data-field={`${path}.agree`}>
          {[true, false].map((agree) => (
            <label key={String(agree)}>
              <input
                type="radio"
                name={path}
                checked={value.agree === agree}
                onChange={() => value.agree !== agree && choose(agree)}
              />{' '}
              {agree ? text.agree : text.refuse}
            </label>
          ))}
        </span>
      </div>
      {fault && (
        <span className="fault" role="alert">
          {fault}
        </span>
      )}
      {value.agree === false && (
        <Refusal
          item={item}
          entry={entry}
          schema={schema}
          path={path}
          value={value}
          onChange={onChange}
          faults={faults}
        />
      )}
      {value.agree === false && value.code !== undefined && onSame && (
        <button type="button" className="link" onClick={onSame}>
          {text.same}
        </button>
      )}
    </li>
  );
}
