import { spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync, rmSync } from 'node:fs';
import { browserSignIn, isProviderInstalled, type BrowserSignIn } from './browser-sign-in.js';
import { SECRET_VARIABLES, withSecretFiles } from '#libs/config';
import { childEnvironment } from './child-environment.js';
import { Child } from './child.js';
import { demandDatabase, demandHealth, demandProvider } from './external.js';
import { layout } from './layout.js';
import { record, recorded } from './pid-file.js';
import { plan, type Plan } from './plan.js';
import { demandPort } from './ports.js';
import { DevPostgres } from './postgres.js';
import { say } from './say.js';
import { bootstrapTemporal, migrate, playStory, seed } from './steps.js';
import { temporalCli } from './temporal-cli.js';
import { DevTemporal } from './temporal-server.js';
import { tell, Trouble } from './trouble.js';
import { Undo } from './undo.js';

const undo = new Undo();

/**
 * True for `npm run dev`: a saved source restarts the programs that run it, and a program that ends by itself starts
 * again with the next change instead of ending the platform.
 */
const isWatching = process.argv.includes('--watch');

/** Starts the whole platform, each part after those that it needs. Throws Trouble if a person can resolve the cause. */
async function start(): Promise<void> {
  const wanted = plan(withSecretFiles(process.env, [...SECRET_VARIABLES, 'DATABASE_OWNER_URL']));
  const watching = isWatching ? await import('./watch.js') : undefined;
  const built = watching?.sources();
  claim();
  const children = programs();
  for (const [name, child] of Object.entries(children))
    if (await undo.step(() => child.endOrphan())) say(`${name} left by an earlier start: ended`);
  await undo.step(() => demandPort('the API', wanted.apiPort, 'PORT'));
  const signIn = await undo.step(() => signInOf(wanted));
  spawn(process.execPath, [layout.bundler], { stdio: 'ignore' }); // meanwhile; the worker makes up for it if it fails

  const { ownerUrl, appUrl } = await undo.step(() => database(wanted.database));
  const address = await undo.step(() => temporal(wanted.temporal));
  const { mode, namespace, apiUrl, rehearsalStart } = wanted;
  await undo.step(() => migrate({ ownerUrl, appUrl, mode }));
  const documentsDir = wanted.documentsDir ?? layout.documents;
  const hasStory = await undo.step(() =>
    seed({ ownerUrl, mode, documentsDir, ...(rehearsalStart && { rehearsalStart }) }),
  );
  await undo.step(() => bootstrapTemporal({ address, namespace }));
  say(`database and Temporal prepared (${mode})`);

  const env = childEnvironment(process.env, wanted, { appUrl, address, documentsDir });
  const envs = { API: { ...env, ...signIn?.api }, provider: { ...env, ...signIn?.provider }, worker: env };
  for (const name of signIn ? (['provider', 'worker', 'API'] as const) : (['worker', 'API'] as const)) {
    undo.push(name, () => children[name].stop());
    await undo.step(() => children[name].start(envs[name]));
  }
  if (signIn) await undo.step(() => demandProvider(signIn.issuer));
  await undo.step(() => demandHealth(apiUrl, 'live'));
  say('the API answers, the worker is on its way');
  if (hasStory && (await undo.step(() => playStory({ apiUrl })))) say('the story of the rehearsal has been told');
  await undo.step(() => demandHealth(apiUrl, 'ready'));
  const ui = wanted.temporal.kind === 'own' ? `, Temporal at http://localhost:${wanted.temporal.uiPort}` : '';
  say(`Zhengshu (${mode}) is at ${apiUrl} (documentation at ${apiUrl}/docs${ui}; Ctrl-C stops it)`);
  if (!watching || !built) return;
  await watching.watch(built, async (changed) => {
    await Promise.all(
      changed.map(async (program) => {
        if (program === 'provider' && !signIn) return;
        await children[program].stop();
        await undo.step(() => children[program].start(envs[program]));
      }),
    );
    say(`${changed.join(' and ')} started again`);
  });
}

/** Records this process as the start of this folder. Throws Trouble if another one runs here. */
function claim(): void {
  try {
    mkdirSync(layout.data, { recursive: true, mode: 0o711 });
    accessSync(layout.data, constants.W_OK);
  } catch {
    throw new Trouble(`${layout.data} cannot be written: start as the account that it belongs to, or remove it.`);
  }
  const other = recorded(layout.startPid);
  if (other) throw new Trouble(`Zhengshu already runs here, as process ${other.pid}: stop it first, with Ctrl-C.`);
  record(layout.startPid, process.pid);
  process.once('exit', () => rmSync(layout.startPid, { force: true }));
}

function programs(): { API: Child; provider: Child; worker: Child } {
  const ended = (name: string, how: string): void => {
    if (undo.isLeaving) return;
    if (isWatching) return say(`The ${name} ended by itself (${how}); it starts again with the next change.`);
    void undo.leave(1, `The ${name} ended by itself (${how}); what it said stands above.`);
  };
  return {
    API: new Child(layout.api, ended),
    provider: new Child(layout.provider, ended),
    worker: new Child(layout.worker, ended),
  };
}

/**
 * Returns the settings of browser sign-in; undefined without it. Throws Trouble if the provider's port is used.
 */
async function signInOf({ provider }: Plan): Promise<BrowserSignIn | undefined> {
  if (!provider) return undefined;
  if (!isProviderInstalled()) {
    say('Browser sign-in is off: the optional package oidc-provider is not installed (npm ci installs it).');
    return undefined;
  }
  await demandPort('the provider', provider.port, 'OIDC_PORT');
  return browserSignIn(provider);
}

async function database(wanted: Plan['database']): Promise<{ ownerUrl: string; appUrl: string }> {
  if (wanted.kind === 'external') {
    await demandDatabase('DATABASE_OWNER_URL', wanted.ownerUrl);
    await demandDatabase('DATABASE_URL', wanted.appUrl);
    return wanted;
  }
  const postgres = new DevPostgres({ dir: layout.postgres, port: wanted.port });
  undo.push('PostgreSQL', () => postgres.stop());
  say(`PostgreSQL ${await postgres.start()} on port ${wanted.port}`);
  return postgres;
}

async function temporal(wanted: Plan['temporal']): Promise<string> {
  if (wanted.kind === 'external') return wanted.address;
  const cli = await temporalCli(layout.cache, say);
  const { port, uiPort } = wanted;
  const server = new DevTemporal({ cli, port, uiPort, dbFile: layout.temporalDb });
  undo.push('Temporal', () => server.stop());
  say(`Temporal ${await server.start()} on port ${port}`);
  return server.address;
}

process.stdout.on('error', () => undefined); // a closed terminal must not prevent an orderly stop
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => void undo.leave(0, 'stopping …'));
try {
  await start();
} catch (error) {
  await undo.leave(1, tell(error));
}
