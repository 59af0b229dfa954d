import { Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { rule } from '#libs/domain';
import { CalendarDays } from '#libs/http';
import { CSV, readDays, XLSX } from '#libs/sheets';
import { Answers } from '../http-edge/answers.decorator.js';
import { fileTooLarge, notOctetStream, OCTET_STREAM } from '../http-edge/binary-body.js';
import { bodyChunks } from '../http-edge/body-chunks.js';
import { Account } from '../identity/account.decorator.js';
import { refused } from '../problem/problem.exception.js';
import { Problems } from '../problem/problems.decorator.js';
import { administratorOf } from '../reader/administrator.js';
import { ReaderService } from '../reader/reader.service.js';

/** Maximum size of a sheet. A notice has some dozens of rows. */
const MAX_BYTES = 1024 * 1024;

/** Reads the sheet of a holiday notice into days, which a person checks before uploading them. */
@ApiTags('工作日历')
@Controller('api/v1/calendars/read-sheet')
export class CalendarSheetController {
  constructor(@Inject(ReaderService) private readonly reader: ReaderService) {}

  @Post()
  @HttpCode(200)
  @ApiConsumes(OCTET_STREAM)
  @ApiBody({ schema: { type: 'string', format: 'binary' }, required: true })
  @ApiOperation({
    operationId: 'readCalendarSheet',
    summary: '系统管理员把放假通知的表格（XLSX 或 CSV）读成 days，不作任何保存',
    description: '第一行为列名 日期、名称、类型(放假|上班)，不超过 1 MB。读出的 days 核对后随通知名称一并上传。',
  })
  @Answers(200, CalendarDays, '表格中的日期')
  @Problems(403, 408, 413, 415, 422)
  async read(@Account() account: string, @Req() request: Request): Promise<object> {
    await administratorOf(this.reader, account, '工作日历由系统管理员上传和启用。');
    if (!request.is(OCTET_STREAM)) throw notOctetStream();
    const bytes = await received(request);
    const read = await readDays(only(bytes), bytes.subarray(0, 2).toString('latin1') === 'PK' ? XLSX : CSV);
    if (read.ok) return { days: read.days, remarks: read.remarks };
    throw refused(rule('SHEET_REFUSED', '30(2)', '表格中有不能识别之处，请按提示修改后重新上传。', read.faults));
  }
}

async function received(request: Request): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of bodyChunks(request)) {
    length += chunk.length;
    if (length > MAX_BYTES) throw fileTooLarge(MAX_BYTES);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(bytes);
}
