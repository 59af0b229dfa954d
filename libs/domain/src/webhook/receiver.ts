import type { Refusal } from '../language/refusal.js';
import { isPublicAddress } from './public-address.js';

/**
 * Returns the host of a URL in the form in which it is resolved and listed: lower case, without brackets and final dot.
 */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$|\.$/g, '');

/**
 * Returns the place of a URL in the form in which an administrator lists it: the host alone for port 443, otherwise
 * `host:port`, with an IPv6 address in brackets.
 */
export function placeOf(url: URL): string {
  const host = hostOf(url);
  const port = url.port || (url.protocol === 'http:' ? '80' : HTTPS);
  if (port === HTTPS) return host;
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

const HTTPS = '443';

/** Returns a typed host, with or without a port, in the form of {@link placeOf}; null if the text is no such place. */
export function placeNamed(text: string): string | null {
  const isV6 = /^[\da-f:.]*:[\da-f.]*:[\da-f:.]*$/i.test(text);
  const host = isV6 ? `[${text}]` : text;
  if (!/^(?:\[[\da-f:.]*\]|[^\s/?#@:[\]\\%]+)(?::\d{1,5})?$/i.test(host) || !URL.canParse(`https://${host}/`))
    return null;
  const url = new URL(`https://${host}/`);
  return hostOf(url) && isOpenPort(url.port) ? placeOf(url) : null;
}

/**
 * Refuses a URL that may not be sent to, whatever its name resolves to; null if it may. A place that an administrator
 * listed may lie in the platform's own network and may use http.
 */
export function receiverRefusal(url: URL, isListed: boolean): Refusal | null {
  if (url.protocol !== 'https:' && !(isListed && url.protocol === 'http:')) return refused('应以 https:// 开头');
  if (url.username || url.password) return refused('不得含有用户名和口令');
  if (url.hash) return refused('不得含有 # 之后的部分');
  if (!isOpenPort(url.port)) return refused('端口应为 443、80 或者 1024 以上');
  return null;
}

/**
 * Refuses a host that is not listed if it has no address or if one of its addresses is not public; null otherwise. The
 * two are told alike, so that nobody learns which names the platform's own network knows.
 */
export function addressRefusal(addresses: readonly string[]): Refusal | null {
  if (addresses.length > 0 && addresses.every(isPublicAddress)) return null;
  return refused('主机在公网上没有地址，须先由系统管理员连同端口列入允许的主机');
}

/**
 * True for 80, 443 and ports from 1024: the others belong to services that are no webhook receivers, such as mail and
 * shells.
 */
function isOpenPort(port: string): boolean {
  return ['', '80', '443'].includes(port) || Number(port) >= 1024;
}

const refused = (message: string): Refusal => ({
  kind: 'RULE',
  code: 'RECEIVER_REFUSED',
  message: `不能向这个地址发送：${message}。`,
  fields: [{ field: 'url', message }],
});
