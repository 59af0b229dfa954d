import { conflict } from '#libs/domain';
import { PressBusyError, TemplateFaultError } from '#libs/papers';
import { busy, refused } from '../problem/problem.exception.js';

/** A paper as it was set. */
export interface PrintedPaper {
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly fileName: string;
}

/** 429 where too many papers wait, 409 where the template does not give this one; any other error as it is. */
export function setFailure(error: unknown): unknown {
  if (error instanceof PressBusyError) return busy('正在打印的文书太多，请稍后重试。', 5);
  return error instanceof TemplateFaultError ? refused(TEMPLATE_UNFIT) : error;
}

const TEMPLATE_UNFIT = conflict('TEMPLATE_UNFIT', '这种文书的样式不能排印这份文书，请告知系统管理员更换样式。');
