import { AttributeMark } from '../../entry/parts';
import { useTexts } from '../../words/language';
import { Refusal, type DecisionProps } from './refusal';
import { REPLY } from './texts';

/** The opinion on one item: consent, or a refusal on a ground that the item allows, with what the ground needs. */
export function DecisionOn({
  onSame,
  ...decision
}: DecisionProps & {
  /** Gives the ground of this refusal to the other refused items; absent where there are none. */
  readonly onSame: (() => void) | undefined;
}) {
  const { item, path, value, onChange, faults } = decision;
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
      {value.agree === false && <Refusal {...decision} />}
      {value.agree === false && value.code !== undefined && onSame && (
        <button type="button" className="link" onClick={onSame}>
          {text.same}
        </button>
      )}
    </li>
  );
}
