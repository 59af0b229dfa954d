import { describe, expect, it } from '@jest/globals';
import { ConfigError } from './config-error.js';
import { readConfig } from './config.js';

const REHEARSAL = { ZHENGSHU_MODE: 'rehearsal', DATABASE_URL: 'postgres://app:secret@127.0.0.1:5432/zhengshu' };
const PRODUCTION = {
  ...REHEARSAL,
  ZHENGSHU_MODE: 'production',
  OIDC_ISSUER: 'https://id.example.org',
  OIDC_AUDIENCE: 'zhengshu',
  OIDC_CLIENT_ID: 'console',
  OIDC_CLIENT_SECRET: 'very secret',
  PUBLIC_URL: 'https://zhengshu.example.org',
  WEBHOOK_SECRETS_KEY: Buffer.alloc(32, 's').toString('base64'),
};

describe('readConfig', () => {
  it('requires DATABASE_URL only and listens on the loopback address by default', () => {
    expect(readConfig(REHEARSAL)).toEqual({
      mode: 'rehearsal',
      databaseUrl: REHEARSAL.DATABASE_URL,
      temporalAddress: '127.0.0.1:7233',
      temporalNamespace: 'default',
      documentsDir: '.data/documents',
      listenHost: '127.0.0.1',
      port: 3000,
      trustedProxies: [],
      rateLimits: { writesPerSecond: 30, readsPerSecond: 200, anonymousPerMinute: 600 },
      oidc: null,
      signIn: null,
      tokenLeewaySeconds: 60,
      mail: null,
      webhookKeys: null,
      deliveryGiveUpHours: 360,
      accessLogMonths: 12,
      metricsPort: undefined,
    });
  });

  it.each(['notice@xn--fsqu00a.xn--fiqs8s', 'notice@例子.中国'])('sends mail from %s', (MAIL_FROM) => {
    const { mail } = readConfig({ ...REHEARSAL, SMTP_URL: 'smtp://127.0.0.1:25', MAIL_FROM });
    expect(mail?.from).toBe('notice@xn--fsqu00a.xn--fiqs8s');
  });

  it('treats an empty variable as not set', () => {
    expect(readConfig({ ...REHEARSAL, PORT: '', LISTEN_HOST: ' ' })).toMatchObject({
      port: 3000,
      listenHost: '127.0.0.1',
    });
  });

  it('sends mail once SMTP_URL is set, and then requires a sender', () => {
    const SMTP_URL = 'smtps://post:secret@mail.example.org';
    const { mail } = readConfig({ ...REHEARSAL, SMTP_URL, MAIL_FROM: 'no-reply@example.org' });
    expect(mail).toEqual({ smtpUrl: SMTP_URL, from: 'no-reply@example.org' });
    expect(readConfig({ ...REHEARSAL, MAIL_FROM: 'no-reply@example.org' }).mail).toBeNull();
  });

  it('lets people sign in at a provider, which a rehearsal may name too, over http', () => {
    expect(readConfig(PRODUCTION).signIn).toEqual({
      issuer: 'https://id.example.org',
      clientId: 'console',
      clientSecret: 'very secret',
      accountClaim: 'sub',
      publicUrl: 'https://zhengshu.example.org',
      idleMinutes: 30,
      hours: 12,
      leewaySeconds: 60,
    });
    const near = { OIDC_ISSUER: 'http://localhost:3001', PUBLIC_URL: 'http://localhost:3000/' };
    const { signIn, oidc } = readConfig({ ...PRODUCTION, ...near, ZHENGSHU_MODE: 'rehearsal' });
    expect([signIn?.publicUrl, oidc]).toEqual(['http://localhost:3000', null]);
  });

  it('believes no proxy unless it is named', () => {
    const { trustedProxies } = readConfig({ ...REHEARSAL, TRUSTED_PROXIES: '10.0.0.7, fd00::/8' });
    expect(trustedProxies).toEqual(['10.0.0.7', 'fd00::/8']);
  });

  it('returns a frozen configuration', () => {
    expect(Object.isFrozen(readConfig(REHEARSAL))).toBe(true);
  });

  it('lets production listen on any address', () => {
    expect(readConfig({ ...PRODUCTION, LISTEN_HOST: '0.0.0.0' }).listenHost).toBe('0.0.0.0');
  });

  it.each([
    ['::1', 'no'],
    ['localhost', 'no'],
    ['0.0.0.0', 'yes'],
  ])('lets a rehearsal listen on %s with REHEARSAL_LISTEN=%s', (host, listen) => {
    expect(readConfig({ ...REHEARSAL, LISTEN_HOST: host, REHEARSAL_LISTEN: listen }).listenHost).toBe(host);
  });

  it.each([
    { wrong: { DATABASE_URL: undefined }, sentence: /^DATABASE_URL is missing\.$/ },
    { wrong: { DATABASE_URL: 'mysql://a:secret@b/c' }, sentence: /^DATABASE_URL must be a URL of the form postgres:/ },
    { wrong: { ZHENGSHU_MODE: undefined }, sentence: /^ZHENGSHU_MODE is missing\.$/ },
    { wrong: { ZHENGSHU_MODE: 'test' }, sentence: /^ZHENGSHU_MODE must be rehearsal or production\.$/ },
    { wrong: { PORT: 'http' }, sentence: /^PORT must be a port number\.$/ },
    { wrong: { PORT: '65536' }, sentence: /^PORT must be at most 65535\.$/ },
    { wrong: { TEMPORAL_ADDRESS: 'http://temporal' }, sentence: /^TEMPORAL_ADDRESS must be host:port\.$/ },
    { wrong: { SMTP_URL: 'http://a:secret@b' }, sentence: /^SMTP_URL must be a URL of the form smtp:/ },
    { wrong: { SMTP_URL: 'smtp://a:secret@b' }, sentence: /^MAIL_FROM is missing/ },
    { wrong: { SMTP_URL: 'smtp://a:secret@b', MAIL_FROM: 'us' }, sentence: /^MAIL_FROM must be an address\.$/ },
    { wrong: { DELIVERY_GIVE_UP_HOURS: 'long' }, sentence: /^DELIVERY_GIVE_UP_HOURS must be a number of hours\.$/ },
    { wrong: { TOKEN_LEEWAY_SECONDS: '301' }, sentence: /^TOKEN_LEEWAY_SECONDS must be at most 300\.$/ },
    { wrong: { TOKEN_LEEWAY_SECONDS: '1.5' }, sentence: /^TOKEN_LEEWAY_SECONDS must be a whole number of seconds\.$/ },
    { wrong: { DELIVERY_GIVE_UP_HOURS: '0' }, sentence: /^DELIVERY_GIVE_UP_HOURS must be at least 1\.$/ },
    { wrong: { TRUSTED_PROXIES: '10.0.0.7,all' }, sentence: /^TRUSTED_PROXIES must be addresses or ranges/ },
    { wrong: { RATE_LIMIT_WRITES_PER_SECOND: '0' }, sentence: /^RATE_LIMIT_WRITES_PER_SECOND must be at least 1\.$/ },
    { wrong: { LISTEN_HOST: '0.0.0.0' }, sentence: /^LISTEN_HOST .* REHEARSAL_LISTEN=yes/ },
    { wrong: { LISTEN_HOST: '127.0.0.1.example.org' }, sentence: /^LISTEN_HOST / },
    { wrong: { ...PRODUCTION, WEBHOOK_SECRETS_KEY: '' }, sentence: /^WEBHOOK_SECRETS_KEY is missing: production/ },
    { wrong: { WEBHOOK_SECRETS_KEY: 'c2VjcmV0' }, sentence: /^WEBHOOK_SECRETS_KEY must be 32 bytes in base64/ },
    {
      wrong: { WEBHOOK_SECRETS_KEY_PREVIOUS: PRODUCTION.WEBHOOK_SECRETS_KEY },
      sentence: /^WEBHOOK_SECRETS_KEY is missing: WEBHOOK_SECRETS_KEY_PREVIOUS/,
    },
    { wrong: { ...PRODUCTION, OIDC_ISSUER: undefined }, sentence: /^OIDC_ISSUER is missing/ },
    { wrong: { ...PRODUCTION, OIDC_AUDIENCE: '' }, sentence: /^OIDC_AUDIENCE is missing/ },
    { wrong: { ...PRODUCTION, OIDC_ISSUER: 'http://id.example.org' }, sentence: /^OIDC_ISSUER must be https/ },
    { wrong: { ...PRODUCTION, OIDC_CLIENT_ID: '' }, sentence: /^OIDC_CLIENT_ID is missing/ },
    { wrong: { ...PRODUCTION, OIDC_CLIENT_SECRET: '' }, sentence: /^OIDC_CLIENT_SECRET is missing/ },
    { wrong: { ...PRODUCTION, PUBLIC_URL: '' }, sentence: /^PUBLIC_URL is missing/ },
    { wrong: { ...PRODUCTION, PUBLIC_URL: 'http://zhengshu.example.org' }, sentence: /^PUBLIC_URL must be https/ },
    { wrong: { OIDC_CLIENT_ID: 'console' }, sentence: /^OIDC_ISSUER is missing/ },
    { wrong: { SESSION_IDLE_MINUTES: '0' }, sentence: /^SESSION_IDLE_MINUTES must be at least 1\.$/ },
    { wrong: { ACCESS_LOG_MONTHS: '5' }, sentence: /^ACCESS_LOG_MONTHS must be at least 6\.$/ },
    { wrong: { SESSION_HOURS: '25' }, sentence: /^SESSION_HOURS must be at most 24\.$/ },
  ])('names the first fault in one sentence: $sentence', ({ wrong, sentence }) => {
    const read = (): unknown => readConfig({ ...REHEARSAL, ...wrong });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(sentence);
    expect(read).not.toThrow(/secret/);
  });
});
