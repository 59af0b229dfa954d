// Asks the package registry for known weaknesses of the installed packages, and fails for those that nobody has reviewed.
// `npm run audit`; with --ci a registry that answers no audits is no failure.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const EXCEPTIONS = 'infra/quality/audit-exceptions.json';

/** The advisories of a report, each once: id, package, title. A report without vulnerabilities is none. */
export function advisoriesOf(report) {
  if (typeof report?.vulnerabilities !== 'object' || report.vulnerabilities === null) return null;
  const found = new Map();
  for (const { via } of Object.values(report.vulnerabilities))
    for (const one of via) {
      if (typeof one === 'string') continue; // the package through which another one is reached
      const id = /GHSA-[\w-]+/.exec(one.url ?? '')?.[0] ?? String(one.source);
      found.set(`${id} ${one.name}`, { id, package: one.name, title: one.title });
    }
  return [...found.values()];
}

/** What is wrong on a day: advisories without a valid exception, and exceptions that excuse nothing any more. */
export function faultsOf(advisories, exceptions, today) {
  const isFor = (one) => (other) => one.id === other.id && one.package === other.package;
  const open = advisories.flatMap((one) => {
    const exception = exceptions.find(isFor(one));
    if (exception && exception.reason && exception.until >= today) return [];
    const why = exception ? `its exception ended on ${exception.until}` : 'nobody has reviewed it';
    return [`${one.id} in ${one.package} (${one.title}): ${why}`];
  });
  const idle = exceptions.filter((one) => !advisories.some(isFor(one)));
  return [...open, ...idle.map(({ id, package: name }) => `${id} in ${name}: the exception excuses nothing any more`)];
}

function reportOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function main() {
  const { stdout } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  const advisories = advisoriesOf(reportOf(stdout));
  if (advisories === null) {
    console.log('not answered: the package registry gave no audit');
    return process.argv.includes('--ci') ? 0 : 1;
  }
  const exceptions = JSON.parse(readFileSync(EXCEPTIONS, 'utf8'));
  const faults = faultsOf(advisories, exceptions, new Date().toISOString().slice(0, 10));
  for (const fault of faults) console.log(fault);
  console.log(`${advisories.length} advisories, ${faults.length} to be reviewed`);
  return faults.length > 0 ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = main();
