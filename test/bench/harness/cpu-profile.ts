/** Profile as V8 writes it. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
    readonly children?: readonly number[];
  }[];
  readonly samples: readonly number[];
  /** Microseconds between samples. */
  readonly timeDeltas: readonly number[];
}

/** Processor time in ms by name. */
export type Costs = ReadonlyMap<string, number>;

const NO_WORK = new Set(['(idle)', '(program)', '(root)']);

/** Returns the times of functions: in themselves, with all that they call, and in themselves by package. */
export function cpuProfile({ nodes, samples, timeDeltas }: CpuProfile): {
  readonly busyMs: number;
  readonly self: Costs;
  readonly total: Costs;
  readonly packages: Costs;
} {
  const parents = new Map<number, number>();
  for (const { id, children = [] } of nodes) for (const child of children) parents.set(child, id);
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const [self, total, packages] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  const add = (costs: Map<string, number>, name: string, ms: number): void =>
    void costs.set(name, (costs.get(name) ?? 0) + ms);
  let busyMs = 0;
  for (const [n, sample] of samples.entries()) {
    const ms = (timeDeltas[n] ?? 0) / 1000;
    const own = frames.get(sample);
    if (!own || NO_WORK.has(own.functionName)) continue;
    busyMs += ms;
    add(self, nameOf(own), ms);
    add(packages, packageOf(own.url) || own.functionName, ms);
    const seen = new Set<string>(); // a recursive function counts once
    for (let id: number | undefined = sample; id !== undefined; id = parents.get(id)) {
      const frame = frames.get(id);
      if (frame && !NO_WORK.has(frame.functionName)) seen.add(nameOf(frame));
    }
    for (const name of seen) add(total, name, ms);
  }
  return { busyMs, self, total, packages };
}

interface Frame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
}

const nameOf = ({ functionName, url, lineNumber }: Frame): string =>
  `${functionName || '(anonymous)'} ${url.replace(/^.*\/(node_modules|dist)\//, '')}${url && `:${lineNumber + 1}`}`;

const packageOf = (url: string): string =>
  /node_modules\/((@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(url)?.[1] ??
  /dist\/((libs|apps)\/[^/]+|[^/]+)/.exec(url)?.[1] ??
  url;
