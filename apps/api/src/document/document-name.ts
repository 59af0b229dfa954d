import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request } from 'express';
import { NAMES_SOMEBODY, namesSomebody } from '#libs/domain';
import { DOCUMENT_TYPES, type DocumentType } from '#libs/http';
import { invalidRequest } from '../problem/problem.exception.js';

const HEADER = 'Document-Name';
/** Characters; even if each takes four bytes, the name fits every file system. */
const MAX_NAME_LENGTH = 80;

/** Parameter decorator: the cleaned file name of the Document-Name header. Throws 400 where no name is left. */
export const GivenDocumentName = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const name = cleanName(context.switchToHttp().getRequest<Request>().get(HEADER) ?? '');
  if (name === null) throw invalidRequest([{ field: HEADER, message: '应为按 UTF-8 百分号编码的文件名' }]);
  if (name === '') throw invalidRequest([{ field: HEADER, message: '请填写文件名' }]);
  if ([...name].length > MAX_NAME_LENGTH)
    throw invalidRequest([{ field: HEADER, message: `不得超过 ${String(MAX_NAME_LENGTH)} 个字符` }]);
  if (namesSomebody(name)) throw invalidRequest([{ field: HEADER, message: NAMES_SOMEBODY }]);
  return name;
});

/** Documents that a route needs the name. */
export const NeedsDocumentName = (): MethodDecorator =>
  ApiHeader({
    name: HEADER,
    required: true,
    description: '文件名，按 UTF-8 百分号编码(encodeURIComponent);路径和不能作文件名的字符会去掉',
    schema: { type: 'string', example: encodeURIComponent('说明.pdf') },
  });

/**
 * The last part of a path without what cannot stand in a file's name, or shows it as another one (controls, marks of
 * writing direction); null where it is no UTF-8.
 */
export function cleanName(encoded: string): string | null {
  const text = decoded(encoded);
  if (text === null) return null;
  const [last = ''] = text.normalize('NFC').split(/[/\\]/).slice(-1);
  return last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '');
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The name with an extension of the type, so that a computer does not open the file as another type. */
export function nameWithEnding(name: string, type: DocumentType): string {
  const endings: readonly string[] = DOCUMENT_TYPES[type];
  const [, ending = ''] = /\.([^.]*)$/.exec(name) ?? [];
  return endings.includes(ending.toLowerCase()) ? name : `${name}.${DOCUMENT_TYPES[type][0]}`;
}
