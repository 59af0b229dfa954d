import { forbidden } from '#libs/domain';
import { DOCUMENT_TYPES_TITLE, problem } from '#libs/http';
import { ProblemException, refused } from '../problem/problem.exception.js';

/** 415: the content is of a type that the platform does not keep. */
export const typeNotAllowed = (): ProblemException => {
  const detail = `按内容判定，这不是可以保存的文件。可以保存的有：${DOCUMENT_TYPES_TITLE}。`;
  return new ProblemException(problem({ status: 415, code: 'DOCUMENT_TYPE_NOT_ALLOWED', detail }));
};

/** 403: only people who work in a department, and administrators, upload documents. */
export const noDepartment = (): ProblemException =>
  refused(forbidden('NOT_YOUR_OFFICE', '只有部门的工作人员和系统管理员可以上传文件。'));
