import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const PUBLIC = 'zhengshu:public';

/** How a public route is told in the OpenAPI document, until its security is written there. */
export const OPENAPI_PUBLIC = 'x-public';

/** A route that needs no token. */
export const Public = (): MethodDecorator =>
  applyDecorators(SetMetadata(PUBLIC, true), ApiExtension(OPENAPI_PUBLIC, true));
