import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandOf, end, isAlive, record, recorded } from './pid-file.js';
import { accepts, freePort } from './ports.js';

describe('a process that a pid file names', () => {
  let folder: string;
  let file: string;
  let child: ChildProcess;
  const run = (script: string): number => {
    child = spawn(process.execPath, ['-e', script], { stdio: 'ignore', detached: true });
    return child.pid ?? 0;
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'pid-'));
    file = path.join(folder, 'it.pid');
  });
  afterEach(() => {
    child?.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  it('is found while it runs, and not afterwards', async () => {
    const running = record(file, run('setInterval(() => {}, 1000) // the one'));
    expect(running.command).toContain('the one');
    expect(recorded(file)).toEqual(running);
    await end(running, 5000);
    expect(isAlive(running)).toBe(false);
    expect(recorded(file)).toBeUndefined();
    expect(existsSync(file)).toBe(false);
  });

  it('is not another program that got the same number later', () => {
    writeFileSync(file, JSON.stringify({ pid: process.pid, command: '/opt/temporal server start-dev' }));
    expect(recorded(file)).toBeUndefined();
  });

  it('is killed if it does not end in time', async () => {
    const port = await freePort();
    const listen = `require('net').createServer().listen(${port}, '127.0.0.1')`;
    const running = record(file, run(`process.on('SIGTERM', () => {}); ${listen}`));
    const exit = once(child, 'exit');
    while (!(await accepts(port))) await sleep(20);
    await end(running, 50);
    expect(await exit).toEqual([null, 'SIGKILL']);
    expect(isAlive(running)).toBe(false);
  });

  it('has released its port when `end` returns, even if releasing its memory takes long', async () => {
    const port = await freePort();
    const listen = `require('net').createServer().listen(${port}, '127.0.0.1')`;
    const running = record(file, run(`globalThis.much = Buffer.alloc(400e6, 1); ${listen}`));
    while (!(await accepts(port))) await sleep(20);
    await end(running, 5000, 'SIGKILL');
    expect(await accepts(port)).toBe(false);
  });

  it.each(['', 'garbage', '{"pid":"1"}', '{"pid":1,"command":""}'])('is undefined if the file contains %j', (text) => {
    writeFileSync(file, text);
    expect(recorded(file)).toBeUndefined();
  });

  it('has an empty command line if it does not exist', () => {
    expect(commandOf(2 ** 30)).toBe('');
  });
});
