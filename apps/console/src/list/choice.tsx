import { COMMON } from '../words/common';
import { useTexts } from '../words/language';

/** A filter of one value out of few; none chosen means all. */
export function Choice({
  label,
  value,
  onChange,
  options,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string | undefined) => void;
  readonly options: readonly (readonly [code: string, word: string])[];
}) {
  const text = useTexts(COMMON);
  return (
    <label>
      {label}
      <select value={value} onChange={({ target }) => onChange(target.value || undefined)}>
        <option value="">{text.all}</option>
        {options.map(([code, word]) => (
          <option key={code} value={code}>
            {word}
          </option>
        ))}
      </select>
    </label>
  );
}
