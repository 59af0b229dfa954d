/** Collects conditions of a WHERE clause with their values: each `?` becomes the next parameter. */
export class Conditions {
  readonly parameters: unknown[] = [];
  private readonly conditions: string[] = [];

  add(condition: string, ...values: readonly unknown[]): this {
    const rest = [...values];
    const numbered = condition.replace(/\?/g, () => this.value(rest.shift()));
    this.conditions.push(numbered);
    return this;
  }

  /** A further parameter, for use outside the conditions. */
  value(value: unknown): string {
    this.parameters.push(value);
    return `$${String(this.parameters.length)}`;
  }

  toString(): string {
    return this.conditions.map((condition) => `(${condition})`).join(' AND ') || 'true';
  }
}

/** A pattern that finds the text anywhere, the text's own wildcards taken literally. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
