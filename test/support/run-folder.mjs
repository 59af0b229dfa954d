import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Runs before the first test file of Jest: creates a folder that the test files share, removed when Jest ends. */
export default function makeRunFolder() {
  if (process.env.ZHENGSHU_TEST_RUN_FOLDER) return;
  const folder = mkdtempSync(path.join(tmpdir(), 'zhengshu-run-'));
  process.env.ZHENGSHU_TEST_RUN_FOLDER = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}
