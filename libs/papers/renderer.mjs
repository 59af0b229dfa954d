// Thread that sets papers. The compiler is native and works in one piece, so that it must not stand on the thread that
// answers requests. The file is JavaScript because a thread begins without the loader of tests and of development.
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** @type {{ templates: string, fonts: string[] }} Folders. */
const { templates, fonts } = workerData;
const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: fonts }] });

/** Tags, which tell a screen reader what is a table or a heading, make a long list five times as large. It goes without. */
const MOST_BYTES = 200_000;

/** Messages of the compiler in one line. */
const messages = (error) =>
  error === null ? 'no result' : error.shortDiagnostics.map((one) => one.message).join('; ');

function pdf(mainFilePath, inputs, createdAt) {
  const compiled = compiler.compile({ mainFilePath, inputs });
  if (compiled.result === null) throw new Error(messages(compiled.takeDiagnostics()));
  const set = (pdfTags) =>
    compiler.pdf(compiled.result, { pdfStandard: 'a-3u', creationTimestamp: createdAt, pdfTags });
  const tagged = set(true);
  return tagged.length <= MOST_BYTES ? tagged : set(false);
}

function html(mainFilePath, inputs) {
  const compiled = compiler.tryHtml({ mainFilePath, inputs });
  if (compiled.result === null) throw new Error(messages(compiled.takeDiagnostics()));
  return compiled.result.htmlBytes();
}

/** `createdAt` in seconds since 1970. Answers `{ bytes }` or `{ error }`, in the order of the questions. */
parentPort.on('message', ({ template, inputs, createdAt }) => {
  try {
    const main = `${templates}/${template}.typ`;
    const bytes = inputs.target === 'html' ? html(main, inputs) : pdf(main, inputs, createdAt);
    parentPort.postMessage({ bytes: new Uint8Array(bytes) });
  } catch (error) {
    parentPort.postMessage({ error: error instanceof Error ? error.message : String(error) });
  } finally {
    compiler.evictCache(0);
  }
});
