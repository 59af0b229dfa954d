/** Bytes of a file as it arrives. It is held in memory, because the directory of a ZIP stands at its end. */
export const MAX_FILE_BYTES = 32 * 1024 * 1024;

/** Bytes that the parts of one workbook may inflate to, all that are read taken together. They are never held at once. */
export const MAX_INFLATED_BYTES = 256 * 1024 * 1024;

/** Characters of the table of shared texts of a workbook, which is held in memory while its rows are read. */
export const MAX_SHARED_LENGTH = 32 * 1024 * 1024;

/** Parts of one workbook; ours has six, an ordinary one a few dozen. */
export const MAX_PARTS = 1_000;

/** Rows with content of one sheet, its heading included. */
export const MAX_ROWS = 200_000;

export const MAX_COLUMNS = 100;

/** Characters of a cell (UTF-16 code units): more than this no spreadsheet program keeps. */
export const MAX_CELL_LENGTH = 32_767;
