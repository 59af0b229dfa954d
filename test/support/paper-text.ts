import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A PDF as a reader that is not ours sees it: text page by page, what is attached, and its metadata. */
export interface ReadPaper {
  readonly pages: readonly string[];
  readonly attached: Readonly<Record<string, Buffer>>;
  readonly metadata: string;
}

/** Reads a PDF. Lines are joined, so that a text that was broken over lines is found whole. */
export async function readPaper(bytes: Uint8Array): Promise<ReadPaper> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
  const document = await task.promise;
  const pages: string[] = [];
  for (let n = 1; n <= document.numPages; n += 1) {
    const { items } = await (await document.getPage(n)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  const attachments = ((await document.getAttachments()) ?? {}) as Record<string, { readonly content: Uint8Array }>;
  const attached = Object.fromEntries(
    Object.entries(attachments).map(([name, { content }]) => [name, Buffer.from(content)]),
  );
  const { metadata } = await document.getMetadata();
  await task.destroy();
  return { pages, attached, metadata: metadata.getRaw() };
}
