// `node test/bench/sheets.mjs`: exports and imports 10,000 entries, each step in a process of its own, and prints what
// it took. The import judges every entry as a dry run does. Needs a build (`npm run build`).
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { checkContent, entryContent } from '../../dist/libs/domain/src/index.js';
import { CSV, MAX_ENTRIES, readEntries, writeEntries, XLSX } from '../../dist/libs/sheets/src/index.js';

const ITEMS = 10;
const MIB = 1024 * 1024;
const SETTING = {
  providerUscc: null,
  published: null,
  at: '2026-01-05',
  designatedSource: null,
  knownCodes: new Set(),
};

function* entries() {
  for (let n = 1; n <= MAX_ENTRIES; n++)
    yield entryContent.parse({
      catalogCode: `3070990000001/${String(n).padStart(6, '0')}`,
      name: `示例目录条目第${n}号`,
      abstract: '供测量导入导出耗时和内存占用的条目，内容与真实条目长度相近。'.repeat(3),
      formatClass: 'DATABASE',
      formatType: 'mysql',
      updateFrequency: 'DAILY',
      shareAttribute: 'CONDITIONAL',
      shareModes: ['API', 'BATCH'],
      dataCategory: { industry: 'OTHER', businessAttribute: 'BUSINESS_FIELD', category: '政务服务' },
      dataLevel: 'G2',
      items: Array.from({ length: ITEMS }, (_, i) => ({
        itemId: `i${i + 1}`,
        nameZh: `第${n}号条目的数据项${i + 1}`,
        dataType: 'C',
        length: 18,
        description: '数据项的含义、取值来源和使用时的注意事项',
        itemLevel: 'G2',
        personalInfo: 'NONE',
      })),
      conditions: [
        { conditionId: 'c1', kind: 'SCOPE', text: '省、市两级行政许可部门' },
        { conditionId: 'c2', kind: 'PURPOSE', text: '办理行政许可时核验申请材料' },
      ],
    });
}

async function readBack(file, mediaType) {
  const count = { ENTRY: 0, FAULTY: 0, FAULT: 0 };
  const judge = (content) => checkContent(content, SETTING).map((fault) => ({ ...fault, blocks: true }));
  for await (const { kind } of readEntries(createReadStream(file), mediaType, judge)) count[kind]++;
  return `${count.ENTRY} right, ${count.FAULTY} faulty, ${count.FAULT} faults of the file`;
}

async function step(verb, mediaType, file) {
  const began = performance.now();
  let what = 'nothing but the program loaded';
  if (verb === 'export') {
    await pipeline(writeEntries(entriesInTime(), mediaType), createWriteStream(file));
    what = `${(statSync(file).size / MIB).toFixed(1)} MiB written`;
  } else if (verb === 'import') what = await readBack(file, mediaType);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const peak = (process.resourceUsage().maxRSS / 1024).toFixed(0);
  console.log(`${verb} ${path.basename(file)}: ${seconds} s, peak ${peak} MiB resident; ${what}`);
}

/** Yields the entries one at a time, as a database cursor would. */
async function* entriesInTime() {
  for (const entry of entries()) yield await Promise.resolve(entry);
}

const [verb, mediaType, file] = process.argv.slice(2);
if (verb) await step(verb, mediaType, file);
else {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhengshu-bench-'));
  const run = (...args) => spawnSync(process.execPath, [fileURLToPath(import.meta.url), ...args], { stdio: 'inherit' });
  console.log(`${MAX_ENTRIES} entries with ${ITEMS} items each`);
  run('baseline', CSV, '-');
  for (const [type, name] of [
    [XLSX, 'entries.xlsx'],
    [CSV, 'entries.csv'],
  ])
    for (const step of ['export', 'import']) run(step, type, path.join(folder, name));
  rmSync(folder, { recursive: true });
}
