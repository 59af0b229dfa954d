import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import ts from 'typescript';

const filesIn = (...folders: readonly string[]): readonly string[] =>
  execFileSync('git', ['ls-files', ...folders], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => file.endsWith('.ts') && !/\.(spec|fixture)\.ts$/.test(file));

const PERSISTENCE = 'libs/persistence/src/';
const MIGRATIONS = `${PERSISTENCE}migrations/`;
/** Tables whose rows belong to single matters, by the columns with which the migrations create them. */
const TABLES = filesIn(MIGRATIONS).flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/CREATE TABLE (\w+) \(([^`]*)`/g)].flatMap(([, table = '', columns = '']) =>
    table === 'matter' || /\b(matter|stream|source|entry_id|alert) uuid\b/.test(columns) ? [table] : [],
  ),
);
const READS = new RegExp(`\\b(?:FROM|JOIN)\\s+(?:${TABLES.join('|')})\\b`);

/** Predicates of the right to see, all of `store/visible-matters.ts` or resting on it, and the matter that one found. */
const PREDICATE = new RegExp(
  `\\b(?:${['concernsReader', 'visibleTo', 'sentTo', 'visibleMatters', 'VisibleMatter'].join('|')}|${[
    'entriesVisibleTo', // an entry that was published, is the reader's own, or whose matter they may read
    'inInbox', // alerts that were sent to the reader
    'answerable', // figures of the reader's own departments and divisions
  ].join('|')})\\b`,
);

/** Queries without a predicate of their own, by the reason for which they need none. */
const OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  'parts of a list that has the predicate': [
    'catalog/search-entries.ts selectEntries',
    'figures/kept-figures.ts countPatterns',
    'figures/kept-figures.ts listSpans',
    'notifications/list-deliveries.ts ITEM',
    'read-model/lateness-figures.ts countClocks',
    'read-model/lateness-figures.ts lateClocks',
    'read-model/lateness-figures.ts withAttribute',
    'read-model/lateness-figures.ts WAS_MISSED',
    'read-model/list-alerts.ts GOES_ON',
    'read-model/list-alerts.ts countUnreadOf',
    'read-model/list-alerts.ts unreadByAccount',
    'read-model/list-events.ts FIRST_OF_ACT',
    'read-model/count-matters.ts judgedMatters',
    'read-model/count-matters.ts totalMatters',
    'read-model/counted-as.ts DUE',
    'read-model/counted-as.ts countedAs',
    'read-model/counted-as.ts patternsOf',
    'read-model/list-matters.ts selectMatters',
    'read-model/list-overdue.ts countOverdue',
    'read-model/list-overdue.ts selectOverdue',
    'read-model/list-tasks.ts selectTasks',
    'read-model/matters-as-of.ts eventsUntil',
    'read-model/matters-as-of.ts pageAfter',
    'read-model/matter-filters.ts addClause',
    'read-model/matter-filters.ts addHolder',
    'read-model/matter-filters.ts filterMatters',
  ],
  'counted by the keys that `tallyKeys` gives the reader': ['read-model/tallies.ts talliedPatterns'],
  'for open streams: who is told is decided in memory, by the same rules of reading': [
    'live/moves.ts eventKeysSince',
    'live/moves.ts readMoved',
    'live/moves.ts tasksOf',
    'live/moves.ts toldOffices',
  ],
  'versions that were published to everybody (Art 14)': [
    'read-model/lateness-figures.ts shareAttributesAsOf',
    'catalog/entry-versions.ts contentsAhead',
    'catalog/entry-versions.ts entryVersionEffective',
    'catalog/entry-versions.ts lastEntryVersion',
    'catalog/entry-versions.ts listEntryVersions',
    'catalog/entry-versions.ts readEntryVersion',
    'catalog/entry-versions.ts readVersionContents',
  ],
  'for the rules; the API asks it of matters that it has found visible, as below': [
    'catalog/catalog-imports.ts readEntriesThere',
    'documents/documents.ts mattersCiting',
    'read-model/outages.ts outagesTouching',
    'organisation/organisation.ts ACTORS',
    'organisation/registered.ts FOUND',
    'store/commands.ts KNOWN',
    'store/commands.ts findCommand',
    'store/events.ts loadEventRows',
    'store/events.ts loadEventsSince',
    'store/events.ts readEventAt',
    'store/matters.ts lockMatter',
    'store/matters.ts readMatter',
    'transition/facts.ts countOpenMatters',
    'transition/facts.ts holdEntry',
    'transition/facts.ts readEntry',
    'transition/facts.ts readGrants',
    'transition/facts.ts readJudgements',
    'transition/facts.ts readLastActs',
    'transition/facts.ts readName',
    'transition/facts.ts readStanding',
  ],
  'of the reader’s own account': [
    'organisation/own-offices.ts listDelegations',
    'organisation/own-offices.ts listOwnOffices',
  ],
  'of one paper, by its hash: what anybody may know who holds it': ['papers/issued-papers.ts findIssuedPaper'],
  'of one import, which its own predicate has found': [
    'catalog/list-catalog-imports.ts listRefusedRows',
    'store/outbox.ts countLetters',
  ],
  'for the worker, the start, operators and administrators': [
    'catalog/entry-versions.ts entriesWithoutMatter',
    'notifications/delivered-alerts.ts STILL_READ',
    'notifications/delivered-alerts.ts readDeliveredAlerts',
    'notifications/deliveries.ts POST',
    'organisation/list-accounts.ts listAccounts',
    'figures/keep-figures.ts keep',
    'figures/keep-figures.ts keepFigures',
    'figures/verify-figures.ts areFiguresKept',
    'operations/operations-status.ts LETTERS',
    'operations/operations-status.ts WAKES',
    'operations/unexplained.ts unexplainedRows',
    'operations/verify-tallies.ts isTallied',
    'operations/verify-tallies.ts untruthfulTallies',
    'operations/verify.ts TRIGGERED',
    'operations/verify.ts rebuildOutdated',
    'organisation/take-over.ts recordsWithoutMatter',
    'read-model/projection.ts forgetMatter',
    'read-model/projection.ts readProjection',
    'rules/calendar-rollouts.ts readRolloutProgress',
    'rules/calendar-rollouts.ts runningRollouts',
    'rules/calendar-years.ts statesOfYears',
    'rules/earlier-wakes.ts forgetEarlierWakes',
    'rules/earlier-wakes.ts nextEarlierWakes',
    'rules/recount-candidates.ts WAS_MISSED',
    'rules/recount-candidates.ts countCandidates',
    'rules/recount-candidates.ts nextCandidates',
    'store/all-streams.ts allStreams',
    'store/matters-to-wake.ts WAKE',
    'store/matters-to-wake.ts nextDue',
    'store/outbox.ts hasPendingLetters',
    'store/outbox.ts parkedLetters',
    'store/outbox.ts takeLetters',
  ],
};

