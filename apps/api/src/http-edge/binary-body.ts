import type { Request } from 'express';
import { MAX_DOCUMENT_BYTES, problem } from '#libs/http';
import { ProblemException } from '../problem/problem.exception.js';

/** Content type of a file in a request or an answer: bytes that no browser interprets. */
export const OCTET_STREAM = 'application/octet-stream';

/** Routes that take a file as their body and read it themselves. */
const PATHS: readonly string[] = ['/api/v1/documents', '/api/v1/calendars/read-sheet'];

/** True where the body is a file: the JSON parser and its checks leave it to the route. */
export const hasBinaryBody = ({ method, path }: Request): boolean => method === 'POST' && PATHS.includes(path);

/** 415: the file was sent with another content type than {@link OCTET_STREAM}. */
export const notOctetStream = (): ProblemException => {
  const detail = '文件应以 application/octet-stream 直接作为请求体上传。';
  return new ProblemException(problem({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', detail }));
};

/** 413: the file is longer than `bytes`. */
export const fileTooLarge = (bytes = MAX_DOCUMENT_BYTES): ProblemException => {
  const detail = `文件不得超过 ${String(bytes / 1024 / 1024)} MB。`;
  return new ProblemException(problem({ status: 413, code: 'DOCUMENT_TOO_LARGE', detail }));
};
