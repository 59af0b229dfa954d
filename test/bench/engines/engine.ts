/** Number of commands of a life: from the draft of a share request to data in use. */
export const COMMANDS = 9;
/** Place of the approval of the provider's lead among them, which the latency of approvals is measured by. */
export const APPROVAL = 5;
/** Number of commands after which a request waits for its provider and a limit of the Regulation runs. */
export const WAITING = 3;

/** One contender, as its client sees it. */
export interface Engine {
  /** Gives command `k` of the life of a matter and returns the matter's id, which the first command may choose. */
  command(k: number, matter: string): Promise<string>;
  close(): Promise<void>;
}

/** Connections of a contender; each uses those that it needs. */
export interface Target {
  /** Path of the module of the engine. */
  readonly module: string;
  readonly url?: string;
  /** Folder of the build whose API is called. */
  readonly build?: string;
  readonly databaseUrl?: string;
  readonly address?: string;
  readonly namespace?: string;
}

/** The shape of an engine's module. */
export interface EngineModule {
  readonly open: (target: Target) => Promise<Engine>;
}
