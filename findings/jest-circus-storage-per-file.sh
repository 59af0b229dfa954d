#!/usr/bin/env bash
# jest 30.5.2: each file of tests leaves one AsyncLocalStorage switched on in its worker, for as long as the worker lives.
#
# Behaviour. jest-circus makes an AsyncLocalStorage when it loads for a file, and runs each test in it. Nothing disables it
# when the file ends. Up to Node 22 every promise copies the stores of all storages that are on, so a promise in the hundredth
# file of a worker costs more than one in the first. Workers are replaced only where `workerIdleMemoryLimit` says so.
# Consequence. The time of a large suite grows with the square of the files in one worker: 90 files that only load rules took
# 125 s of processor time, and 66 s with an environment whose teardown disables the storages.
#
# Fails if the behaviour changes.
set -euo pipefail
VERSION=30.5.2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund "jest@$VERSION"
for n in 1 2 3 4; do echo "test('passes', async () => { await null; });" >"file$n.test.js"; done
cat >watch.cjs <<'SCRIPT'
const { AsyncLocalStorage } = require('node:async_hooks');
const on = new Set();
const { run, disable } = AsyncLocalStorage.prototype;
AsyncLocalStorage.prototype.run = function (...given) {
  on.add(this);
  return run.apply(this, given);
};
AsyncLocalStorage.prototype.disable = function () {
  on.delete(this);
  return disable.call(this);
};
process.on('exit', () => console.log(`storages left on after 4 files: ${on.size}`));
SCRIPT
expected='storages left on after 4 files: 4'
seen=$(NODE_OPTIONS="--require $folder/watch.cjs" node node_modules/jest/bin/jest.js --runInBand --silent 2>/dev/null | grep 'storages left on')
echo "jest $VERSION, node $(node --version)"
echo "$seen"
if [ "$seen" != "$expected" ]; then
  echo "the behaviour changed" >&2
  exit 1
fi
