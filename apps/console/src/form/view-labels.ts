/** Labels of fields that only answers have; what was entered has the label of its form. */
export const VIEW_LABELS: Readonly<Record<string, string>> = {
  process: '类别',
};
