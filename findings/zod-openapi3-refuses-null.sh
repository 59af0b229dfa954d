#!/usr/bin/env bash
# zod 4.6.7: a nullable enum for OpenAPI 3.0 is a schema that refuses null; judged by ajv 8.17.1.
#
# Behaviour. `z.toJSONSchema(z.enum(['A', 'B']).nullable(), { target: 'openapi-3.0' })` says "nullable": true beside
# "enum": ["A", "B"]. OpenAPI 3.0.3 clarified that `nullable` adds null to the type alone: where there is an enum, null
# must stand in it. zod itself takes null, a validator of the schema refuses it. The same holds for a nullable literal. A
# nullable text is right, and so is everything for JSON Schema 2020-12.
# Consequence. In a document of OpenAPI 3.0 each such field of an answer is wrong, and clients that check answers fail on
# null. The way out is OpenAPI 3.1, which takes JSON Schema 2020-12.
#
# Fails if the behaviour changes.
set -euo pipefail
ZOD=4.6.7
AJV=8.17.1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund "zod@$ZOD" "ajv@$AJV"
cat >seen.mjs <<'SCRIPT'
import { z } from 'zod';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
const takesNull = (ajv, json) => (ajv.compile(json)(null) ? 'takes null' : 'refuses null');
for (const [name, schema] of Object.entries({ enum: z.enum(['A', 'B']), literal: z.literal('A'), text: z.string() })) {
  const nullable = schema.nullable();
  const of3 = takesNull(new Ajv({ strict: false }), z.toJSONSchema(nullable, { target: 'openapi-3.0' }));
  const of2020 = takesNull(new Ajv2020(), z.toJSONSchema(nullable, { target: 'draft-2020-12' }));
  console.log(`${name}: zod ${nullable.safeParse(null).success ? 'takes' : 'refuses'} null, OpenAPI 3.0 ${of3}, 2020-12 ${of2020}`);
}
SCRIPT
expected='enum: zod takes null, OpenAPI 3.0 refuses null, 2020-12 takes null
literal: zod takes null, OpenAPI 3.0 refuses null, 2020-12 takes null
text: zod takes null, OpenAPI 3.0 takes null, 2020-12 takes null'
seen=$(node seen.mjs)
echo "zod $ZOD, ajv $AJV"
echo "$seen"
if [ "$seen" != "$expected" ]; then
  echo "the behaviour changed" >&2
  exit 1
fi
