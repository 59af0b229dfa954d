import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { SERVER_BOUNDS } from '../../apps/api/src/http-edge/bounded-server.js';

const page = readFileSync('SECURITY.md', 'utf8');

it('names tests that exist', () => {
  const tracked = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).split('\n');
  const named = [...page.matchAll(/`([\w./-]+\.spec\.ts)`/g)].map(([, name]) => name ?? '');
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !tracked.some((file) => file.endsWith(`/${name}`) || file === name))).toEqual([]);
});

it('states the bounds of a connection as they are', () => {
  const { headersMs, requestMs, silenceMs, keepAliveMs, headBytes } = SERVER_BOUNDS;
  for (const ms of [headersMs, requestMs, silenceMs, keepAliveMs]) expect(page).toContain(`| ${String(ms / 1000)} s `);
  expect(page).toContain(`| ${String(headBytes / 1024)} KiB `);
});
