#!/usr/bin/env bash
# express 5.3.0 and the fetch of Node 20: a client that asks with If-None-Match gets the whole answer each time, never 304.
#
# Behaviour. fetch sends `cache-control: no-cache` and `pragma: no-cache` of its own whenever the caller sets If-None-Match
# (the Fetch standard makes the cache mode `no-store` then). Express takes a request with `no-cache` for one that wants the
# whole answer, although RFC 9110 §13.1.2 asks of If-None-Match alone. The same request by node:http gets 304.
# Consequence. A server that relies on Express's ETag saves nothing for programs that use fetch, and nothing tells so: the
# answers are right, only whole. The way out is to compare If-None-Match oneself, or to drop the header before Express looks.
#
# Fails if the behaviour changes.
set -euo pipefail
VERSION=5.3.0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund "express@$VERSION"
cat >seen.mjs <<'SCRIPT'
import { get } from 'node:http';
import express from 'express';
const app = express();
app.get('/', (request, response) => {
  response.set('Seen-Cache-Control', request.get('cache-control') ?? 'none');
  response.set('ETag', '"v1"').send('the whole answer');
});
const server = app.listen(0, '127.0.0.1', async () => {
  const url = `http://127.0.0.1:${server.address().port}/`;
  const headers = { 'if-none-match': '"v1"' };
  const fetched = await fetch(url, { headers });
  console.log(`fetch     ${fetched.status} cache-control: ${fetched.headers.get('seen-cache-control')}`);
  await fetched.text();
  get(url, { headers, agent: false }, (answer) => {
    console.log(`node:http ${answer.statusCode} cache-control: ${answer.headers['seen-cache-control']}`);
    answer.resume();
    server.close();
    server.closeAllConnections();
  });
});
SCRIPT
expected='fetch     200 cache-control: no-cache
node:http 304 cache-control: none'
seen=$(node seen.mjs)
echo "express $VERSION, node $(node --version)"
echo "$seen"
if [ "$seen" != "$expected" ]; then
  echo "the behaviour changed" >&2
  exit 1
fi
