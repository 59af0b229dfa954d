import { readFileSync, writeFileSync, mkdirSync, rmSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const JSON_TYPE = 'application/json';

/**
 * Writes what the console knows of the API, from its OpenAPI document: types (`api.d.ts`), the form of each command by
 * process (`forms/*.json`), and labels of fields (`labels.json`), and which fields have codes (`code-words.json`). A changed API therefore breaks the build and not a
 * user.
 */
export async function describeApi(file, folder) {
  const document = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(`${folder}/api.d.ts`, astToString(await openapiTS(document, { alphabetize: false })));
  rmSync(`${folder}/forms`, { recursive: true, force: true });
  mkdirSync(`${folder}/forms`);
  for (const [process, forms] of Object.entries(formsOf(document)))
    writeFileSync(`${folder}/forms/${process}.json`, JSON.stringify(forms));
  writeFileSync(`${folder}/labels.json`, JSON.stringify(labelsOf(document)));
  writeFileSync(`${folder}/code-words.json`, JSON.stringify(codeWordsOf(document)));
}

/** The commands of each process: method, address, title and the schema of the body, without references. */
function formsOf(document) {
  const forms = {};
  for (const [path, item] of Object.entries(document.paths))
    for (const operation of Object.values(item)) {
      const { process, command } = operation['x-command'] ?? {};
      if (process === undefined) continue;
      const schema = inlined(operation.requestBody.content[JSON_TYPE].schema, document);
      (forms[process] ??= {})[command] = { path, title: operation.summary, clause: clauseOf(operation), schema };
    }
  return forms;
}

const clauseOf = ({ description = '' }) => description.replace(/^依据：/, '');

/** A schema with what it refers to in its place. No body refers to itself. */
function inlined(schema, document) {
  if (Array.isArray(schema)) return schema.map((one) => inlined(one, document));
  if (typeof schema !== 'object' || schema === null) return schema;
  if (typeof schema.$ref === 'string') return inlined(resolve(schema.$ref, document), document);
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, inlined(value, document)]));
}

const resolve = (ref, document) =>
  ref
    .slice(2)
    .split('/')
    .reduce((at, key) => at[key], document);

/**
 * Labels of the fields of bodies by name, and words of their enumerations: what was entered is shown by the label under
 * which it was entered. A name with several labels has the one that most fields have.
 */
function labelsOf(document) {
  const counted = {};
  const visit = (schema) => {
    if (Array.isArray(schema)) return schema.forEach(visit);
    if (typeof schema !== 'object' || schema === null) return;
    for (const [name, field] of Object.entries(schema.properties ?? {}))
      if (typeof field.title === 'string') {
        const titles = (counted[name] ??= {});
        titles[field.title] = (titles[field.title] ?? 0) + 1;
      }
    Object.values(schema).forEach(visit);
  };
  for (const commands of Object.values(formsOf(document)))
    for (const { schema } of Object.values(commands)) visit(schema);
  const most = (titles) => Object.entries(titles).sort(([, one], [, other]) => other - one)[0][0];
  return Object.fromEntries(Object.entries(counted).map(([name, titles]) => [name, most(titles)]));
}

/** The enumeration of the dictionary of each field that has one and only one, by the name of the field. */
function codeWordsOf(document) {
  const found = {};
  const visit = (schema) => {
    if (Array.isArray(schema)) return schema.forEach(visit);
    if (typeof schema !== 'object' || schema === null) return;
    for (const [name, field] of Object.entries(schema.properties ?? {}))
      for (const words of wordsIn(field)) (found[name] ??= new Set()).add(words);
    Object.values(schema).forEach(visit);
  };
  visit(document.components.schemas);
  visit(document.paths);
  return Object.fromEntries(
    Object.entries(found).flatMap(([name, all]) => (all.size === 1 ? [[name, [...all][0]]] : [])),
  );
}

const wordsIn = (field) => [field, field?.items, ...(field?.anyOf ?? [])].flatMap((one) => one?.['x-words'] ?? []);
