import { z } from 'zod';
import { documentIdSchema } from '#libs/domain';
import { Sha256 } from './values.js';

/** Maximum size of one document, in bytes. */
export const MAX_DOCUMENT_BYTES = 50 * 1024 * 1024;

/**
 * Accepted media types, detected by content, with their file name endings; a file without one of them gets the first.
 */
export const DOCUMENT_TYPES = {
  'application/pdf': ['pdf'],
  'application/ofd': ['ofd'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/tiff': ['tif', 'tiff'],
  'text/plain': ['txt', 'csv', 'json'],
  'application/xml': ['xml'],
  'application/zip': ['zip'],
} as const satisfies Readonly<Record<string, readonly [string, ...string[]]>>;
export type DocumentType = keyof typeof DOCUMENT_TYPES;

/** Accepted types in Chinese, as a refusal names them. */
export const DOCUMENT_TYPES_TITLE =
  'PDF、OFD、DOCX、XLSX、PPTX、ODT、ODS、PNG、JPEG、TIFF、ZIP、XML，以及 UTF-8 或者 GB18030 编码的文本(TXT、CSV、JSON)';

export { documentIdSchema as DocumentId };

/** A received document; commands cite it by its id. */
export const DocumentReceipt = z
  .object({
    documentId: documentIdSchema.meta({ description: '命令中引用文件时填写' }),
    sha256: Sha256.meta({ description: '所收到内容的 SHA-256' }),
    size: z.int().meta({ description: '字节数', example: 48_213 }),
    mediaType: z.string().meta({ description: '按内容判定的类型', example: 'application/pdf' }),
    name: z.string().meta({ description: '清理后的文件名', example: '说明.pdf' }),
  })
  .meta({ id: 'DocumentReceipt' });
export type DocumentReceipt = z.output<typeof DocumentReceipt>;

/** What is known of a document without its content. */
export const DocumentMetadata = z
  .object({
    ...DocumentReceipt.shape,
    departmentId: z.string().meta({ description: '上传的部门', example: 'M2' }),
    department: z.string().meta({ description: '部门名称' }),
  })
  .meta({ id: 'DocumentMetadata' });
