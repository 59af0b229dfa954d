import { expect, it } from '@jest/globals';
import { sampleOf } from './samples.fixture.js';

it('a process without a sample is named', async () => {
  await expect(sampleOf('nothing')).rejects.toThrow('no sample for nothing');
});
