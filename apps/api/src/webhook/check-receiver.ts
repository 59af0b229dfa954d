import { lookup } from 'node:dns/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { addressRefusal, hostOf, receiverRefusal } from '#libs/domain';
import { refused } from '../problem/problem.exception.js';

/** Timeout of the name server. The caller waits for it. */
const RESOLVING_MS = 5_000;

/**
 * Throws a problem where the platform would not send to the URL. Every delivery checks again, because a name may move.
 */
export async function checkReceiver(url: URL, isListed: boolean): Promise<void> {
  const refusal = receiverRefusal(url, isListed) ?? (isListed ? null : addressRefusal(await addressesOf(hostOf(url))));
  if (refusal) throw refused(refusal);
}

/** IP addresses of the host; empty where the name is unknown or the name server does not answer in time. */
async function addressesOf(host: string): Promise<readonly string[]> {
  const found = lookup(host, { all: true }).catch(() => []);
  const addresses = await Promise.race([found, sleep(RESOLVING_MS, [], { ref: false })]);
  return addresses.map(({ address }) => address);
}
