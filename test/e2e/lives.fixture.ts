import type { Deed } from '../../libs/domain/src/processes/sample.fixture.js';
import { SAMPLES } from '../../libs/domain/src/processes/samples.fixture.js';

export type { Deed };

/** A matter's course from its beginning. */
export interface Life {
  readonly process: string;
  readonly title: string;
  readonly deeds: readonly Deed[];
}

/** Lives that together show every command of these processes with its documented example, `today` as a local date. */
export const livesOn = (today: string): readonly Life[] =>
  Object.entries(SAMPLES).flatMap(([process, { lives }]) =>
    Object.entries(lives(today)).map(([title, deeds]) => ({ process, title: `${process} ${title}`, deeds })),
  );

/** Everyday acts on one matter, with the documented example wherever that names no earlier act. */
export const everydayLife: Life = {
  process: 'correction-request',
  title: 'everyday acts',
  deeds: [
    ['c3.handler', 'draft-correction'],
    ['c3.handler', 'submit-correction'],
    ['m3.handler', 'sign-for-receipt'],
    ['c3.handler', 'urge'],
    ['m1.supervisor', 'supervise'],
    ['m3.lead', 'answer-supervision'],
    ['m3.handler', 'hand-over'],
    ['m3.handler', 'ask-opinions'],
    ['m3.assessor', 'give-opinion'],
    ['c3.handler', 'mark-urgency'],
    ['c3.handler', 'give-document-number', { number: '云青教函〔2026〕12号', of: 2, date: '2026-01-26' }],
    [
      ...(['c3.handler', 'correct-slip'] as const),
      {
        seq: 1,
        field: 'claim.errors.1.description',
        from: '本学年入学查验的记录均缺少乙类疫苗类别。',
        to: '本学年入学查验的记录，均缺少乙类疫苗类别。',
        reason: '漏写标点。',
      },
    ],
  ],
};
