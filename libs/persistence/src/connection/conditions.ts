/** A condition with its values: each `?` of it stands for the next of them. */
export type Condition = readonly [sql: string, ...values: unknown[]];

/** Collects conditions of a WHERE clause with their values: each `?` becomes the next parameter. */
export class Conditions {
  readonly parameters: unknown[] = [];
  private readonly conditions: string[] = [];

  add(...condition: Condition): this {
    this.conditions.push(this.numbered(...condition));
    return this;
  }

  /** A condition for use elsewhere in the statement. */
  numbered(...[sql, ...values]: Condition): string {
    const rest = [...values];
    return sql.replace(/\?/g, () => this.value(rest.shift()));
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
