import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newEnough } from './temporal-cli.js';
import { verify } from './temporal-pin.js';

describe('the Temporal CLI', () => {
  it.each([
    ['temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)', true],
    ['temporal version 1.10.0 (Server 1.33.0, UI 2.55.0)', true],
    ['temporal version 2.0.0', true],
    ['temporal version 1.8.2 (Server 1.31.2, UI 2.50.0)', false],
    ['temporal version 0.13.2', false],
    ['something else', false],
  ])('%s: new enough: %s', (output, expected) => {
    expect(newEnough(output)).toBe(expected);
  });

  it('is refused if its checksum is not the pinned one', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'cli-'));
    const file = path.join(folder, 'temporal');
    writeFileSync(file, 'abc');
    const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    await expect(verify(file, sha256)).resolves.toBe(file);
    await expect(verify(file, sha256.replace('b', 'c'))).rejects.toThrow('not the pinned');
    rmSync(folder, { recursive: true });
  });
});
