// Reads from the source which problems the API can answer with, and which of them each command can.
// `npm run problems` writes them to apps/api/src/problem-list/problem-list.ts; problem-list.spec.ts fails while that is old.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { format } from 'oxfmt';
import ts from 'typescript';

const TARGET = 'apps/api/src/problem-list/problem-list.ts';
const CODE = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;
/** Statuses by the kind of a refusal, and by the function that makes one. */
const STATUS = { SHAPE: 400, FORBIDDEN: 403, UNSEEN: 404, CONFLICT: 409, RULE: 422 };
const MAKERS = { rule: 422, conflict: 409, forbidden: 403, unseen: 404, unauthorized: 401 };

/** Statuses and meanings that the source does not say in one place, or says in several for one thing each. */
const SAID = {
  ACCOUNT_UNKNOWN: { status: 401, meaning: '令牌所指的账号不在本平台，请联系系统管理员。' },
  BAD_REQUEST: { status: 400, meaning: '请求不符合 HTTP 的要求。' },
  BODY_TOO_LARGE: { status: 413, meaning: '请求体过大。' },
  BUSY: { status: 429, meaning: '请求过多，请稍后重试。' },
  DOCUMENT_TOO_LARGE: { status: 413, meaning: '文件过大。' },
  DOCUMENT_TYPE_NOT_ALLOWED: { status: 415, meaning: '不接收这种类型的文件。' },
  EVIDENCE_REQUIRED: { meaning: '须附证明材料。' },
  EXTENSION_SECOND: { meaning: '期限只能申请延长一次，本事项已经申请过。' },
  EXTENSION_TOO_LONG: { meaning: '超过可以延长的天数。' },
  INVALID: { status: 400, meaning: '提交的内容不符合要求，请按字段提示修改。' },
  NOTHING_CHANGED: { meaning: '与现有内容相同，无须提交。' },
  NOT_FOUND: { status: 404, meaning: '没有，或者您无权查看。' },
  NOT_YOUR_ENTRY: { meaning: '这个目录不由您的部门办理。' },
  OUTCOME_UNKNOWN: { status: 504, meaning: '结果未知，请用同一个 Idempotency-Key 重新提交。' },
  ROUTE_NOT_FOUND: { status: 404, meaning: '没有这个地址或方法，请查看 /docs。' },
  SESSION_ENDED: { status: 401, meaning: '登录已结束，请重新登录。' },
  SIGN_IN_FAILED: { status: 401, meaning: '身份认证没有通过，请重新登录；仍不成功的，请联系系统管理员。' },
  SIGN_IN_REFUSED: {
    status: 401,
    meaning: '身份提供方没有让您登录，请重新登录；仍不成功的，请联系系统管理员。',
  },
  TOKEN_EXPIRED: { status: 401, meaning: '登录已过期，请重新登录。' },
  TOKEN_INVALID: { status: 401, meaning: '令牌无效，请重新登录。' },
  TOKEN_MISSING: { status: 401, meaning: '请先登录，并在 Authorization 头中以 Bearer 方式提供令牌。' },
  UNAVAILABLE: { status: 503, meaning: '暂时不可用，没有任何改动，请稍后重试。' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, meaning: '内容的格式不是这个地址所接收的。' },
};

/** Refusals whose function takes its status from another place. */
for (const code of [
  'ARTICLE_MISSING',
  'BASIS_NOT_PUBLISHED',
  'CONDITION_NOT_PUBLISHED',
  'LOCAL_LIMIT_REFUSED',
  'OPTION_REFUSED',
  'SOURCE_NOT_NAMED',
])
  SAID[code] = { status: 422 };

const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, '.');
const placeOf = (fileName) => path.relative(process.cwd(), path.resolve(fileName)).split(path.sep).join('/');
/** Sheets have faults of rows, the calculator has objections, and indicators have codes; none are problems. */
const isRead = (fileName) =>
  /^(libs|apps)\//.test(placeOf(fileName)) &&
  !/\.(spec|fixture)\.ts$/.test(fileName) &&
  !/^(libs\/sheets|libs\/domain\/src\/(deadline|indicators)|apps\/api\/src\/openapi)\//.test(placeOf(fileName)) &&
  placeOf(fileName) !== TARGET;
