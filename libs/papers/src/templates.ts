import { readFileSync } from 'node:fs';
import type { ListPaperKind, PaperKind } from '#libs/domain';
import { TEMPLATES } from './places.js';
import { renderPaper } from './print.js';
import { TemplateFaultError, type Press } from './press.js';
import { samplePaper } from './samples.js';

type AnyPaperKind = PaperKind | ListPaperKind;

/** The text of a template, by which version of its kind a paper names it. */
export interface Template {
  readonly version: number;
  readonly text: string;
}

/** Number of the template of each kind that comes with the platform. */
export const FIRST_TEMPLATE = 1;

const read = new Map<AnyPaperKind, Template>();

/** The template of a kind that comes with the platform. */
export function firstTemplate(kind: AnyPaperKind): Template {
  const known = read.get(kind) ?? { version: FIRST_TEMPLATE, text: readFileSync(`${TEMPLATES}/${kind}.typ`, 'utf8') };
  read.set(kind, known);
  return known;
}

/** Most bytes of a sample. A paper of several pages has a tenth of it. */
const MOST_BYTES = 1_000_000;

/** Sets the sample of a kind by a template. */
export const setSample = (
  press: Press,
  kind: AnyPaperKind,
  template: Template,
  format: 'pdf' | 'html',
): Promise<Buffer> => renderPaper(press, samplePaper(kind, template.version), template.text, format, null);

/**
 * Returns what is wrong with a template; null where it gives the sample of its kind as PDF/A and as a page. Throws
 * {@link PressBusyError}.
 */
export async function faultOf(press: Press, kind: AnyPaperKind, text: string): Promise<string | null> {
  const template = { version: FIRST_TEMPLATE, text };
  try {
    for (const format of ['pdf', 'html'] as const) {
      const { length } = await setSample(press, kind, template, format);
      if (length > MOST_BYTES) return `the sample has ${String(length)} bytes`;
    }
    return null;
  } catch (error) {
    if (error instanceof TemplateFaultError) return error.message;
    throw error;
  }
}
