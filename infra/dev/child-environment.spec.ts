import { expect, it } from '@jest/globals';
import { childEnvironment } from './child-environment.js';
import { plan } from './plan.js';

const found = { appUrl: 'postgres://app@db/z', address: 'temporal:7233', documentsDir: '/srv/documents' };

it('gives API and worker no connection of the owner, neither in a variable nor in a file', () => {
  const env = childEnvironment({ DATABASE_OWNER_URL: 'a', DATABASE_OWNER_URL_FILE: '/b' }, plan({}), found);
  expect(Object.keys(env).filter((name) => name.startsWith('DATABASE_OWNER'))).toEqual([]);
  expect(env.DATABASE_URL).toBe('postgres://app@db/z');
});

it('leaves a connection that stands in a file there', () => {
  const env = childEnvironment({ DATABASE_URL_FILE: '/run/app', SMTP_URL_FILE: '/run/mail' }, plan({}), found);
  expect(env).toMatchObject({ DATABASE_URL: '', DATABASE_URL_FILE: '/run/app', SMTP_URL_FILE: '/run/mail' });
});
