import { describe, expect, it } from '@jest/globals';
import { addressRefusal, hostOf, placeNamed, placeOf, receiverRefusal } from './receiver.js';

const refusalOf = (url: string, isListed = false) => receiverRefusal(new URL(url), isListed);

describe('a receiver’s address', () => {
  it.each([
    ['https://hooks.example/a?b=c', null],
    ['https://hooks.example:8443/', null],
    ['https://hooks.example:443/', null],
    ['https://hooks.example:1024/', null],
    ['http://hooks.example/', /https/],
    ['ftp://hooks.example/', /https/],
    ['file:///etc/passwd', /https/],
    ['https://user@hooks.example/', /口令/],
    ['https://:secret@hooks.example/', /口令/],
    ['https://hooks.example/#a', /#/],
    ['https://hooks.example:22/', /端口/],
    ['https://hooks.example:1023/', /端口/],
  ])('%s', (url, why) => {
    const refusal = refusalOf(url);
    if (why === null) return expect(refusal).toBeNull();
    expect(refusal).toMatchObject({ kind: 'RULE', code: 'RECEIVER_REFUSED', message: expect.stringMatching(why) });
    expect(refusal?.fields?.[0]).toMatchObject({ field: 'url', message: expect.stringMatching(why) });
  });

  it('may use http if its host is listed, without any other exception', () => {
    expect(refusalOf('http://oa.intranet/', true)).toBeNull();
    expect(refusalOf('http://oa.intranet:8080/', true)).toBeNull();
    for (const url of ['ftp://oa.intranet/', 'http://a:b@oa.intranet/', 'http://oa.intranet:25/'])
      expect(refusalOf(url, true)?.code).toBe('RECEIVER_REFUSED');
  });
});

describe('the place of an address', () => {
  it.each([
    ['https://oa.intranet/', 'oa.intranet'],
    ['https://oa.intranet:443/', 'oa.intranet'],
    ['https://OA.intranet.:8443/x?y', 'oa.intranet:8443'],
    ['http://oa.intranet/', 'oa.intranet:80'],
    ['http://oa.intranet:443/', 'oa.intranet'],
    ['https://[::1]/', '::1'],
    ['https://[::1]:8443/', '[::1]:8443'],
    ['http://[::1]/', '[::1]:80'],
    ['https://0x7f.1:8443/', '127.0.0.1:8443'],
  ])('%s is %s', (url, place) => expect(placeOf(new URL(url))).toBe(place));
});

describe('the addresses of a host that is not listed', () => {
  it.each<[string, readonly string[], boolean]>([
    ['one public address', ['8.8.8.8'], true],
    ['several', ['8.8.8.8', '2400:3200::1'], true],
    ['none', [], false],
    ['one that is not public', ['10.0.0.1'], false],
    ['one among others', ['8.8.8.8', '2400:3200::1', '::1'], false],
  ])('%s', (_, addresses, isFit) => {
    expect(addressRefusal(addresses)?.code).toBe(isFit ? undefined : 'RECEIVER_REFUSED');
  });
});

describe('a host', () => {
  it.each([
    ['OA.Intranet.example', 'oa.intranet.example'],
    ['localhost.', 'localhost'],
    ['127.0.0.1', '127.0.0.1'],
    ['0x7f.1', '127.0.0.1'],
    ['2130706433', '127.0.0.1'],
    ['::1', '::1'],
    ['0:0:0:0:0:0:0:1', '::1'],
    ['::ffff:127.0.0.1', '::ffff:7f00:1'],
    ['政务.example', 'xn--zfr164b.example'],
    ['OA.Intranet.example:443', 'oa.intranet.example'],
    ['OA.Intranet.example:8443', 'oa.intranet.example:8443'],
    ['oa.intranet.example:80', 'oa.intranet.example:80'],
    ['10.0.0.7:65535', '10.0.0.7:65535'],
    ['[::1]', '::1'],
    ['[::1]:443', '::1'],
    ['[0:0::1]:8443', '[::1]:8443'],
    ['localhost.:8080', 'localhost:8080'],
  ])('%s is listed as %s', (text, host) => expect(placeNamed(text)).toBe(host));

  it.each([
    '',
    ' ',
    '.',
    'a b',
    'a/b',
    'https://a',
    'a:22',
    'a:0',
    'a:65536',
    'a:',
    'a:x',
    'a:80:80',
    'u@a',
    '[::1',
    '[::1]8443',
    '[a]:80',
    'a?b',
    'a#b',
    '1.2.3.4.5',
    'a\\b',
    '%61',
  ])('"%s" is refused', (text) => expect(placeNamed(text)).toBeNull());

  it.each([
    ['https://LOCALHOST./', 'localhost'],
    ['https://[::1]:8443/', '::1'],
    ['https://127.1/', '127.0.0.1'],
    ['https://0177.0.0.1/', '127.0.0.1'],
  ])('of %s has the listed form', (url, host) => expect(hostOf(new URL(url))).toBe(host));
});
