import { PROCESSES } from '#libs/domain';
import { resolved, type Components, type JsonSchema } from './json-schema.js';

/** Texts by the name of their field, for fields without an example of their own. */
const TEXTS: Readonly<Record<string, string>> = {
  departmentId: 'M2',
  departmentName: '第二部门（示例）',
  name: '婚姻登记信息',
  title: '名称（示例）',
  subject: '婚姻登记信息',
  accountId: 'm2.handler',
  process: PROCESSES[0].process,
  state: 'UNDER_REVIEW',
  clockId: 'reply',
  divisionCode: '990100',
  frontCode: '3070990100002',
  samePersonAs: 'm4.handler',
  clause: '21(1)',
  responsible: 'M2',
  calendarVersion: 'CN-2026.1',
  policyVersion: 'POLICY-2026.1',
  catalogCode: '303002/000001',
  provider: 'M2',
  url: 'https://data.example.gov.cn/hooks/alerts',
};

const BY_FORMAT: Readonly<Record<string, string>> = {
  uuid: '0f2a7c1e-8c1b-4a52-9d55-0d7f4a6b1c2d',
  date: '2026-02-09',
  'date-time': '2026-01-26T01:00:00.000Z',
  email: 'm4.handler@example.org',
  uri: 'https://data.example.gov.cn/hooks/alerts',
  binary: '…',
};

/** Number of schemas inside each other after which a list stays empty. */
const DEEPEST = 12;

/** Returns a value that satisfies a schema, made of the examples of its parts. */
export function sampleOf(given: JsonSchema, components: Components, field = '', depth = 0): unknown {
  if (given.example !== undefined) return given.example;
  const schema = resolved(given, components);
  if (schema.example !== undefined) return schema.example;
  if (schema.enum) return schema.enum[0];
  const inner = (part: JsonSchema, name: string): unknown => sampleOf(part, components, name, depth + 1);
  const [option] = schema.anyOf ?? schema.oneOf ?? [];
  if (option) return inner(option, field);
  switch (Array.isArray(schema.type) ? (schema.type as readonly string[])[0] : schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, property]) => [name, inner(property, name)]),
      );
    case 'array':
      return schema.items && depth < DEEPEST ? [inner(schema.items, field)] : [];
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1);
    case 'string':
      return BY_FORMAT[schema.format ?? ''] ?? TEXTS[field] ?? '（示例）';
    default:
      return null;
  }
}
