/** Prints one line of progress, with the seconds since this process began. */
export function say(text: string): void {
  console.log(`${(performance.now() / 1000).toFixed(1).padStart(6)} s  ${text}`);
}
