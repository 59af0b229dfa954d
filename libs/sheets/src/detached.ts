/**
 * The same text in memory of its own. A piece cut out of a longer text keeps the whole of that alive: what is remembered
 * of thousands of cells would hold the file that they were read from.
 */
export const detached = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');
