import { applyDecorators, SetMetadata } from '@nestjs/common';

export const PUBLIC = 'zhengshu:public';

/** Where Swagger looks for a route's own security; an empty list is none. */
const OPENAPI_SECURITY = 'swagger/apiSecurity';

/** A route that needs no token. */
export const Public = (): MethodDecorator =>
  applyDecorators(SetMetadata(PUBLIC, true), SetMetadata(OPENAPI_SECURITY, []));
