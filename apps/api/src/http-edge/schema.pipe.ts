import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { fieldErrors } from '#libs/http';
import { invalidRequest } from '../problem/problem.exception.js';

/** Holds body, query and path parameters to the schema that stands beside them; every wrong field is named. */
@Injectable()
export class SchemaPipe implements PipeTransform {
  async transform(value: unknown, { schema, type, data }: ArgumentMetadata): Promise<unknown> {
    if (!schema) return value;
    const result = await schema['~standard'].validate(value);
    if (result.issues) throw invalidRequest(fieldErrors(result.issues, data ?? type));
    return result.value;
  }
}
