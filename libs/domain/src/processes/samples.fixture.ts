import { PROCESSES } from './index.js';
import { playedOnce } from '../matter/play.fixture.js';
import type { Sample } from './sample.fixture.js';

/** Loads the sample of a process from its folder. Each start plays its course once. */
export async function sampleOf(process: string): Promise<Sample> {
  const file = `./${process}/${process}.sample.fixture.js`;
  const fail = (cause?: unknown): never => {
    throw new Error(`no sample for ${process}: ${file} exports none`, { cause });
  };
  const { sample } = (await import(file).catch(fail)) as { readonly sample?: Sample };
  if (!sample) return fail();
  const { starts, unusualStarts = [] } = sample;
  return { ...sample, starts: starts.map(playedOnce), unusualStarts: unusualStarts.map(playedOnce) };
}

async function everySample(): Promise<Readonly<Record<string, Sample>>> {
  const samples: Record<string, Sample> = {};
  for (const { process } of PROCESSES) samples[process] = await sampleOf(process);
  return samples;
}

/** The sample of every process, by name, in the order of the registry. */
export const SAMPLES = await everySample();

/** Samples of the processes in which people act. */
export const STAGES: Readonly<Record<string, Sample>> = Object.fromEntries(
  Object.entries(SAMPLES).filter(([, { people }]) => people.length > 0),
);
