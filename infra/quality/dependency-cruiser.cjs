// Allowed imports between folders. Specs and their fixtures may import more than the code beside them.
const forTests = '\\.(spec|fixture)\\.ts$';
const code = (path) => ({ path, pathNot: forTests });
const ours = '^(apps|workflows|activities|libs|test|infra)/';

/** Rule: files below `folder` import, of this repository, only files that match `allowed`. */
const only = (name, comment, folder, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: code(folder),
  to: { path: ours, pathNot: allowed },
});
/** Rule: files below `folder` import, of node_modules, only these packages. */
const packages = (name, comment, folder, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: code(folder),
  to: { path: 'node_modules/', pathNot: `node_modules/(${allowed})/` },
});

/**
 * Storeys of libs/domain, lowest first. A folder imports only from itself and from storeys below its own; folders of
 * one storey do not import each other. Types count. A folder that is not listed may neither import nor be imported.
 */
const STOREYS = [
  ['law'],
  ['language', 'calendar'],
  ['organisation'],
  ['access', 'catalog', 'policy'],
  ['clock'],
  ['matter'],
  ['features', 'deadline', 'explanation', 'holding', 'notification'],
  ['webhook', 'review'],
  ['processes'],
  ['indicators'],
  ['words'],
];
const domain = (...folders) => `^libs/domain/src/(${folders.join('|')})/`;
const storeys = [
  ...STOREYS.flatMap((folders, n) =>
    folders.map((folder) => ({
      name: `storey-of-${folder}`,
      comment: 'each storey of the domain rests on those below it',
      severity: 'error',
      from: code(`^libs/domain/src/${folder}/`),
      to: { path: '^libs/domain/src/', pathNot: domain(folder, ...STOREYS.slice(0, n).flat()) },
    })),
  ),
  {
    name: 'storey-unknown',
    comment: 'a new folder of the domain needs its place in the list of storeys',
    severity: 'error',
    from: { path: '^libs/domain/src/[^/]+/', pathNot: domain(...STOREYS.flat()) },
    to: {},
  },
];

module.exports = {
  forbidden: [
    ...storeys,
    only('domain-knows-nobody', 'rules are tested alone', '^libs/domain/', '^libs/domain/'),
    only('contracts-know-domain', 'names and shapes only', '^libs/contracts/', '^libs/(contracts|domain)/'),
    only('http-knows-domain', 'shared with the console', '^libs/http/', '^libs/(http|domain)/'),
    only('persistence-knows-domain', 'tables do not decide', '^libs/persistence/', '^libs/(persistence|domain)/'),
    only('sheets-know-domain', 'files in, contents out', '^libs/sheets/', '^libs/(sheets|domain)/'),
    only('papers-know-http', 'what a reader is shown, on paper', '^libs/papers/', '^libs/(papers|http|domain)/'),
    only('temporal-knows-no-process', 'plumbing', '^libs/temporal/', '^libs/(temporal|contracts|config)/'),
    only('watchdog-knows-nobody', 'it stops any computation', '^libs/watchdog/', '^libs/watchdog/'),
    only('config-knows-domain', 'the environment comes first', '^libs/config/', '^libs/(config|domain)/'),
    only('workflows-are-pure', 'the world is behind contracts', '^workflows/', '^(workflows|libs/contracts)/'),
    only(
      'activities-serve-contracts',
      'no activity knows its caller',
      '^activities/',
      '^(activities|libs/(contracts|persistence|domain|config|watchdog))/',
    ),
    only(
      'api-is-a-client',
      'the API messages workflows by contract',
      '^apps/api/',
      '^(apps/api|libs/(contracts|http|persistence|temporal|config|domain|sheets|papers|watchdog))/',
    ),
    only(
      'provider-serves-browsers',
      'it could be another one: it knows accounts, and nothing of matters',
      '^apps/rehearsal-provider/',
      '^(apps/rehearsal-provider|libs/(persistence|domain|config))/',
    ),
    only(
      'worker-composes',
      'all but the other applications',
      '^apps/worker/',
      '^(apps/worker|workflows|activities|libs)/',
    ),
    only(
      'console-speaks-http',
      'it could live in another repository',
      '^apps/console/',
      '^(apps/console|libs/(http|domain))/',
    ),
    only(
      'infra-stands-outside',
      'it runs what is built; a seed and a takeover give commands as the worker does',
      '^infra/',
      '^(infra|libs|activities/(matter|organisation-import))/',
    ),

    packages(
      'domain-needs-few-packages',
      'rules outlive frameworks; canonicalize is a pure function (RFC 8785)',
      '^libs/domain/',
      'zod|canonicalize',
    ),
    packages(
      'few-packages-in-workflows',
      'what is bundled is replayed for years',
      '^workflows/',
      '@temporalio/(workflow|common)',
    ),
    {
      name: 'no-node-in-pure-code',
      comment: 'no I/O in contracts and workflows',
      severity: 'error',
      from: code('^(workflows|libs/contracts)/'),
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'domain-only-hashes',
      comment: 'no I/O in rules; a hash is a pure function of its text',
      severity: 'error',
      from: code('^libs/domain/'),
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'no-development-packages',
      comment: 'production installs without them; those of the console are bundled when it is built',
      severity: 'error',
      from: { path: '^(apps|workflows|activities|libs)/', pathNot: `${forTests}|^apps/console/` },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-the-provider-is-optional',
      comment: 'production installs without oidc-provider',
      severity: 'error',
      from: { path: ours, pathNot: '^apps/rehearsal-provider/' },
      to: { path: 'node_modules/oidc-provider/' },
    },
    {
      name: 'no-tests-in-code',
      comment: 'specs and fixtures are not built',
      severity: 'error',
      from: code('^(apps|workflows|activities|libs|infra)/'),
      to: { path: forTests },
    },
    {
      name: 'through-the-front-door',
      comment: 'a library is entered by its index.ts; tests also read the samples of the processes',
      severity: 'error',
      from: { path: '^(apps|workflows|activities|test|infra)/' },
      to: { path: '^libs/[^/]+/src/(?!index\\.ts$)', pathNot: '^libs/domain/src/processes/samples?\\.fixture\\.ts$' },
    },
    {
      name: 'through-the-front-door-of-a-neighbour',
      comment: 'a library is entered by its index.ts, from other libraries too',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/[^/]+/src/(?!index\\.ts$)', pathNot: '^libs/$1/' },
    },
    {
      name: 'no-cycles',
      comment: 'entities may name each other, as Relation<T>',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'what is imported exists',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '/generated/api$' }, // the console's build writes it, as types alone
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The starting scripts load dist/, which they have just built; the client imports what its test generates.
    exclude: { path: '^(\\.\\./)*dist/|^test/e2e/client/|^test/bench/peers/|^apps/console/generated/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['development', 'import', 'require', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
