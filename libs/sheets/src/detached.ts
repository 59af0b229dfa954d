/**
 * Copies a text into memory of its own. A substring keeps the whole text alive that it was cut from, so keys kept for
 * thousands of cells would hold the file in memory.
 */
export const detached = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');
