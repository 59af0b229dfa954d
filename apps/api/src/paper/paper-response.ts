import { StreamableFile } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { Response } from 'express';
import type { PaperFormat } from '#libs/http';
import { attachmentHeaders } from '../http-edge/attachment.js';
import type { PrintedPaper } from './printed-paper.js';

const MEDIA_TYPES: Readonly<Record<PaperFormat, string>> = {
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
};

/** A page that is shown and printed, and loads nothing: its picture and its style stand in it. */
const PAGE_CONTENT = "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** Documents that a route answers with a paper, in either format. */
export const AnswersPaper = (): MethodDecorator =>
  ApiResponse({
    status: 200,
    description: '文书',
    content: {
      'application/pdf': { schema: { type: 'string', format: 'binary' } },
      'text/html': { schema: { type: 'string' } },
    },
  });

/** Sets the headers of a paper: a PDF is saved, a page is shown. */
export function sentPaper(
  { bytes, sha256, fileName }: PrintedPaper,
  format: PaperFormat,
  response: Response,
): StreamableFile {
  response.set({
    ...attachmentHeaders(fileName, MEDIA_TYPES[format]),
    ...(format === 'html' && { 'Content-Disposition': 'inline', 'Content-Security-Policy': PAGE_CONTENT }),
    'Content-Length': String(bytes.length),
    ETag: `"${sha256}-${format}"`,
  });
  return new StreamableFile(bytes);
}
