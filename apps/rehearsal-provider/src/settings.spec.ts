import { describe, expect, it } from '@jest/globals';
import { ConfigError } from '#libs/config';
import { readSettings } from './settings.js';

const needed = {
  DATABASE_URL: 'postgres://app:hidden@localhost/z',
  OIDC_CLIENT_ID: 'zhengshu',
  OIDC_CLIENT_SECRET: 'hidden',
  PUBLIC_URL: 'http://localhost:3000',
};

describe('the settings of the provider', () => {
  it('listen on loopback at port 3001 by default; the issuer follows the port', () => {
    expect(readSettings(needed)).toEqual({
      host: '127.0.0.1',
      port: 3001,
      issuer: 'http://localhost:3001',
      databaseUrl: needed.DATABASE_URL,
      clientId: 'zhengshu',
      clientSecret: 'hidden',
      publicUrl: 'http://localhost:3000',
    });
    expect(readSettings({ ...needed, PORT: '3101' }).issuer).toBe('http://localhost:3101');
    expect(readSettings({ ...needed, LISTEN_HOST: '::1' }).host).toBe('::1');
  });

  it.each(['0.0.0.0', '::', '10.1.2.3', 'example.org', '127.0.0.1.example.org'])('refuse to listen at %s', (host) => {
    expect(() => readSettings({ ...needed, LISTEN_HOST: host })).toThrow(
      'LISTEN_HOST must be an address of this machine, as 127.0.0.1: anybody may sign in here as anybody.',
    );
  });

  it.each([
    ['DATABASE_URL', { DATABASE_URL: 'mysql://hidden' }],
    ['OIDC_CLIENT_SECRET', { OIDC_CLIENT_SECRET: ' ' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'http://localhost:3000/hidden' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'javascript:hidden' }],
    ['PROVIDER_ISSUER', { PROVIDER_ISSUER: 'http://user:hidden@localhost' }],
    ['PORT', { PORT: '0' }],
  ])('name %s when it is wrong, and not its value', (name, wrong) => {
    const read = () => readSettings({ ...needed, ...wrong });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^${name} (?!.*hidden)`));
  });
});
