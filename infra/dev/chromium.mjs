import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
/** Debian's packages: the browser, and a font in which Chinese pages can be looked at. */
const PACKAGES = ['chromium', 'fonts-noto-cjk'];

const MISSING =
  'The pages were not tested, because there is no Chromium: install the packages chromium and fonts-noto-cjk, or name a Chromium by CHROMIUM_PATH.';

const isProgram = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const onPath = () =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) => NAMES.map((name) => path.join(folder, name)))
    .find(isProgram);

/** Installs the packages where this process may and Debian's tools are there. */
function installed() {
  if (process.getuid?.() !== 0) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => spawnSync('apt-get', args, { env, stdio: 'ignore' }).status === 0;
  const install = () => apt('install', '-y', '--no-install-recommends', ...PACKAGES);
  if (install() || (apt('update') && install())) return onPath();
  return undefined;
}

/** Finds a Chromium: by CHROMIUM_PATH, on the PATH, or by installing it as root. `missing` says what to do if there is none. */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  const found = named && isProgram(named) ? named : (onPath() ?? installed());
  return found ? { path: found } : { missing: MISSING };
}
