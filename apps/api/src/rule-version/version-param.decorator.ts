import { ApiParam } from '@nestjs/swagger';

/** Documents the path parameter that names a version of rules. */
export const VersionParam = (example: string) => ApiParam({ name: 'version', schema: { type: 'string', example } });
