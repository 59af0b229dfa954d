import { describe, expect, it } from '@jest/globals';
import { commandBody } from '../matter/citing.js';
import { PROCESSES } from './index.js';

const withReason = PROCESSES.flatMap(({ process, rows }) =>
  rows.flatMap((row) => {
    const example: object = Object(row.example);
    return 'reason' in example && typeof example.reason === 'string' ? [{ process, row, example }] : [];
  }),
);

/** Makes a number that has the form of an identity number and belongs to nobody. */
const IDENTITY = '000000190001010000';

describe('reasons are kept for good, and name nobody by a whole identity number', () => {
  it.each(withReason.map(({ process, row, example }) => [process, row.name, row, example] as const))(
    '%s %s',
    (_process, _name, row, example) => {
      const given = { ...example, reason: `经与 ${IDENTITY} 本人核对，情况属实，所述理由成立。` };
      expect(commandBody(row).safeParse(example).success).toBe(true);
      const fields = commandBody(row)
        .safeParse(given)
        .error?.issues.map(({ path }) => path.join('.'));
      expect(fields).toContain('reason');
    },
  );
});
