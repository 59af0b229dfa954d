import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const PUBLIC = 'zhengshu:public';

/** Marks a public route in the OpenAPI document until its security is written there; the mark is then removed. */
export const OPENAPI_PUBLIC = 'x-public';

/** Marks a route that needs no token. */
export const Public = (): MethodDecorator =>
  applyDecorators(SetMetadata(PUBLIC, true), ApiExtension(OPENAPI_PUBLIC, true));
