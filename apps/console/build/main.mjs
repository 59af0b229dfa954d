// Builds the console into dist/console, after `npm run build` has made the API in dist/: describes the API for it,
// checks its types, bundles it, and packs each file. Does nothing when neither the console nor the API has changed
// since the last time.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeApi } from './describe-api.mjs';
import { packFiles } from './pack-files.mjs';
import { writeStyles } from './styles.mjs';

process.chdir(fileURLToPath(new URL('../../..', import.meta.url)));

const SOURCES = 'apps/console';
const GENERATED = `${SOURCES}/generated`;
const BUILT = 'dist/console';
const STAMP = `${BUILT}/.stamp`;

const node = (...args) => execFileSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });

/** Returns the hash of all of which the console is made: its sources, the built API that describes itself, and the packages. */
function stampOf() {
  const hash = createHash('sha256').update(readFileSync('package-lock.json'));
  for (const folder of [SOURCES, 'dist/apps/api', 'dist/libs']) {
    const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
    const files = entries.map(({ parentPath, path: place, name }) => path.join(parentPath ?? place, name));
    for (const file of files.filter((one) => !one.startsWith(GENERATED) && !one.endsWith('.map')).sort())
      hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex');
}

const stamp = stampOf();
if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== stamp) {
  mkdirSync(GENERATED, { recursive: true });
  const document = `${GENERATED}/openapi.json`;
  node('dist/apps/api/src/print-document.js', document);
  await describeApi(document, GENERATED);
  node('node_modules/typescript7/bin/tsc', '-p', `${SOURCES}/tsconfig.json`);
  await writeStyles(path.resolve(SOURCES, 'src/shell/theme.ts'), path.resolve(GENERATED, 'antd.css'));
  const { build } = await import('vite');
  await build({ configFile: `${SOURCES}/vite.config.mjs`, logLevel: 'warn' });
  packFiles(`${BUILT}/assets`);
  writeFileSync(STAMP, stamp);
}
