import { describe, expect, it } from '@jest/globals';
import { plan } from './plan.js';
import { Trouble } from './trouble.js';

const provider = { OIDC_ISSUER: 'https://id.example.org', OIDC_AUDIENCE: 'zhengshu', OIDC_CLIENT_ID: 'console' };
const production = {
  ...{ ZHENGSHU_MODE: 'production', ...provider, OIDC_CLIENT_SECRET: 'of the test' },
  ...{ PUBLIC_URL: 'https://zhengshu.example.org', WEBHOOK_SECRETS_KEY: 'x' },
};
const servers = { DATABASE_URL: 'postgres://app@db/z', DATABASE_OWNER_URL: 'postgres://owner@db/z' };
const external = { ...servers, DOCUMENTS_DIR: '/srv/documents' };

describe('plan', () => {
  it('is a rehearsal on embedded servers if no variable is set', () => {
    expect(plan({})).toEqual({
      mode: 'rehearsal',
      apiPort: 3000,
      apiUrl: 'http://localhost:3000',
      database: { kind: 'embedded', port: 15432 },
      temporal: { kind: 'own', port: 17233, uiPort: 18233 },
      namespace: 'default',
      provider: { port: 3001, publicUrl: 'http://localhost:3000' },
    });
  });

  it('has a provider of its own for browsers in a rehearsal, with an external database too', () => {
    const wanted = plan({ ...external, ZHENGSHU_MODE: 'rehearsal', OIDC_PORT: '3101', PUBLIC_URL: 'http://z.test/' });
    expect(wanted.provider).toEqual({ port: 3101, publicUrl: 'http://z.test' });
  });

  it.each([
    ['production', production],
    ['a rehearsal with an issuer of yours', { OIDC_ISSUER: 'https://id.example.org' }],
  ])('has none in %s', (_, env) => {
    expect(plan(env)).not.toHaveProperty('provider');
  });

  it('uses the external servers that variables name', () => {
    const wanted = plan({ ...external, ...production, TEMPORAL_ADDRESS: 'temporal:7233' });
    expect(wanted.database).toEqual({
      kind: 'external',
      ownerUrl: 'postgres://owner@db/z',
      appUrl: 'postgres://app@db/z',
    });
    expect(wanted.temporal).toEqual({ kind: 'external', address: 'temporal:7233' });
    expect(wanted.documentsDir).toBe('/srv/documents');
  });

  it('takes REHEARSAL_START for a rehearsal only', () => {
    expect(plan({ REHEARSAL_START: '2026-02-02T09:00:00+08:00' })).toMatchObject({
      rehearsalStart: '2026-02-02T09:00:00+08:00',
    });
    expect(plan({ ...production, REHEARSAL_START: 'x' })).not.toHaveProperty('rehearsalStart');
  });

  it.each([
    ['0.0.0.0', 'http://localhost:3000'],
    ['10.1.2.3', 'http://10.1.2.3:3000'],
    ['fd00::1', 'http://[fd00::1]:3000'],
  ])('gives for LISTEN_HOST %s the API URL %s', (LISTEN_HOST, url) => {
    expect(plan({ LISTEN_HOST }).apiUrl).toBe(url);
  });

  it.each([
    ['an external database without a mode', external, 'ZHENGSHU_MODE=production'],
    ['an external database without a folder of documents', { ...servers, ...production }, 'DOCUMENTS_DIR'],
    ['production without an issuer', { ...production, OIDC_ISSUER: '' }, 'OIDC_ISSUER'],
    ['production without an audience', { ...production, OIDC_AUDIENCE: '' }, 'OIDC_AUDIENCE'],
    ['production without a client', { ...production, OIDC_CLIENT_ID: '' }, 'OIDC_CLIENT_ID'],
    ['production without its secret', { ...production, OIDC_CLIENT_SECRET: '' }, 'OIDC_CLIENT_SECRET'],
    ['production without its address', { ...production, PUBLIC_URL: '' }, 'PUBLIC_URL'],
    ['an unknown mode', { ZHENGSHU_MODE: 'test' }, 'rehearsal or production'],
    ['production without a key', { ...production, WEBHOOK_SECRETS_KEY: '' }, 'WEBHOOK_SECRETS_KEY'],
    ['a database without its owner', { DATABASE_URL: 'x' }, 'DATABASE_OWNER_URL is not'],
    ['an owner without the role of API and worker', { DATABASE_OWNER_URL: 'x' }, 'DATABASE_URL is not'],
    ['a port that is no number', { PORT: '3e3' }, 'PORT is "3e3"'],
    ['a provider on no port', { OIDC_PORT: '0' }, 'OIDC_PORT is "0"'],
    ['a port out of range', { TEMPORAL_UI_PORT: '70000' }, '1 to 65535'],
  ])('refuses %s and names the way out', (_, env, words) => {
    expect(() => plan(env)).toThrow(Trouble);
    expect(() => plan(env)).toThrow(words);
  });
});
