import type { Environment, Plan } from './plan.js';

/** What a start found out about its servers. */
interface Found {
  readonly appUrl: string;
  /** `host:port` of Temporal. */
  readonly address: string;
  readonly documentsDir: string;
}

/**
 * Returns the environment of API and worker. It lacks the owner's connection and its file: their role may add events,
 * but not change them.
 */
export function childEnvironment(env: Environment, wanted: Plan, found: Found): NodeJS.ProcessEnv {
  const { DATABASE_OWNER_URL: _owner, DATABASE_OWNER_URL_FILE: _file, DATABASE_URL_FILE: appFile, ...rest } = env;
  return {
    ...rest,
    ZHENGSHU_MODE: wanted.mode,
    PORT: String(wanted.apiPort),
    ...(appFile ? { DATABASE_URL: '', DATABASE_URL_FILE: appFile } : { DATABASE_URL: found.appUrl }),
    TEMPORAL_ADDRESS: found.address,
    TEMPORAL_NAMESPACE: wanted.namespace,
    DOCUMENTS_DIR: found.documentsDir,
  };
}
