import { expect, it } from '@jest/globals';
import { binary, Template, textOf, Tokens } from './template.js';

const ID = 'b1f7c0de-3c52-4a0e-9d0f-0d6a7b3c9e11';
const OTHER = '00000000-3c52-4a0e-9d0f-0d6a7b3c9e11';

function filled(text: string, values: Readonly<Record<string, string>>): string {
  const tokens = new Tokens();
  for (const token of Object.keys(values)) tokens.add(token);
  return textOf(new Template(tokens, text).fill(Object.values(values).map(binary)));
}

it('replaces ids, names and codes, and leaves what only resembles them', () => {
  const text = `{"by":"P5","id":"${ID}","of":"${OTHER}","name":"云岭省自然资源厅","rule":"P51","clock":"GOV-P5"}`;
  const values = { P5: 'D910000-08', [ID]: OTHER, 云岭省自然资源厅: '甲省自然资源厅', 云岭省: '甲省' };
  expect(filled(text, values)).toBe(
    `{"by":"D910000-08","id":"${OTHER}","of":"${OTHER}","name":"甲省自然资源厅","rule":"P51","clock":"GOV-P5"}`,
  );
});

it('takes the longer of two tokens that begin at one place', () => {
  expect(filled('REQ-990100-2025-000001 of 990100', { 990100: '910100', 'REQ-990100-2025-000001': 'N' })).toBe(
    'N of 910100',
  );
});
