import path from 'node:path';
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const root = path.resolve(import.meta.dirname, '../..');

/** Methods that read the machine's time zone, which is never right: dates are in Asia/Shanghai, instants in UTC. */
const localTime = {
  selector:
    'CallExpression > MemberExpression[property.name=/^(get|set)(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset)$|^to(Date|Time|Locale|LocaleDate|LocaleTime)String$/].callee',
  message: 'This reads the time zone of the machine: use the UTC methods, or the calendar of libs/domain.',
};
const resolvedZone = {
  selector: "MemberExpression[property.name='resolvedOptions']",
  message: 'The options of the machine differ from one replay to the next.',
};
const clock = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'A rule has no clock: the instant is an argument.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'A rule has no clock: the instant is an argument.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'A rule answers the same each time.',
  },
];

export default defineConfig(
  { ignores: ['dist/', 'node_modules/', '.cache/', '.data/', 'apps/console/', 'test/e2e/client/'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // Features declare their state by merging into an interface that is empty without them.
      '@typescript-eslint/no-empty-object-type': ['error', { allowWithName: '^FeatureStates$' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-syntax': ['error', localTime],
    },
  },
  { files: ['infra/{dev,operations}/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['workflows/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        'console',
        'process',
        'setInterval',
        'fetch',
        'WeakRef',
        'FinalizationRegistry',
      ],
      'no-restricted-syntax': ['error', localTime, resolvedZone],
    },
  },
  {
    files: ['libs/domain/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'console', 'process', 'setTimeout', 'setInterval', 'fetch', 'performance'],
      'no-restricted-syntax': ['error', localTime, resolvedZone, ...clock],
    },
  },
  {
    // Bodies of HTTP answers and matchers of jest are untyped, and the assertions of a test check them instead.
    files: ['**/*.{spec,fixture}.ts', 'test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      'no-restricted-globals': 'off',
      'no-restricted-syntax': ['error', localTime],
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        module: 'writable',
        URL: 'readonly',
        performance: 'readonly',
      },
    },
  },
);