const program = ts.createProgram(fileNames.filter(isRead), { ...options, noEmit: true });
const checker = program.getTypeChecker();
const sources = program.getSourceFiles().filter(({ fileName }) => isRead(fileName));

/** A function of one object that works out each answer once. */
function once(work) {
  const answers = new WeakMap();
  return (one) => {
    if (!answers.has(one)) answers.set(one, work(one));
    return answers.get(one);
  };
}

const isOurs = once((source) => isRead(source.fileName));

/** Names of all methods of ours: after a dot no other name can lead to code, and need not cost its types. */
const methods = new Set();
for (const source of sources) {
  const visit = (node) => {
    if (ts.isMethodDeclaration(node)) methods.add(node.name.getText());
    ts.forEachChild(node, visit);
  };
  visit(source);
}

/** The declarations of ours that an identifier names. */
const declarationsOf = once((identifier) => {
  const { parent } = identifier;
  if (ts.isPropertyAccessExpression(parent) && parent.name === identifier && !methods.has(identifier.text)) return [];
  let symbol = ts.isShorthandPropertyAssignment(parent)
    ? checker.getShorthandAssignmentValueSymbol(parent)
    : checker.getSymbolAtLocation(identifier);
  if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol);
  return (symbol?.declarations ?? []).filter(
    (one) =>
      isOurs(one.getSourceFile()) &&
      (ts.isFunctionDeclaration(one) ||
        ts.isMethodDeclaration(one) ||
        (ts.isVariableDeclaration(one) && one.initializer !== undefined)),
  );
});

/** The expressions that may stand for one: both branches of a condition, the value of a constant. */
function* meant(expression, depth = 0) {
  if (!expression || depth > 5) return;
  if (ts.isConditionalExpression(expression)) {
    yield* meant(expression.whenTrue, depth + 1);
    yield* meant(expression.whenFalse, depth + 1);
  } else if (ts.isIdentifier(expression)) {
    for (const one of declarationsOf(expression))
      if (ts.isVariableDeclaration(one)) yield* meant(one.initializer, depth + 1);
  } else if (ts.isAsExpression(expression) || ts.isParenthesizedExpression(expression)) {
    yield* meant(expression.expression, depth + 1);
  } else yield expression;
}

const literalsOf = (expression) =>
  [...meant(expression)].filter((one) => ts.isStringLiteralLike(one)).map(({ text }) => text);

/** A clause that depends on the matter: of the row that is refused, of the clock. */
const BY_MATTER = Symbol('by matter');

/** The clauses that an expression may stand for; null for no clause. */
const clausesOf = (expression) =>
  expression
    ? [...meant(expression)].map((one) =>
        ts.isStringLiteralLike(one) ? one.text : one.kind === ts.SyntaxKind.NullKeyword ? null : BY_MATTER,
      )
    : [null];

/** The text that a constant beside the place gives to a part of it. */
const filling = (expression) => (ts.isIdentifier(expression) ? textOf(expression) : '');

/** A text with … where it is filled in; '' if the source has no text here. */
function textOf(expression) {
  for (const one of meant(expression)) {
    if (ts.isStringLiteralLike(one)) return one.text;
    if (ts.isTemplateExpression(one))
      return (
        one.head.text +
        one.templateSpans.map(({ expression: part, literal }) => (filling(part) || '…') + literal.text).join('')
      );
    if (ts.isBinaryExpression(one)) return textOf(one.left) + textOf(one.right);
  }
  return '';
}

/** Names of the parameters of a call, each with its argument. */
function argumentsOf(call) {
  const parameters = checker.getResolvedSignature(call)?.declaration?.parameters ?? [];
  return new Map(
    parameters.flatMap(({ name }, n) =>
      ts.isIdentifier(name) && call.arguments[n] ? [[name.text, call.arguments[n]]] : [],
    ),
  );
}

