import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { RehearsalApi, type Reply } from './api-client.js';
import { STORY, STORY_ENDS, type Step } from './story/index.js';

/** Account that reads and moves the clock, which any account may do. */
const NARRATOR = 'operator.1';
/** Account that may see the effects of all matters. */
const WATCHER = 'auditor.1';
const POLL_MS = 25;

const receipt = z.object({ matterId: z.uuid() });
const document = z.object({ documentId: z.uuid() });
const effects = z.object({ items: z.array(z.object({ process: z.string(), matterId: z.uuid(), state: z.string() })) });

/**
 * Plays the story through the API: commands of people, and advances of the clock between them, which wait for effects
 * between matters. Each step has its own key, so that an interrupted story continues where it ended. Returns false if
 * the story had ended already.
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
  /** Ids of matters by their names in the story. */
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

  /** Returns the payload of a step; uploads the document that it cites and adds its id. */
  private async payload({ account, payload, cites }: Step, key: string): Promise<object> {
    if (cites === undefined) return payload;
    const sent = await this.api.upload(account, `${key}.txt`, Buffer.from(cites), `${key}-document`);
    return { ...payload, documents: [document.parse(body(sent, key, 'document')).documentId] };
  }

  /** Waits for the first matter of a process that an effect of another one opens. Throws if the effect failed. */
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
