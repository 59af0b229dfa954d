import { describe, expect, it } from '@jest/globals';
import { demandRights, rightTo, RIGHTS } from './rights.js';

describe('the table of rights', () => {
  it('gives nobody a right that it does not name', () => {
    expect(rightTo('share-request', 'seize')).toEqual({ offices: [] });
    expect(rightTo('no-such-process', 'lead-consent')).toEqual({ offices: [] });
  });

  it('gives a right to the command of one process only', () => {
    expect(rightTo('share-request', 'withdraw').offices).toEqual(RIGHTS['share-request']?.['withdraw']?.offices);
    expect(rightTo('catalog-entry', 'withdraw')).toEqual({ offices: [] });
  });

  it('names each command of a process, and no other', () => {
    const rights = { keep: { offices: [] } };
    expect(() => demandRights('a process', rights, ['keep'])).not.toThrow();
    expect(() => demandRights('a process', rights, ['keep', 'lend'])).toThrow('a process: lend');
    expect(() => demandRights('a process', rights, [])).toThrow('names no command of a process: keep');
  });
});