const propertiesOf = (object) =>
  new Map(
    object.properties.flatMap((one) =>
      ts.isPropertyAssignment(one)
        ? [[one.name.getText(), one.initializer]]
        : ts.isShorthandPropertyAssignment(one)
          ? [[one.name.text, one.name]]
          : [],
    ),
  );

/** Status and clauses that a function gives to what it makes. */
function madeBy(call, depth = 0) {
  const name = call.expression.getText();
  if (MAKERS[name]) return { status: MAKERS[name], clauses: clausesOf(argumentsOf(call).get('clause')) };
  if (depth > 3 || !ts.isIdentifier(call.expression)) return {};
  for (const declaration of declarationsOf(call.expression)) {
    let found = {};
    const visit = (node) => {
      if (found.status) return;
      if (ts.isCallExpression(node)) found = madeBy(node, depth + 1);
      if (!found.status) ts.forEachChild(node, visit);
    };
    visit(declaration);
    if (found.status) return found;
  }
  return {};
}

/** Problems that stand at a node. */
const problemsAt = once((node) => {
  if (ts.isCallExpression(node)) {
    // Most calls name no code; to find the parameters of each would check the types of all.
    if (!node.arguments.some((one) => literalsOf(one).some((text) => CODE.test(text)))) return [];
    const given = argumentsOf(node);
    const codes = literalsOf(given.get('code')).filter((code) => CODE.test(code));
    if (codes.length === 0) return [];
    const made = madeBy(node);
    const clauses = given.has('clause') ? clausesOf(given.get('clause')) : (made.clauses ?? [null]);
    const status = Number(given.get('status')?.getText()) || made.status;
    const meaning = textOf(given.get('message') ?? given.get('detail') ?? given.get('why'));
    return codes.map((code) => ({ code, status, clauses, meaning }));
  }
  if (ts.isObjectLiteralExpression(node)) {
    const given = propertiesOf(node);
    const said = given.get('message') ?? given.get('detail');
    if (!said) return [];
    const status = isBar(node)
      ? 403
      : (STATUS[literalsOf(given.get('kind'))[0]] ?? Number(given.get('status')?.getText()));
    return literalsOf(given.get('code'))
      .filter((code) => CODE.test(code))
      .map((code) => ({ code, status, clauses: clausesOf(given.get('clause')), meaning: textOf(said) }));
  }
  if (ts.isArrayLiteralExpression(node) && /\/domain\/src\/catalog\//.test(node.getSourceFile().fileName))
    return faultAt(node);
  return [];
});

/** True of the refusals that the table of separations holds (§5.3): each becomes one of an office. */
const isBar = ({ parent }) => ts.isVariableDeclaration(parent) && parent.type?.getText() === 'Bar';

/** A row of the rules of the catalogue: field, code, clause, message. The first fault names the refusal. */
function faultAt({ elements: [, code, clause, message] }) {
  const [name = ''] = code && ts.isStringLiteral(code) ? [code.text] : [];
  const [basis = ''] = literalsOf(clause);
  if (!CODE.test(name) || !/^\d/.test(basis) || !message) return [];
  return [{ code: name, status: 422, clauses: [basis], meaning: textOf(message) }];
}

/** All problems within a declaration; with those of all that it names. */
function reachedFrom(start, isOutside = () => false) {
  const codes = new Set();
  const seen = new Set();
  const open = [start];
  while (open.length > 0) {
    const declaration = open.pop();
    if (seen.has(declaration) || isOutside(declaration)) continue;
    seen.add(declaration);
    const visit = (node) => {
      if (ts.isTypeNode(node)) return;
      for (const { code } of problemsAt(node)) codes.add(code);
      if (ts.isIdentifier(node)) open.push(...declarationsOf(node));
      ts.forEachChild(node, visit);
    };
    visit(declaration);
  }
  return codes;
}

const problems = new Map();
const commands = new Map();
const operations = new Map();
let everyCommand = new Set();
const add = ({ code, status, clauses = [], meaning }) => {
  const known = problems.get(code) ?? {};
  const own = SAID[code] ?? {};
  if (!own.status && known.status && status && known.status !== status)
    throw new Error(`${code} answers with ${known.status} and with ${status}`);
  problems.set(code, {
    code,
    status: own.status ?? known.status ?? status,
    clauses: new Set([...(known.clauses ?? []), ...clauses]),
    meaning: own.meaning ?? (known.meaning || meaning),
  });
};

/** Reads name all processes, but give none of their commands. An import asks who may give one. */
const isOfProcesses = (declaration) => isRuleOfProcess(declaration.getSourceFile());
const isRuleOfProcess = once(({ fileName }) =>
  /^libs\/domain\/src\/(processes|features|matter\/(?!admission\.ts))/.test(placeOf(fileName)),
);

const ENGINE = 'libs/domain/src/matter/engine.ts';

/** The operation id in the decorator of a route; undefined for other methods. */
function operationIdOf(method) {
  for (const { expression } of ts.getDecorators(method) ?? []) {
    if (!ts.isCallExpression(expression) || expression.expression.getText() !== 'ApiOperation') continue;
    const [described] = expression.arguments;
    if (described && ts.isObjectLiteralExpression(described))
      return literalsOf(propertiesOf(described).get('operationId'))[0];
  }
  return undefined;
}

for (const source of sources) {
  const visit = (node) => {
    problemsAt(node).forEach(add);
    if (ts.isObjectLiteralExpression(node)) {
      const properties = new Map(node.properties.map((one) => [one.name?.getText(), one]));
      const name = properties.get('name');
      if (properties.has('decide') && properties.has('payload') && name && ts.isPropertyAssignment(name))
        for (const command of literalsOf(name.initializer))
          commands.set(command, new Set([...(commands.get(command) ?? []), ...reachedFrom(node)]));
    }
    const operationId = ts.isMethodDeclaration(node) && operationIdOf(node);
    if (operationId) operations.set(operationId, reachedFrom(node, isOfProcesses));
    if (ts.isFunctionDeclaration(node) && node.name?.text === 'handle' && placeOf(source.fileName) === ENGINE)
      everyCommand = reachedFrom(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
}
Object.keys(SAID).forEach((code) => add({ code }));

const sorted = (entries) => [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
/** The clause on which a problem rests wherever it is met; null where that depends, or there is none. */
const onlyOf = ([clause, ...others]) => (others.length === 0 && typeof clause === 'string' ? clause : null);
const list = sorted(problems).map(([, { code, status, clauses, meaning }]) => ({
  code,
  status,
  clause: onlyOf([...clauses]),
  meaning,
}));
const table = (entries) =>
  JSON.stringify(
    Object.fromEntries(
      sorted(entries)
        .filter(([, codes]) => codes.size > 0)
        .map(([name, codes]) => [name, [...codes].sort()]),
    ),
  );
const poor = list.filter(({ status, meaning }) => !status || !meaning);
if (poor.length > 0) throw new Error(`no status or no sentence in one piece: ${JSON.stringify(poor)}`);

const text = `// Made by \`npm run problems\` from the refusals in the source.

/** One problem of the API: its code, its status, the clause on which it rests, and what it says; … is filled in. */
export interface ListedProblem {
  readonly code: string;
  readonly status: number;
  readonly clause: string | null;
  readonly meaning: string;
}

export const PROBLEM_LIST: readonly ListedProblem[] = ${JSON.stringify(list)};

/** Codes with which the rules of a command may refuse it, beside those of every command. */
export const REFUSALS_OF_COMMANDS: Readonly<Record<string, readonly string[]>> = ${table(commands)};

/** Codes of the checks that every command passes. */
export const REFUSALS_OF_EVERY_COMMAND: readonly string[] = ${JSON.stringify([...everyCommand].sort())};

/** Codes of the other operations, by their ids. */
export const REFUSALS_OF_OPERATIONS: Readonly<Record<string, readonly string[]>> = ${table(operations)};
`;
const { code: formatted } = await format(TARGET, text, JSON.parse(readFileSync('.oxfmtrc.json', 'utf8')));
if (process.argv.includes('--print')) process.stdout.write(formatted);
else writeFileSync(TARGET, formatted);
