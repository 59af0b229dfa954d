import type { Faults } from './errors';
import type { Schema } from './schema';

/** What a field of a form is given, however it is drawn. */
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

export type Plain = Readonly<Record<string, unknown>>;

/** Returns true for an object with fields. */
export const isObject = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A copy with one field changed; a field without value is left out. */
export function withField(value: Plain, name: string, next: unknown): Plain {
  const { [name]: _, ...others } = value;
  return next === undefined ? others : { ...value, [name]: next };
}
