import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtension, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { DOCUMENT_TYPES_TITLE, DocumentMetadata, DocumentReceipt, MAX_DOCUMENT_BYTES } from '#libs/http';
import { Answers, AnswersCreated } from '../http-edge/answers.decorator.js';
import { fileTooLarge, notOctetStream, OCTET_STREAM } from '../http-edge/binary-body.js';
import { GivenIdempotencyKey, NeedsIdempotencyKey } from '../http-edge/idempotency-key.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { Problems } from '../problem/problems.decorator.js';
import { GivenDocumentName, NeedsDocumentName } from './document-name.js';
import { ofAuditors, Recorded } from '../recording/recorded.decorator.js';
import { DownloadService } from './download.service.js';
import { UploadService } from './upload.service.js';

const BINARY = { type: 'string', format: 'binary' } as const;

/** Documents (evidence, legal bases, lists): uploaded first, then cited by a command, then read with its matter. */
@ApiTags('文件')
@Controller('api/v1/documents')
export class DocumentController {
  constructor(
    @Inject(UploadService) private readonly uploads: UploadService,
    @Inject(DownloadService) private readonly downloads: DownloadService,
  ) {}

  @Post()
  @NeedsIdempotencyKey()
  @NeedsDocumentName()
  @ApiConsumes(OCTET_STREAM)
  @ApiBody({ schema: BINARY, required: true })
  @ApiOperation({
    operationId: 'uploadDocument',
    summary: '上传一个文件，供命令引用',
    description:
      `请求体即文件内容，不超过 ${String(MAX_DOCUMENT_BYTES / 1024 / 1024)} MB。类型按内容判定，可以是${DOCUMENT_TYPES_TITLE}。` +
      '七天内没有被任何命令引用的文件会删除。一人同时上传不超过两个文件，一天(真实时间)不超过 500 个、2 GB。',
  })
  @AnswersCreated(DocumentReceipt, '已收到的文件', ({ documentId }) => `/api/v1/documents/${documentId}`)
  @Problems(403, 408, 413, 415, 422, 429, 504)
  upload(
    @Account() account: string,
    @GivenIdempotencyKey() key: string,
    @GivenDocumentName() name: string,
    @Req() request: Request,
  ): Promise<object> {
    if (!request.is(OCTET_STREAM)) throw notOctetStream();
    if (Number(request.get('Content-Length') ?? 0) > MAX_DOCUMENT_BYTES) throw fileTooLarge();
    return this.uploads.take(account, key, name, request);
  }

  @Get(':id')
  @ApiOperation({
    operationId: 'getDocument',
    summary: '下载一个文件',
    description: '未被引用时限上传的部门；被引用后，看得到引用它的办理记录，或者在事项内容中看得到它的人都可以下载。',
  })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiResponse({ status: 200, description: '文件内容', content: { [OCTET_STREAM]: { schema: BINARY } } })
  @ApiExtension('x-access-log', 'RESTRICTED_READ')
  @Problems(404)
  download(
    @Account() account: string,
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.downloads.send(account, id, request, response);
  }

  @Get(':id/metadata')
  @Recorded('RESTRICTED_READ', ofAuditors)
  @ApiOperation({
    operationId: 'getDocumentMetadata',
    summary: '一个文件的名称、类型、大小、校验值，不下载内容',
    description: '可以下载的人都可以查看。',
  })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @Answers(200, DocumentMetadata, '文件的信息')
  @Problems(404)
  metadata(@Account() account: string, @Param('id') id: string): Promise<object> {
    return this.downloads.metadata(account, id);
  }
}
