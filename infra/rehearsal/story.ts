/** Plays the story of a rehearsal through the API. */
export function playStory(_apiUrl: string): Promise<void> {
  return Promise.resolve();
}
