import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from '@jest/globals';

/** Figures that language.mjs prints. Each place in a list begins with `file:line`. */
interface Figures {
  readonly docComments: number;
  readonly onExportedNames: number;
  readonly riddles: readonly string[];
  readonly packed: readonly string[];
}

/** Maximum share of doc comments that open with a word that hides their subject. */
const RIDDLES_AT_MOST = 0.05;
/** Number of doc comments on exported names when the domain got its storeys. Later commits may only raise it. */
const ON_EXPORTED_NAMES_AT_LEAST = 1486;
const PACKED_AT_MOST = 20;

let figures: Figures;
beforeAll(() => {
  const printed = execFileSync(process.execPath, ['infra/quality/language.mjs', '--json'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  figures = JSON.parse(printed) as Figures;
});

describe('doc comments', () => {
  it('open with their subject, not with what, whether, who, whose, how, as, by, of or from', () => {
    const allowed = Math.floor(RIDDLES_AT_MOST * figures.docComments);
    expect(figures.riddles.length > allowed ? figures.riddles : []).toEqual([]);
  });

  it('on exported names do not become fewer', () => {
    expect(figures.onExportedNames).toBeGreaterThanOrEqual(ON_EXPORTED_NAMES_AT_LEAST);
  });
});

it('object and list literals are written out, not spread to pack lines', () => {
  expect(figures.packed.length > PACKED_AT_MOST ? figures.packed : []).toEqual([]);
});
