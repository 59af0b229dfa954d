import { z } from 'zod';
import { RehearsalApi } from './api-client.js';
import { STORY, STORY_ENDS, type Step } from './story-steps.js';

/** Anybody may look at the clock and move it. */
const NARRATOR = 'operator.1';
const receipt = z.object({ matterId: z.uuid() });

/**
 * Plays the story through the API: commands of people, and the clock between them. Each step has its own key, so that a
 * telling that was cut off goes on where it was. Answers whether there was anything left to tell.
 */
export async function playStory(apiUrl: string): Promise<boolean> {
  const api = new RehearsalApi(apiUrl);
  if (Date.parse(await api.now(NARRATOR)) >= Date.parse(STORY_ENDS)) return false;
  const matters = new Map<string, string>();
  for (const [n, step] of STORY.entries()) {
    await api.advanceTo(NARRATOR, step.at);
    await play(api, step, `story-${n + 1}`, matters);
  }
  await api.advanceTo(NARRATOR, STORY_ENDS);
  return true;
}

async function play(api: RehearsalApi, step: Step, key: string, matters: Map<string, string>): Promise<void> {
  const { account, matter, command, payload } = step;
  const id = matters.get(matter);
  const path = id ? `/share-requests/${id}/commands/${command}` : '/share-requests';
  const { status, body } = await api.post(account, path, payload, key);
  if (status >= 300) throw new Error(`the story stops at ${key} (${command}): ${JSON.stringify(body)}`);
  matters.set(matter, receipt.parse(body).matterId);
}
