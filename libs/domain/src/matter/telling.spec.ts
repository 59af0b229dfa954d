import { describe, expect, it } from '@jest/globals';
import { atLocal } from '../calendar/time.js';
import { shareRequest } from '../processes/share-request/share-request.js';
import { playTo } from '../processes/share-request/way.fixture.js';
import { tellEvent } from './telling.js';

/** Returns the lines of the history on alerts and deadlines, each with its audience. */
function heard(play: ReturnType<typeof playTo>): string[] {
  return play.events
    .filter(({ type }) => type === 'alertRaised' || type === 'deadlinePassed')
    .map((event) => {
      const { audience, sentence, clause } = tellEvent(shareRequest, play.matter, event);
      return `${audience} ${clause} ${sentence}`;
    });
}

describe('the audience of a clock', () => {
  it('is the department for reminders of a legal limit, and every side once it is missed', () => {
    expect(heard(playTo('UNDER_REVIEW').passTo(atLocal('2026-03-31', 9)))).toEqual([
      'provider 21(1) 告知：答复期限开始计算。',
      'provider 21(1) 预警：答复期限已过半，请抓紧办理。',
      'provider 21(1) 预警：答复期限临近届满，今天是倒数第二个工作日。',
      'provider 21(1) 预警：答复期限今天届满。',
      'everybody 21(1) 答复期限于 2026-03-16 届满时尚未办结。',
      'everybody 39(4) 预警：答复期限已经届满，逾期。',
      'everybody 21(1) 预警：答复期限届满后第三个工作日，仍未办结。',
      'everybody 21(1) 预警：答复期限届满后第十个工作日，仍未办结，报告本级人民政府。',
    ]);
  });

  it('is the department alone for a working target', () => {
    const told = heard(playTo('DELIVERED').passTo(atLocal('2026-03-31', 9))).filter((line) => line.includes('验收'));
    expect(told.length).toBeGreaterThan(3);
    expect(told.filter((line) => !line.startsWith('requester '))).toEqual([]);
  });
});
