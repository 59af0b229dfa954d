import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { fieldErrors } from '#libs/http';
import { invalidRequest } from '../problem/problem.exception.js';

/**
 * Validates body, query and path parameters against the schema in their decorator. Throws 400 naming each wrong field.
 */
@Injectable()
export class SchemaPipe implements PipeTransform {
  async transform(value: unknown, { schema, type, data }: ArgumentMetadata): Promise<unknown> {
    if (!schema) return value;
    const result = await schema['~standard'].validate(value);
    if (result.issues) throw invalidRequest(fieldErrors(result.issues, data ?? type));
    return result.value;
  }
}
