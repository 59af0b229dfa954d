import { localDate, type Instant } from '../../calendar/time.js';

export const PAPER = '3d9c0f5e-2c84-4d1d-9f0c-3f6f0a3a9a11';
const document = { documentId: PAPER, sha256: 'a'.repeat(64), size: 3, mediaType: 'application/pdf' };
/** Facts in which this department has uploaded the paper. */
export const paperOf = (departmentId: string) => ({ documents: { [PAPER]: { ...document, departmentId } } });

export const START = { clockId: 'reply', of: 'START', channel: 'HAND_IN', reason: '纸质申请当面递交。' };
/** An end that the lead signed on paper on its day; the earlier acts stand on the platform before it. */
export const ended = (at: Instant) => {
  const acts = [{ act: 'lead-approve-reply', on: localDate(at), signatory: '负责人（示例）' }];
  return cited({ ...START, of: 'END', reason: '纸质答复已经送达。', acts }, at);
};
export const cited = (payload: object, at: Instant) => ({ ...payload, at, documents: [PAPER] });
