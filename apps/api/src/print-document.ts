import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { documentAlone } from './document-alone.js';

// Writes the OpenAPI document into the file that is named, for the build of the console.
const [, , file] = process.argv;
if (file === undefined) throw new Error('Name the file to write.');
writeFileSync(file, JSON.stringify(await documentAlone()));
