import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { IssuedPaper, PaperHash } from '#libs/http';
import { Public } from '../identity/public.decorator.js';
import { notFound } from '../problem/problem.exception.js';
import { Problems } from '../problem/problems.decorator.js';
import { issuedPage } from './issued-page.js';
import { PaperService } from './paper.service.js';

/** The public page whose address stands on every paper. */
@ApiTags('文书')
@Controller('papers')
export class IssuedPaperController {
  constructor(@Inject(PaperService) private readonly papers: PaperService) {}

  @Public()
  @Get(':hash')
  @ApiOperation({
    operationId: 'checkPaper',
    summary: '查验一份文书是否由本平台出具',
    description: '不需要登录。只说明种类、编号、出具的时刻和打印单位，不涉及内容。浏览器得到网页，程序得到 JSON。',
  })
  @ApiParam({ name: 'hash', schema: { type: 'string', example: 'a'.repeat(64) } })
  @ApiResponse({ status: 200, description: '是否出具过', standardSchema: IssuedPaper })
  @Problems(404)
  async check(
    @Param('hash') given: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<object | string> {
    const hash = PaperHash.safeParse({ sha256: given.toLowerCase() });
    if (!hash.success) throw notFound('内容摘要值应为 64 位十六进制数字，请核对。', 'hash');
    const answer = await this.papers.issued(hash.data.sha256);
    response.vary('Accept');
    if (request.accepts(['json', 'html']) !== 'html') return IssuedPaper.parse(answer);
    response.type('html');
    return issuedPage(answer);
  }
}
