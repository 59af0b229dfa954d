import type { Refusal } from '../language/refusal.js';
import { isPublicAddress } from './public-address.js';

/**
 * Returns the host of a URL in the form in which it is resolved and listed: lower case, without brackets and final dot.
 */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$|\.$/g, '');

/** Returns a typed host in the form of {@link hostOf}; null if the text is not exactly one host. */
export function hostNamed(text: string): string | null {
  const isV6 = /^[\da-f:.]*:[\da-f:.]*$/i.test(text);
  if (!isV6 && /[\s/?#@:[\]\\%]/.test(text)) return null;
  const address = `https://${isV6 ? `[${text}]` : text}/`;
  return URL.canParse(address) ? hostOf(new URL(address)) || null : null;
}

/**
 * Refuses a URL that may not be sent to, whatever its name resolves to; null if it may. A host that an administrator
 * listed may lie in the platform's own network and may use http.
 */
export function receiverRefusal(url: URL, isListed: boolean): Refusal | null {
  if (url.protocol !== 'https:' && !(isListed && url.protocol === 'http:')) return refused('应以 https:// 开头');
  if (url.username || url.password) return refused('不得含有用户名和口令');
  if (url.hash) return refused('不得含有 # 之后的部分');
  if (!isOpenPort(url.port)) return refused('端口应为 443、80 或者 1024 以上');
  return null;
}

/** Refuses a host that is not listed if it has no address or if one of its addresses is not public; null otherwise. */
export function addressRefusal(addresses: readonly string[]): Refusal | null {
  if (addresses.length === 0) return refused('主机名没有对应的地址');
  if (addresses.every(isPublicAddress)) return null;
  return refused('主机不在公网上，须先由系统管理员列入允许的主机');
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
