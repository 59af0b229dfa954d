/** Ids and hashes are found by their form, which is faster than to look for each; others are looked for by themselves. */
const FORMS = ['[0-9a-f]{64}', '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'];
const isFormed = new RegExp(`^(?:${FORMS.join('|')})$`);

/** Texts that stand for something in a course and are different in each of its copies, such as ids and names. */
export class Tokens {
  private readonly places = new Map<string, number>();
  private pattern: RegExp | null = null;

  /** Adds a token and returns its place; one that is known keeps its place. */
  add(text: string): number {
    const known = this.places.get(text);
    if (known !== undefined) return known;
    this.pattern = null;
    this.places.set(text, this.places.size);
    return this.places.size - 1;
  }

  get size(): number {
    return this.places.size;
  }

  /** Splits a text at its tokens: texts between them, and the places of the tokens. */
  split(text: string): { readonly between: readonly string[]; readonly places: readonly number[] } {
    this.pattern ??= new RegExp(
      [
        ...FORMS,
        ...[...this.places.keys()]
          .filter((token) => !isFormed.test(token))
          .sort((a, b) => b.length - a.length)
          .map((token) => (/^[\w-]{1,5}$/.test(token) ? `(?<![\\w.-])${token}(?![\\w.-])` : escaped(token))),
      ].join('|'),
      'g',
    );
    const between: string[] = [];
    const places: number[] = [];
    let end = 0;
    for (const { 0: found, index } of text.matchAll(this.pattern)) {
      const place = this.places.get(found);
      if (place === undefined) continue;
      between.push(text.slice(end, index));
      places.push(place);
      end = index + found.length;
    }
    return { between: [...between, text.slice(end)], places };
  }
}

const escaped = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');

/** Returns the bytes of a text in UTF-8 as a string with one character each, which is joined and sent much faster. */
export const binary = (text: string): string => Buffer.from(text).toString('latin1');
export const textOf = (bytes: string): string => Buffer.from(bytes, 'latin1').toString();

/** Text with tokens, which is filled with the values of each copy; its bytes are as `binary` makes them. */
export class Template {
  private readonly between: readonly string[];
  readonly places: readonly number[];

  constructor(tokens: Tokens, text: string) {
    const { between, places } = tokens.split(text);
    this.between = between.map(binary);
    this.places = places;
  }

  fill(values: readonly string[]): string {
    const { between, places } = this;
    let text = between[0] ?? '';
    for (let i = 0; i < places.length; i++) text += (values[places[i] ?? 0] ?? '') + (between[i + 1] ?? '');
    return text;
  }
}
