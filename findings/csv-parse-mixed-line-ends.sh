#!/usr/bin/env bash
# csv-parse 7.0.3: a CSV file whose line ends differ is read wrongly without an error, by the line end of its first line.
#
# Behaviour. Without `record_delimiter` the parser takes the first line end that it meets for that of all records. A
# heading that ends with LF above rows that end with CR LF gives every row a last field with a carriage return, also with
# the default options. A heading with CR LF above rows with LF gives one record of all rows: an error of its length by
# default, and with `relax_column_count` no error.
# Consequence. Headings from a template above rows of another program are common. Codes no longer equal themselves, or
# all rows but the first are lost. The way out is `record_delimiter: ['\r\n', '\n', '\r']`, in this order.
#
# Fails if the behaviour changes.
set -euo pipefail
VERSION=7.0.3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund "csv-parse@$VERSION"
cat >seen.mjs <<'SCRIPT'
import { parse } from 'csv-parse/sync';
const read = (text, options) => {
  try {
    return JSON.stringify(parse(text, options));
  } catch (error) {
    return error.code;
  }
};
const all = { record_delimiter: ['\r\n', '\n', '\r'] };
for (const text of ['id,n\n007,1\r\n008,2\r\n', 'id,n\r\n007,1\n008,2\n']) {
  console.log(`${JSON.stringify(text)}`);
  console.log(`  by default ${read(text)}`);
  console.log(`  relaxed    ${read(text, { relax_column_count: true })}`);
  console.log(`  way out    ${read(text, all)}`);
}
SCRIPT
expected='"id,n\n007,1\r\n008,2\r\n"
  by default [["id","n"],["007","1\r"],["008","2\r"]]
  relaxed    [["id","n"],["007","1\r"],["008","2\r"]]
  way out    [["id","n"],["007","1"],["008","2"]]
"id,n\r\n007,1\n008,2\n"
  by default CSV_RECORD_INCONSISTENT_FIELDS_LENGTH
  relaxed    [["id","n"],["007","1\n008","2\n"]]
  way out    [["id","n"],["007","1"],["008","2"]]'
seen=$(node seen.mjs)
echo "csv-parse $VERSION"
echo "$seen"
if [ "$seen" != "$expected" ]; then
  echo "the behaviour changed" >&2
  exit 1
fi
