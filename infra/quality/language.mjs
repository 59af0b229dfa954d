// `npm run language` measures the doc comments of all tracked sources but specs. `--json` prints the figures for
// language.spec.ts, which holds their limits.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import ts from 'typescript';

const RIDDLE = /^(what|whether|who|who['’]s|whose|how|as|by|of|from)$/i;
const PACKING = /\.\.\.(\{ \w|\[')/g;

const sources = execFileSync('git', ['ls-files', '*.ts'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && !file.endsWith('.spec.ts'));

/** Returns doc comments by position. The compiler's scanner distinguishes them from strings that look like one. */
function docComments(source) {
  const found = new Map();
  const visit = (node) => {
    for (const { pos, end } of ts.getLeadingCommentRanges(source.text, node.getFullStart()) ?? []) {
      const comment = source.text.slice(pos, end);
      if (comment.startsWith('/**')) found.set(pos, comment);
    }
    for (const child of node.getChildren(source)) if (child.kind !== ts.SyntaxKind.JSDoc) visit(child);
  };
  visit(source);
  return found;
}

const isExported = (statement) =>
  ts.canHaveModifiers(statement) &&
  ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;

const figures = { docComments: 0, onExportedNames: 0, riddles: [], packed: [] };
for (const file of sources) {
  const text = readFileSync(file, 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  const place = (position) => `${file}:${source.getLineAndCharacterOfPosition(position).line + 1}`;
  for (const [position, comment] of docComments(source)) {
    figures.docComments++;
    const words = comment
      .replaceAll(/^\/\*\*|\*\/$/g, '')
      .replaceAll(/^\s*\*/gm, '')
      .trim();
    const [first = ''] = /^[\w'’]+/.exec(words) ?? [];
    if (RIDDLE.test(first)) figures.riddles.push(`${place(position)} ${words.slice(0, 80)}`);
  }
  figures.onExportedNames += source.statements.filter(
    (statement) => isExported(statement) && ts.getJSDocCommentsAndTags(statement).length > 0,
  ).length;
  for (const { index } of text.matchAll(PACKING)) figures.packed.push(place(index));
}

if (process.argv.includes('--json')) console.log(JSON.stringify(figures));
else {
  for (const riddle of figures.riddles) console.log(riddle);
  for (const packing of figures.packed) console.log(`${packing} literal spread`);
  const share = ((100 * figures.riddles.length) / figures.docComments).toFixed(1);
  console.log(`${figures.docComments} doc comments, ${figures.onExportedNames} of them on exported names`);
  console.log(`${figures.riddles.length} (${share} %) open with what, whether, who, whose, how, as, by, of or from`);
  console.log(`${figures.packed.length} literals spread to pack lines`);
}
