import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { dictionary } from '#libs/domain';
import { Dictionary } from '#libs/http';
import { Answers, Tagged } from '../http-edge/answers.decorator.js';
import { Public } from '../identity/public.decorator.js';
import { problemItem } from '../problem-list/problem-item.js';
import { PROBLEM_LIST } from '../problem-list/problem-list.js';

const content: Dictionary = Dictionary.parse({ ...dictionary(), problems: PROBLEM_LIST.map(problemItem) });

/** The words of all codes. They change with the release only. */
@ApiTags('词汇')
@Controller('api/v1/dictionary')
export class DictionaryController {
  @Public()
  @Get()
  @ApiOperation({
    operationId: 'getDictionary',
    summary: '各种代码的中文和英文：事项、状态、命令、岗位、条款、期限、理由、问题代码和全部枚举',
    description: '不需要登录。ETag 只随平台版本改变；带 If-None-Match 而没有改变的，答复 304，没有内容。',
  })
  @Header('Cache-Control', 'public, no-cache')
  @Tagged()
  @Answers(200, Dictionary, '词汇')
  get(): Dictionary {
    return content;
  }
}
