import { expect } from '@jest/globals';
import { request } from './payloads.js';
import { step, type Scenario } from './stage.js';

const SEALED = '3070990000002/000004';

/** Art 14(3): a draft on data that are not shared is refused, with the legal basis that the catalogue publishes. */
export const S08: Scenario = {
  id: 'S08',
  title: 'data that is not shared cannot be asked for',
  steps: [
    step('2025-10-20 10:00', 'M3’s draft is refused with the published basis; no matter exists', async (stage) => {
      const outcome = await stage.tries('m3.handler', 'share-request', request(SEALED, 'BATCH', 3));
      expect(outcome).toMatchObject({ ok: false, status: 422, code: 'ENTRY_NON_SHAREABLE', clause: '14(3)' });
      expect(outcome).toMatchObject({ detail: expect.stringContaining('《中华人民共和国刑事诉讼法》第二百八十六条') });
      for (const account of ['m3.handler', 'm3.lead', 'p2.handler', 'auditor.1'])
        expect(await stage.matters(account, 'share-request', SEALED)).toEqual([]);
    }),
  ],
};