/** Functions that read matters without a reader, with the files of the API that call them, each for a matter that it has found. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  countLetters: ['catalog-import/catalog-import.controller.ts', 'matter/matter.controller.ts'],
  findCommand: ['command/command.service.ts', 'command/idempotent-command.ts', 'rule-version/rule-version.service.ts'],
  loadEvents: [
    'document/download.service.ts',
    'matter/clock-explanation.ts',
    'matter/matter-story.ts',
    'matter/matter.controller.ts',
    'reader/reader.service.ts',
  ],
  loadEventsSince: ['matter/moved-for-reader.ts'],
  loadEventRows: ['proof/proof.controller.ts'],
  lockMatter: [],
  mattersCiting: ['document/download.service.ts'],
  nextCandidates: [],
  outagesTouching: ['matter/clock-view.ts', 'matter/matter-view.ts'],
  readMatter: [],
  readRolloutProgress: ['calendar/calendar.controller.ts'],
  allStreams: [],
};

/** Declarations at the top of a file, by name. */
function declarationsOf(file: string): readonly (readonly [name: string, text: string])[] {
  const whole = readFileSync(file, 'utf8');
  if (!READS.test(whole)) return [];
  const source = ts.createSourceFile(file, whole, ts.ScriptTarget.ES2023, true);
  return source.statements.flatMap((statement) => {
    const named = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [statement];
    return named.map((one) => {
      const name = ts.getNameOfDeclaration(one as ts.Declaration)?.getText(source) ?? '';
      return [name, one.getText(source)] as const;
    });
  });
}

it('every query of rows of matters has the predicate of the right to see, or a reason for having none', () => {
  const without = filesIn('apps', 'workflows', 'activities', 'libs')
    .filter((file) => !file.startsWith(MIGRATIONS))
    .flatMap((file) =>
      declarationsOf(file)
        .filter(([, text]) => READS.test(text) && !PREDICATE.test(text))
        .map(([name]) => `${file.replace(PERSISTENCE, '')} ${name}`),
    );
  expect(without.sort()).toEqual(Object.values(OTHERWISE).flat().sort());
});

it('the API calls no query without the predicate, but where a matter was found that the reader may see', () => {
  const files = filesIn('apps/api/src').map((file) => [file.replace('apps/api/src/', ''), readFileSync(file, 'utf8')]);
  const calls = Object.keys(CALLED).map((name) => {
    const call = new RegExp(`\\b${name}\\(`);
    return [name, files.flatMap(([file = '', text = '']) => (call.test(text) ? [file] : []))] as const;
  });
  expect(Object.fromEntries(calls)).toEqual(CALLED);
});
