import { expect, it } from '@jest/globals';
import { laterPath } from './earlier-paths.middleware.js';

it.each([
  ['GET /api/v1/catalog/entries/303002%2F000001', '/api/v1/catalog/entries/303002/000001'],
  ['GET /api/v1/catalog/entries/303002%2f000001/versions', '/api/v1/catalog/entries/303002/000001/versions'],
  ['GET /api/v1/catalog/imports', '/api/v1/catalog-imports'],
  ['POST /api/v1/catalog/imports/check', '/api/v1/catalog-imports/check'],
  ['POST /api/v1/alerts/read-all', '/api/v1/alerts/commands/read-all'],
  ['POST /api/v1/alerts/a/read', '/api/v1/alerts/a/commands/read'],
  ['POST /api/v1/deliveries/d/resend', '/api/v1/deliveries/d/commands/resend'],
  ['POST /api/v1/webhooks/w/rotate-secret', '/api/v1/webhooks/w/commands/rotate-secret'],
  ['POST /api/v1/webhooks/w/disable', '/api/v1/webhooks/w/commands/disable'],
  ['POST /api/v1/webhook-hosts/h/remove', '/api/v1/webhook-hosts/h/commands/remove'],
  ['POST /api/v1/calendars/CN-2026.2/activate', '/api/v1/calendars/CN-2026.2/commands/activate'],
  ['POST /api/v1/policies/POLICY-2026.1/activate', '/api/v1/policies/POLICY-2026.1/commands/activate'],
  ['POST /api/v1/calendars/CN-2026.2/rollout', '/api/v1/calendars/CN-2026.2/commands/repeat-rollout'],
  ['POST /api/v1/platform-clock/advance', '/api/v1/platform-clock/commands/advance'],
])('%s leads to %s', (asked, path) => {
  expect(laterPath(asked)).toBe(path);
});

it.each(['GET /api/v1/calendars/CN-2026.2/rollout', 'GET /api/v1/catalog/entries/303002/000001', 'GET /api/v1/alerts'])(
  '%s stays',
  (asked) => {
    expect(laterPath(asked)).toBeNull();
  },
);
