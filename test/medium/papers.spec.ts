import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rowOf, shareRequest } from '#libs/domain';
import { IssuedPaper } from '#libs/http';
import { readPaper } from '../support/paper-text.js';
import { ask, signIn } from './api.fixture.js';
import { Desk } from './desk.fixture.js';

const exampleOf = (command: string): object => ({ ...(rowOf(shareRequest, command)?.example as object) });

let desk: Desk;
let id: string;
beforeAll(async () => {
  desk = await Desk.at('2026-01-26T01:00:00.000Z');
  id = await desk.does('p6.handler', '/share-requests', exampleOf('draft-request'));
  for (const [account, command] of [
    ['p6.handler', 'submit-internally'],
    ['p6.lead', 'lead-consent'],
    ['m2.handler', 'accept'],
  ] as const)
    await desk.does(account, `/share-requests/${id}/commands/${command}`, exampleOf(command));
}, 90_000);
afterAll(() => desk?.close());

/** A paper as it came over the wire. */
async function print(account: string, kind: string, query = '') {
  const token = await signIn(desk.open.url, account);
  const response = await fetch(`${desk.open.url}/api/v1/matters/${id}/papers/${kind}${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}
const check = async (sha256: string) => IssuedPaper.parse((await ask(`${desk.open.url}/papers/${sha256}`)).body);

describe('a paper that explains a limit', () => {
  it('says why, as a PDF of which the text can be read', async () => {
    const { status, headers, bytes } = await print('m2.handler', 'clock-explanation', '?clock=reply');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const { pages, attached, metadata } = await readPaper(bytes);
    const text = pages.join('');
    expect(text).toContain('政务数据共享答复期限说明');
    expect(text).toContain('《政务数据共享条例》第二十一条第一款');
    expect(text).toMatch(/第1日 ?工作日/);
    expect(text).toContain('内容截至：2026年1月26日9时');
    expect(metadata).toContain('<pdfaid:part>3</pdfaid:part>');
    const sha256 = createHash('sha256')
      .update(attached['paper.json'] ?? '')
      .digest('hex');
    expect(text).toContain(sha256);
    expect(await check(sha256)).toMatchObject({
      issued: true,
      paper: { kind: 'clock-explanation', number: expect.stringMatching(/^REQ-.*-1$/), department: expect.any(String) },
    });
  });
});
