import { expect, it } from '@jest/globals';
import { ShareOfPerson } from './share-of-person.js';

it('stops one person at their share, and nobody else', async () => {
  const share = new ShareOfPerson(2, '过多');
  let end: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (end = resolve));
  const idle = [share.run('a', () => held), share.run('a', () => held)];
  await expect(share.run('a', () => held)).rejects.toMatchObject({
    problem: { status: 429, code: 'BUSY' },
    headers: { 'Retry-After': '1' },
  });
  await expect(share.run('b', () => Promise.resolve('b'))).resolves.toBe('b');
  end();
  await Promise.all(idle);
  await expect(share.run('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(share.run('a', () => Promise.resolve('a'))).resolves.toBe('a');
});
