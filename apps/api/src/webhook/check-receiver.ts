import { lookup } from 'node:dns/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { addressRefusal, hostOf, receiverRefusal } from '#libs/domain';
import { refused } from '../problem/problem.exception.js';

/** So long a name server may take: the caller waits. */
const RESOLVING_MS = 5_000;

/** Throws a problem where nothing would be sent to this address. Each sending looks again: a name may move. */
export async function checkReceiver(url: URL, isListed: boolean): Promise<void> {
  const refusal = receiverRefusal(url, isListed) ?? (isListed ? null : addressRefusal(await addressesOf(hostOf(url))));
  if (refusal) throw refused(refusal);
}

/** None where the name is not known, or nobody says so in time. */
async function addressesOf(host: string): Promise<readonly string[]> {
  const found = lookup(host, { all: true }).catch(() => []);
  const addresses = await Promise.race([found, sleep(RESOLVING_MS, [], { ref: false })]);
  return addresses.map(({ address }) => address);
}
