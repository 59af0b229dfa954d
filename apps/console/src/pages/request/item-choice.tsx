import { useId } from 'react';
import { AttributeMark } from '../../entry/parts';
import type { Entry } from '../../entry/read';
import { ENTRY } from '../../entry/texts';
import { useTexts } from '../../words/language';
import { REQUEST } from './texts';

/** The items of an entry to choose from, by name, each with how it is shared. */
export function ItemChoice({
  entry,
  chosen,
  onChange,
  fault,
}: {
  readonly entry: Entry;
  readonly chosen: readonly string[];
  readonly onChange: (itemIds: readonly string[] | undefined) => void;
  readonly fault: string | undefined;
}) {
  const text = useTexts(REQUEST);
  const words = useTexts(ENTRY);
  const id = useId();
  const stated = new Map(entry.stated?.items.map((item) => [item.itemId, item]));
  const items = entry.items.map((item) => ({ ...item, attribute: item.itemShareAttribute ?? entry.shareAttribute }));
  const offered = items.filter(({ attribute }) => attribute !== 'NON_SHAREABLE').map(({ itemId }) => itemId);
  const change = (next: readonly string[]): void => onChange(next.length === 0 ? undefined : next);
  const toggle = (itemId: string, isOn: boolean): void =>
    change(entry.items.map((one) => one.itemId).filter((one) => (one === itemId ? isOn : chosen.includes(one))));
  return (
    <fieldset className={fault ? 'items wrong' : 'items'} aria-describedby={`${id}-more`}>
      <legend>
        {text.items}
        <abbr>*</abbr>
      </legend>
      <p className="ways">
        <output>{text.chosen(chosen.length, items.length)}</output>
        <button type="button" className="link" onClick={() => change(offered)}>
          {text.all}
        </button>
        <button type="button" className="link" onClick={() => change([])}>
          {text.none}
        </button>
      </p>
      <ul className="choice">
        {items.map(({ itemId, nameZh, attribute }) => {
          const isClosed = attribute === 'NON_SHAREABLE';
          const { maskRule, description } = stated.get(itemId) ?? {};
          return (
            <li key={itemId} className={isClosed ? 'off' : undefined}>
              <label>
                <input
                  type="checkbox"
                  checked={chosen.includes(itemId)}
                  disabled={isClosed && !chosen.includes(itemId)}
                  onChange={({ target }) => toggle(itemId, target.checked)}
                />{' '}
                {nameZh}
              </label>{' '}
              <AttributeMark attribute={attribute} />
              <small>
                {[isClosed && text.notShared, maskRule && `${words.mask}：${maskRule}`, description]
                  .filter(Boolean)
                  .join('；')}
              </small>
            </li>
          );
        })}
      </ul>
      <div id={`${id}-more`}>
        {fault && (
          <span className="fault" role="alert">
            {fault}
          </span>
        )}
        <span className="hint">{text.needed}</span>
      </div>
    </fieldset>
  );
}
