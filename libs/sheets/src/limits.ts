/** Maximum size of a file, in bytes. The file is held in memory, because the directory of a ZIP stands at its end. */
export const MAX_FILE_BYTES = 32 * 1024 * 1024;

/**
 * Maximum inflated size of all parts read from one workbook together, in bytes. They are never in memory all at once.
 */
export const MAX_INFLATED_BYTES = 256 * 1024 * 1024;

/** Maximum length of a workbook's shared strings, in characters; they are in memory while its rows are read. */
export const MAX_SHARED_LENGTH = 32 * 1024 * 1024;

/** Maximum number of parts of one workbook; those written here have six, ordinary ones a few dozen. */
export const MAX_PARTS = 1_000;

/** Maximum number of rows with content in one sheet, the heading included. */
export const MAX_ROWS = 200_000;

export const MAX_COLUMNS = 100;

/** Maximum length of a cell in UTF-16 code units, the limit of spreadsheet programs. */
export const MAX_CELL_LENGTH = 32_767;
