import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ApiResponse } from '@nestjs/swagger';
import type { Response } from 'express';
import type { SheetFormat } from '#libs/http';
import { CSV, XLSX, type SheetMediaType } from '#libs/sheets';
import { attachmentHeaders, isClosedByReceiver } from '../http-edge/attachment.js';

export const SHEET_MEDIA_TYPES: Readonly<Record<SheetFormat, SheetMediaType>> = { xlsx: XLSX, csv: CSV };

const SHEET = { schema: { type: 'string', format: 'binary' } } as const;

/** Documents that a route answers with a sheet, in either format. */
export const AnswersSheet = (description: string): MethodDecorator =>
  ApiResponse({
    status: 200,
    description,
    content: { [SHEET_MEDIA_TYPES.xlsx]: SHEET, [SHEET_MEDIA_TYPES.csv]: SHEET },
  });

/** Settles when the sheet is sent or the client has gone. An error while writing breaks the connection off. */
export async function sendSheet(name: string, format: SheetFormat, sheet: Readable, response: Response): Promise<void> {
  response.status(200).set(attachmentHeaders(`${name}.${format}`, SHEET_MEDIA_TYPES[format]));
  try {
    await pipeline(sheet, response);
  } catch (error) {
    if (!isClosedByReceiver(error)) throw error;
  }
}
