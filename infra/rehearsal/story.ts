import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { RehearsalApi, type Reply } from './api-client.js';
import { STORY, STORY_ENDS, type Step } from './story/index.js';

/** Anybody may look at the clock and move it. */
const NARRATOR = 'operator.1';
/** Sees what becomes of matters. */
const WATCHER = 'auditor.1';
const POLL_MS = 100;

const receipt = z.object({ matterId: z.uuid() });
const document = z.object({ documentId: z.uuid() });
const effects = z.object({ items: z.array(z.object({ process: z.string(), matterId: z.uuid(), state: z.string() })) });

/**
 * Plays the story through the API: commands of people, and the clock between them, which waits for what matters do to
 * one another. Each step has its own key, so that a telling that was cut off goes on where it was. Answers whether there
 * was anything left to tell.
 */
export async function playStory(apiUrl: string): Promise<boolean> {
  const api = new RehearsalApi(apiUrl);
  if (Date.parse(await api.now(NARRATOR)) >= Date.parse(STORY_ENDS)) return false;
  const teller = new Teller(api);
  for (const step of STORY) {
    await api.advanceTo(NARRATOR, step.at);
    await teller.tell(step);
  }
  await api.advanceTo(NARRATOR, STORY_ENDS);
  return true;
}

class Teller {
  /** Ids by the names of the story. */
  private readonly matters = new Map<string, string>();
  private told = 0;

  constructor(private readonly api: RehearsalApi) {}

  async tell(step: Step): Promise<void> {
    const { account, collection, matter, command, opens } = step;
    const key = `story-${++this.told}`;
    const id = this.matters.get(matter);
    const path = id ? `/${collection}/${id}/commands/${command}` : `/${collection}`;
    const answer = await this.api.post(account, path, await this.payload(step, key), key);
    const { matterId } = receipt.parse(body(answer, key, command));
    this.matters.set(matter, matterId);
    if (opens !== undefined) this.matters.set(opens.matter, await this.openedBy(matterId, opens.process));
  }

  /** With the document that it cites. */
  private async payload({ account, payload, cites }: Step, key: string): Promise<object> {
    if (cites === undefined) return payload;
    const sent = await this.api.upload(account, `${key}.txt`, Buffer.from(cites), `${key}-document`);
    return { ...payload, documents: [document.parse(body(sent, key, 'document')).documentId] };
  }

  /** The first matter of the process that another one has brought about, once it is there. */
  private async openedBy(matterId: string, process: string): Promise<string> {
    for (;;) {
      const { items } = effects.parse((await this.api.get(WATCHER, `/matters/${matterId}/effects`)).body);
      const opened = items.find((effect) => effect.process === process);
      if (opened?.state === 'DONE') return opened.matterId;
      if (opened && opened.state !== 'PENDING') throw new Error(`what ${matterId} opens is ${opened.state}`);
      await sleep(POLL_MS);
    }
  }
}

function body({ status, body: said }: Reply, key: string, command: string): unknown {
  if (status < 300) return said;
  throw new Error(`the story stops at ${key} (${command}): ${JSON.stringify(said)}`);
}
