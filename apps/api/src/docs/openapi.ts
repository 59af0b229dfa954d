import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { Problem, PROBLEM_CONTENT_TYPE } from '#libs/http';

/** Documents at /docs (from files of ours, so that it works without the internet), and the document itself. */
export function setUpDocs(app: INestApplication): void {
  SwaggerModule.setup('docs', app, () => openApiOf(app), {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
    customSiteTitle: '政数 API',
    swaggerOptions: { persistAuthorization: true },
  });
}

function openApiOf(app: INestApplication): OpenAPIObject {
  const options = new DocumentBuilder()
    .setTitle('政数 Zhengshu')
    .setDescription('《政务数据共享条例》的流程引擎。错误一律为 application/problem+json(RFC 9457)。')
    .setVersion('1')
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .build();
  const document = SwaggerModule.createDocument(app, options);
  const schemas = (document.components ??= {}).schemas ?? {};
  document.components.schemas = { ...schemas, ...problemSchemas() };
  for (const path of Object.values(document.paths)) {
    for (const method of ['get', 'post'] as const) {
      const operation = path[method];
      if (operation) operation.responses = { ...everywhere(operation.security?.length === 0), ...operation.responses };
    }
  }
  return document;
}

type Responses = NonNullable<OpenAPIObject['paths'][string]['get']>['responses'];
type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

function problemSchemas(): Schemas {
  const { definitions = {} } = z.toJSONSchema(Problem, { target: 'openapi-3.0' });
  const text = JSON.stringify(definitions);
  return JSON.parse(text.replaceAll('#/definitions/', '#/components/schemas/')) as Schemas;
}

/** What every route may answer. */
function everywhere(isPublic: boolean): Responses {
  const answer = (description: string) => ({
    description,
    content: { [PROBLEM_CONTENT_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
  });
  return {
    400: answer('请求不合要求:`errors` 指出字段'),
    ...(!isPublic && { 401: answer('令牌缺失、过期或无效') }),
    500: answer('系统故障,编号见 `instance`'),
    503: answer('暂时不可用,没有任何改动'),
  };
}
