import { Allowance } from '../rate-limit/allowance.js';
import { Places } from '../rate-limit/places.js';

const aMinute = (name: string, requests: number): Allowance => new Allowance({ name, requests, seconds: 60 });

/**
 * Bounds the refusals that one process records: sixty a minute of a person, who does not come to more by hand; of callers
 * without an account ten of a network, and sixty of all of them. The others are counted, so that nobody fills the log.
 */
export class RefusalBudget {
  private readonly ofPerson = aMinute('person', 60);
  private readonly ofNetwork = aMinute('network', 10);
  private readonly ofStrangers = aMinute('strangers', 60);
  private readonly places = new Places();
  private readonly leftOut = new Map<string, number>();

  /** Returns the number of refusals that were left out since the last one recorded; null if this one is left out, too. */
  async take(account: string | undefined, address: string | undefined): Promise<number | null> {
    const isWithin =
      account === undefined ? await this.isWithin(address) : (await this.ofPerson.spend(account)).isAllowed;
    const key = account ?? '';
    const before = this.leftOut.get(key) ?? 0;
    if (isWithin) this.leftOut.delete(key);
    else this.leftOut.set(key, before + 1);
    return isWithin ? before : null;
  }

  private async isWithin(address: string | undefined): Promise<boolean> {
    const ofNetwork = await this.ofNetwork.spend(this.places.of(address));
    return ofNetwork.isAllowed && (await this.ofStrangers.spend('all')).isAllowed;
  }
}
