// `npm run bench -- PART …` and `npm run profile -- SCENARIO`: builds the platform and the bench, and runs the latter.
// `--built` takes the platform as it was built last.
import { build, giveUp, install, step } from '../../infra/dev/install.mjs';

const [program, ...args] = process.argv.slice(2);
if (!args.includes('--built')) {
  install();
  if (!build('typescript7')) giveUp('The build failed; the compiler says why above.');
}
const compiler = 'node_modules/typescript7/bin/tsc';
if (!step('bench', process.execPath, [compiler, '-p', 'test/bench', '--noCheck'])) giveUp('The bench was not built.');
await import(`../../dist/test/bench/${program}.js`);
