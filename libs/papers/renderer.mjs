// Process that sets papers. The compiler is native and works in one piece: it must not stand on the thread that answers
// requests, and only a process can be ended while it works. It is JavaScript because it begins without the loader of tests
// and of development. Arguments: the folder of the templates, and the folders of the fonts.
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const [templates, ...fonts] = process.argv.slice(2);
const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: fonts }] });

/** The form of every paper, and in it what its own template says. */
const MAIN = '#import "official.typ": official\n#show: official\n#include "told.typ"\n';
const TOLD = `${templates}/told.typ`;

/** Tags, which tell a screen reader what is a table or a heading, make a long list five times as large. It goes without. */
const MOST_BYTES = 200_000;

/** Messages of the compiler in one line. */
const messages = (error) =>
  error === null ? 'no result' : error.shortDiagnostics.map((one) => one.message).join('; ');

function pdf(inputs, createdAt) {
  const compiled = compiler.compile({ mainFileContent: MAIN, inputs });
  if (compiled.result === null) throw new Error(messages(compiled.takeDiagnostics()));
  const set = (pdfTags) =>
    compiler.pdf(compiled.result, { pdfStandard: 'a-3u', creationTimestamp: createdAt, pdfTags });
  const tagged = set(true);
  return tagged.length <= MOST_BYTES ? tagged : set(false);
}

function html(inputs) {
  const compiled = compiler.tryHtml({ mainFileContent: MAIN, inputs });
  if (compiled.result === null) throw new Error(messages(compiled.takeDiagnostics()));
  return compiled.result.htmlBytes();
}

/** `createdAt` in seconds since 1970. Answers `{ bytes }` or `{ error }`, in the order of the questions. */
process.on('message', ({ template, inputs, createdAt }) => {
  try {
    compiler.mapShadow(TOLD, Buffer.from(template));
    const bytes = inputs.target === 'html' ? html(inputs) : pdf(inputs, createdAt);
    process.send({ bytes: new Uint8Array(bytes) });
  } catch (error) {
    process.send({ error: error instanceof Error ? error.message : String(error) });
  } finally {
    compiler.evictCache(0);
  }
});
