import { MatterPlay } from '../../matter/play.fixture.js';
import { CODE, standing, WHO } from '../catalog-update/catalog-update.fixture.js';
import type { Sample } from '../sample.fixture.js';
import { updateTrigger } from './update-trigger.js';

const TRIGGER = {
  trigger: 'LEGAL_CHANGE',
  eventDate: '2026-03-02',
  docRef: '登记条例（示例）修订',
  reason: '登记范围改变。',
  catalogCodes: [CODE],
};
const play = () => new MatterPlay(updateTrigger, { facts: { entries: { [CODE]: standing() } } });

export const sample: Sample = {
  starts: [() => play().do(WHO.supervisor, 'open-trigger', TRIGGER)],
  people: [],
  fit: {},
  clocks: [],
  lives: () => ({ 'is registered': [['p1.supervisor', 'open-trigger']] }),
};
