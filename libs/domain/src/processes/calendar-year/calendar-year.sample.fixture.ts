import { MatterPlay } from '../../matter/play.fixture.js';
import type { Sample } from '../sample.fixture.js';
import { calendarYear } from './calendar-year.js';

export const sample: Sample = {
  starts: [() => new MatterPlay(calendarYear).react('await', { year: 2027, responsible: 'nation.data' })],
  people: [],
  fit: {},
  clocks: ['load SOFT of 21 working days'],
  /** None: a year is awaited and loaded by the platform. */
  lives: () => ({}),
};
