import { useId, type ReactNode } from 'react';
import { useTexts } from '../words/language';
import { FORM } from './texts';

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
  readonly path: string;
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
