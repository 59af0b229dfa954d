import type { Schema } from './schema';

/**
 * Returns a body that cites, besides its own attachments, every file that a field inside it names: a command cites each
 * document on which it rests.
 */
export function citing(schema: Schema, body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !schema.properties?.documents) return body;
  const { documents = [] } = body as { readonly documents?: readonly unknown[] };
  const all = [...new Set([...documents, ...namedIn(body)])];
  return all.length === 0 ? body : { ...body, documents: all };
}

function namedIn(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => (name === 'documentId' ? [one] : namedIn(one)));
}
