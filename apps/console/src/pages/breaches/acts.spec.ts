import { describe, expect, it } from '@jest/globals';
import { actsOf, likeJudgements } from './acts';

const item = (seq: number, departmentId: string | null) =>
  ({ seq, actor: departmentId === null ? null : { departmentId } }) as unknown as Parameters<typeof actsOf>[0][number];

describe('the acts of a department', () => {
  it('are those of its persons, not of the platform or of others', () => {
    const items = [item(1, 'C2'), item(2, null), item(3, 'P5'), item(4, 'C2')];
    expect(actsOf(items, 'C2').map(({ seq }) => seq)).toEqual([1, 4]);
    expect(actsOf(items, null)).toEqual([]);
  });
});

describe('judgements of like cases', () => {
  const candidate = (matterId: string, ...judgements: object[]) =>
    ({ matterId, judgements }) as unknown as Parameters<typeof likeJudgements>[0][number];
  it('are the standing ones of other candidates under the same clause, the latest first', () => {
    const found = likeJudgements(
      [
        candidate('own', { clause: '39(4)', judgedAt: '2026-01-05' }),
        candidate('early', { clause: '39(4)', judgedAt: '2026-01-02' }),
        candidate('late', { clause: '39(6)', judgedAt: '2026-01-01' }, { clause: '39(4)', judgedAt: '2026-01-04' }),
        candidate('other', { clause: '41(3)', judgedAt: '2026-01-04' }),
        candidate('undone', { clause: '39(4)', judgedAt: '2026-01-04', undone: {} }),
        candidate('open'),
      ],
      { matterId: 'own', clause: '39(4)' },
    );
    expect(found.map(({ candidate: { matterId } }) => matterId)).toEqual(['late', 'early']);
  });
});
