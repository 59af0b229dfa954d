import { MAX_CELL_LENGTH, MAX_COLUMNS, MAX_FILE_BYTES, MAX_INFLATED_BYTES, MAX_ROWS } from './limits.js';

const MIB = 1024 * 1024;

/** Chinese message for each reason for which a file cannot be read. */
const MESSAGES = {
  NOT_A_SPREADSHEET: '文件不是 XLSX 工作簿或 CSV 文本。旧版 .xls、加密的工作簿及 .ods 请另存为未加密的 .xlsx 后再上传',
  DAMAGED: '文件已损坏或不完整，请用电子表格软件打开并重新保存后再上传',
  WRONG_ENCODING: '文本编码无法识别，请以 UTF-8 或 GB18030 编码另存为 CSV 后再上传',
  MALFORMED_CSV: 'CSV 中的双引号没有成对出现，请用电子表格软件打开并另存为 CSV 后再上传',
  TOO_LARGE: `文件超过 ${MAX_FILE_BYTES / MIB} MiB，请拆分为几个文件`,
  TOO_LARGE_INFLATED: `文件解压后超过 ${MAX_INFLATED_BYTES / MIB} MiB，已停止读取，请拆分为几个文件`,
  TOO_MANY_ROWS: `表中有内容的行超过 ${MAX_ROWS} 行，请拆分为几个文件`,
  TOO_MANY_COLUMNS: `表中有内容的列超过 ${MAX_COLUMNS} 列，请使用模板`,
  CELL_TOO_LONG: `有单元格超过 ${MAX_CELL_LENGTH} 个字符，请缩短内容`,
} as const;

export type FileFaultCode = keyof typeof MESSAGES;

/** A fault of the file itself; reading stops there. */
export interface FileFault {
  readonly code: FileFaultCode;
  readonly message: string;
}

/** Thrown to end the reading from any depth; `readSheet` turns it into a value. */
export class Unreadable extends Error {
  readonly fault: FileFault;

  constructor(code: FileFaultCode, options?: ErrorOptions) {
    super(code, options);
    this.fault = { code, message: MESSAGES[code] };
  }
}
