/** SQL condition with its values; each `?` stands for the next value. */
export type SqlCondition = readonly [sql: string, ...values: unknown[]];

/** Collects conditions of a WHERE clause with their values: each `?` becomes the next parameter. */
export class Conditions {
  readonly parameters: unknown[] = [];
  private readonly conditions: string[] = [];

  add(...condition: SqlCondition): this {
    this.conditions.push(this.numbered(...condition));
    return this;
  }

  /** Numbers the parameters of a condition that is used elsewhere in the statement. */
  numbered(...[sql, ...values]: SqlCondition): string {
    const rest = [...values];
    return sql.replace(/\?/g, () => this.value(rest.shift()));
  }

  /** Adds a parameter that is used outside the conditions and answers its placeholder. */
  value(value: unknown): string {
    this.parameters.push(value);
    return `$${String(this.parameters.length)}`;
  }

  toString(): string {
    return this.conditions.map((condition) => `(${condition})`).join(' AND ') || 'true';
  }
}
