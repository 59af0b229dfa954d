import { rule } from '#libs/domain';
import { problem, type FieldError, type ImportReport, type RowFault } from '#libs/http';
import { ProblemException, problemOf } from '../problem/problem.exception.js';

export const noSuchDocument = (): ProblemException => {
  const fields = [{ field: 'documentId', message: '没有这个文件，请先上传' }];
  return new ProblemException(
    problemOf(rule('NO_SUCH_DOCUMENT', '20(2)', '文件不存在，或者不是本部门上传的。', fields)),
  );
};

export const notASheet = (): ProblemException => {
  const fields = [{ field: 'documentId', message: '应为 XLSX 工作簿，或者以 UTF-8、GB18030 编码的 CSV 文本' }];
  const detail = '这个文件不是可以导入的电子表格，请使用模板填写后重新上传。';
  return new ProblemException(problem({ status: 422, code: 'NOT_A_SPREADSHEET', detail, errors: fields }));
};

/** 422: the file has faults, so none of its rows is imported. */
export const faultyFile = (report: ImportReport): ProblemException => {
  const more = report.moreFaults ? '错误过多，只列出一部分。' : '';
  const detail = `文件中有 ${String(report.faulty)} 处错误，没有导入任何条目，请按提示改正后重新上传。${more}`;
  return new ProblemException(
    problem({ status: 422, code: 'IMPORT_FAULTY', detail, errors: report.faults.map(placed) }),
  );
};

/** Row and column of the sheet, such as `12.目录名称`; `file` for a fault of the file itself. */
const placed = ({ row, column, rule: code, message }: RowFault): FieldError => ({
  field: row === null ? 'file' : [row, column].filter((part) => part !== null).join('.'),
  message: `${message}(${code})`,
});
