import { forbidden, KEY_REUSED } from '#libs/domain';
import { DOCUMENT_TYPES_TITLE, MAX_DOCUMENT_BYTES, problem } from '#libs/http';
import { ProblemException } from '../problem/problem.exception.js';
import { refused } from '../problem/refused.js';

export const tooLarge = (bytes = MAX_DOCUMENT_BYTES): ProblemException => {
  const detail = `文件不得超过 ${String(bytes / 1024 / 1024)} MB。`;
  return new ProblemException(problem({ status: 413, code: 'DOCUMENT_TOO_LARGE', detail }));
};

/** Not sent as what it is: bytes. */
export const notBytes = (): ProblemException => {
  const detail = '文件应以 application/octet-stream 直接作为请求体上传。';
  return new ProblemException(problem({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', detail }));
};

export const notKept = (): ProblemException => {
  const detail = `按内容判定，这不是可以保存的文件。可以保存的有：${DOCUMENT_TYPES_TITLE}。`;
  return new ProblemException(problem({ status: 415, code: 'DOCUMENT_TYPE_NOT_ALLOWED', detail }));
};

export const tooMany = (): ProblemException => {
  const detail = '同时上传的文件过多，请稍后重试。';
  return new ProblemException(problem({ status: 429, code: 'BUSY', detail }), { 'Retry-After': '1' });
};

export const outcomeUnknown = (): ProblemException => {
  const detail = '文件是否已经保存未知，请用同一个 Idempotency-Key 重新上传。';
  return new ProblemException(problem({ status: 504, code: 'OUTCOME_UNKNOWN', detail }));
};

export const keyReused = (): ProblemException => refused(KEY_REUSED.refusal);

export const noDepartment = (): ProblemException =>
  refused(forbidden('NOT_YOUR_OFFICE', '只有部门的工作人员可以上传文件。'));
