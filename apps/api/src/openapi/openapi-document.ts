import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { Problem } from '#libs/http';
import { OPENAPI_PUBLIC } from '../identity/public.decorator.js';
import { problemResponse } from '../problem/problems.decorator.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/** Serves the OpenAPI document at /openapi.json and its page at /docs, from local files that need no internet. */
export function serveOpenApi(app: INestApplication): OpenAPIObject {
  const document = openApiDocument(app);
  SwaggerModule.setup('docs', app, document, {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: '政数 API',
    swaggerOptions: { persistAuthorization: true },
  });
  return document;
}

function openApiDocument(app: INestApplication): OpenAPIObject {
  const options = new DocumentBuilder()
    .setTitle('政数 Zhengshu')
    .setDescription('《政务数据共享条例》的流程引擎。错误一律为 application/problem+json(RFC 9457)。')
    .setVersion('1')
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .build();
  const document = SwaggerModule.createDocument(app, options);
  document.components = { ...document.components, schemas: { ...document.components?.schemas, ...problemSchemas() } };
  for (const { get, post, put } of Object.values(document.paths)) {
    for (const operation of [get, post, put]) if (operation) complete(operation);
  }
  return document;
}

function problemSchemas(): Schemas {
  const { definitions = {} } = z.toJSONSchema(Problem, { target: 'openapi-3.0' });
  return JSON.parse(JSON.stringify(definitions).replaceAll('#/definitions/', '#/components/schemas/')) as Schemas;
}

/** Adds to a route its security and the problems that every route may answer with. */
function complete(operation: Operation & { [OPENAPI_PUBLIC]?: true }): void {
  const isPublic = operation[OPENAPI_PUBLIC] === true;
  if (isPublic) operation.security = [];
  delete operation[OPENAPI_PUBLIC];
  const everywhere = isPublic ? ([400, 500, 503] as const) : ([400, 401, 500, 503] as const);
  const problems = Object.fromEntries(everywhere.map((status) => [status, problemResponse(status)]));
  operation.responses = { ...problems, ...operation.responses };
}
