import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { Problem } from '#libs/http';
import { isFree } from '../rate-limit/free-routes.js';
import { completeOperation, type Operation } from './complete-operation.js';
import { RESPONSE_HEADERS } from './headers.js';
import type { Components } from './json-schema.js';
import { problemResponses } from './problem-responses.js';
import { jsonSchemaOf, schemaConverter } from './schema-converter.js';
import { nameOptions } from './unions.js';

const DESCRIPTION = [
  '《政务数据共享条例》的流程引擎。',
  '错误一律为 application/problem+json(RFC 9457)，其 code 的含义和办法见 /problems。',
  '改动事项的命令都带 Idempotency-Key，结果未知时用同一个键重复。',
  '地址没有所用的方法时为 405，Allow 列出它有的方法。',
  '答复中以后可以增加字段；请求中没有列出的字段和查询参数不予接受。',
].join('\n');

/** Note for pages on the cookie by which they are signed in. */
const COOKIE =
  '以浏览器登录后由 /api/v1/sign-in 设置；改动时另须 X-CSRF-Token 头，其值见 getSession。演练以 http 提供时 cookie 名为 zhengshu。';

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

/** Returns the document of all routes of an application. It needs no running server. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const options = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('政数 Zhengshu')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/', '提供这份文档的平台')
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .addCookieAuth('__Host-zhengshu', { type: 'apiKey', in: 'cookie', description: COOKIE }, 'session')
    .addSecurityRequirements('session')
    .build();
  const document = SwaggerModule.createDocument(app, options, { standardSchemaConverter: schemaConverter() });
  complete(document as unknown as Described);
  return document;
}

/** The document as this folder reads it: with JSON schemas, and no references but to schemas and headers. */
interface Described {
  readonly paths: Readonly<Record<string, Partial<Record<'get' | 'post' | 'put' | 'delete', Operation>>>>;
  tags?: readonly { readonly name: string }[];
  components: { schemas: Components; headers?: object; responses?: object };
}

function complete(document: Described): void {
  const schemas = nameOptions({ ...document.components.schemas, ...problemSchemas() });
  document.components = { ...document.components, schemas, headers: RESPONSE_HEADERS, responses: problemResponses() };
  const tags = new Set<string>();
  for (const [path, { get, post, put, delete: remove }] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries({ GET: get, POST: post, PUT: put, DELETE: remove })) {
      if (!operation) continue;
      completeOperation(operation, schemas, { isWrite: method !== 'GET', isLimited: !isFree(method, path) });
      for (const tag of operation.tags) tags.add(tag);
    }
  }
  document.tags = [...tags].map((name) => ({ name }));
}

const problemSchemas = (): Components => (jsonSchemaOf(Problem, 'output')['$defs'] ?? {}) as Components;
