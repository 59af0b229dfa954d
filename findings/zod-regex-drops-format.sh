#!/usr/bin/env bash
# zod 4.6.7: a further `.regex()` on a string format removes the keyword `format` from the JSON schema.
#
# Behaviour. `z.toJSONSchema(z.iso.date())` says "format": "date". After `.regex(/^20/)`, which narrows the same text,
# the schema has the two patterns in `allOf` and no `format`; the same holds for `z.iso.datetime()`, `z.uuid()` and
# `z.email()`. `.max()` keeps the format. The validation itself is right.
# Consequence. A document made from the schemas, such as an OpenAPI document, shows a bounded date as a plain string, and
# a generated client loses the type. The way out is `.meta({ format: 'date' })` after the last check.
#
# Fails if the behaviour changes.
set -euo pipefail
VERSION=4.6.7
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund "zod@$VERSION"
cat >seen.mjs <<'SCRIPT'
import { z } from 'zod';
const formatOf = (schema) => z.toJSONSchema(schema).format ?? 'none';
const narrowed = /^[0-9a-z]/;
for (const [name, schema] of Object.entries({ date: z.iso.date(), datetime: z.iso.datetime(), uuid: z.uuid(), email: z.email() }))
  console.log(`${name}: ${formatOf(schema)}, with max: ${formatOf(schema.max(100))}, with regex: ${formatOf(schema.regex(narrowed))}`);
console.log(`with meta: ${formatOf(z.iso.date().regex(narrowed).meta({ format: 'date' }))}`);
SCRIPT
expected='date: date, with max: date, with regex: none
datetime: date-time, with max: date-time, with regex: none
uuid: uuid, with max: uuid, with regex: none
email: email, with max: email, with regex: none
with meta: date'
seen=$(node seen.mjs)
echo "zod $VERSION"
echo "$seen"
if [ "$seen" != "$expected" ]; then
  echo "the behaviour changed" >&2
  exit 1
fi
