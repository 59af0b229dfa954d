#!/usr/bin/env bash
# @cj-tech-master/excelts 10.2.0: dates are four years early where a workbook says date1904="true" instead of "1".
#
# Behaviour. XML writes a true boolean as `1` or `true`, and LibreOffice writes `date1904="true"`. The reader knows only
# `1` and then counts the days from 1900.
# Consequence. Every date of such a workbook is 1,462 days too early, without an error. The way out is to write the
# attribute as `1` before reading, or to add the days if `xl/workbook.xml` has the other form.
#
# Fails if the behaviour changes.
set -euo pipefail
VERSION=10.2.0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund "@cj-tech-master/excelts@$VERSION" yazl@3.3.1
cat >seen.mjs <<'SCRIPT'
import { buffer } from 'node:stream/consumers';
import { Workbook } from '@cj-tech-master/excelts';
import { ZipFile } from 'yazl';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const relations = (...targets) =>
  `<Relationships xmlns="${PACKAGE}/relationships">${targets.map(([type, target], i) => `<Relationship Id="r${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('')}</Relationships>`;
for (const written of ['1', 'true']) {
  const zip = new ZipFile();
  const add = (name, xml) => zip.addBuffer(Buffer.from(xml), name);
  add('[Content_Types].xml', `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`);
  add('_rels/.rels', relations(['officeDocument', 'xl/workbook.xml']));
  add('xl/workbook.xml', `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr date1904="${written}"/><sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>`);
  add('xl/_rels/workbook.xml.rels', relations(['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml']));
  add('xl/styles.xml', `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`);
  add('xl/worksheets/sheet1.xml', `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" s="0"><v>44565</v></c></row></sheetData></worksheet>`);
  zip.end();
  const workbook = new Workbook();
  await workbook.xlsx.load(await buffer(zip.outputStream));
  console.log(`date1904="${written}": ${workbook.worksheets[0].getCell('A1').value.toISOString().slice(0, 10)}`);
}
SCRIPT
expected='date1904="1": 2026-01-05
date1904="true": 2022-01-04'
seen=$(node seen.mjs)
echo "@cj-tech-master/excelts $VERSION"
echo "$seen"
if [ "$seen" != "$expected" ]; then
  echo "the behaviour changed" >&2
  exit 1
fi
