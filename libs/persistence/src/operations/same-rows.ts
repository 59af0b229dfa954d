/**
 * Returns SQL that is true if the rows of a table are those that its view, `…_now`, gives. `rowsOf` gives SQL of the
 * rows of either that are compared.
 */
export function sameRows(table: string, rowsOf: (from: string) => string): string {
  const [kept, now] = [rowsOf(table), rowsOf(`${table}_now`)];
  return `NOT EXISTS ((${kept} EXCEPT ${now}) UNION ALL (${now} EXCEPT ${kept}))`;
}
