import { conflict, rule, type Refusal } from '#libs/domain';
import { problem, type FieldError } from '#libs/http';
import type { ImportedRows, OrganisationFault } from '#libs/sheets';
import { notFound, ProblemException, refused } from '../problem/problem.exception.js';

export const ADMINISTRATORS_ONLY = '机构、账号和任职由系统管理员导入。';

export const noSuchImport = (): ProblemException => notFound('没有这次导入。');

export const nothingToImport = (): ProblemException =>
  refused(rule('IMPORT_CHANGES_NOTHING', '30(2)', '文件的内容都已登记，没有需要导入的变更。'));

export const decidedBefore = (): ProblemException =>
  refused(conflict('IMPORT_DECIDED', '这次导入已经确认或者不予确认，请查看其现状。'));

/** 409: what would change is not what was proposed; `fields` tell the differences. */
export const outdated = (fields: NonNullable<Refusal['fields']>): ProblemException => {
  const message = '提出导入以后机构又有变动，确认的将不是所提出的变更；请不予确认，重新上传后再提出。';
  return refused({ ...conflict('IMPORT_OUTDATED', message), fields });
};

/** 422: the files have faults, so nothing of them is proposed. */
export const faultyFiles = ({ faulty, faults }: Pick<ImportedRows, 'faulty' | 'faults'>): ProblemException => {
  const more = faulty > faults.length ? '错误过多，只列出一部分。' : '';
  const detail = `文件中有 ${String(faulty)} 处错误，没有导入任何条目，请按提示改正后重新上传。${more}`;
  return new ProblemException(problem({ status: 422, code: 'IMPORT_FAULTY', detail, errors: faults.map(placed) }));
};

/** File, sheet, row and heading of a cell, such as `机构.xlsx.任职.12.部门编号`; `file` for a fault of all files. */
const placed = ({ file, sheet, row, column, message }: OrganisationFault): FieldError => ({
  field: [file, sheet, row, column].filter((part) => part !== null).join('.') || 'file',
  message,
});
