import { NestFactory } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';
import { readConfig } from '#libs/config';
import { AppModule } from './app.module.js';
import { strictExpress } from './create-api.js';
import { openApiDocument } from './openapi/openapi-document.js';

/** Returns the OpenAPI document of a rehearsal, made without a database: Nest's preview makes no service. */
export async function documentAlone(): Promise<OpenAPIObject> {
  const unused = { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none', TEMPORAL_ADDRESS: '127.0.0.1:9' };
  const config = readConfig({ ZHENGSHU_MODE: 'rehearsal', PORT: '0', ...unused });
  const options = { preview: true, logger: false, abortOnError: false } as const;
  const app = await NestFactory.create(AppModule.for(config), strictExpress(), options);
  return JSON.parse(JSON.stringify(openApiDocument(app))) as OpenAPIObject;
}
