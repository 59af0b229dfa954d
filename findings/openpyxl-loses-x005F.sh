#!/usr/bin/env bash
# openpyxl 3.1.5: reading a workbook removes every `x005F_` from texts that other programs wrote.
#
# Behaviour. A workbook writes characters that XML cannot carry as `_xHHHH_`, and an underscore before such a code as
# `_x005F_`. The reader of shared texts neither decodes nor keeps them: it deletes the letters `x005F_` wherever they
# stand, although another program wrote them as such. A workbook of openpyxl's own keeps them, as it has no shared text
# to escape.
# Consequence. Codes and names with these letters come back shorter, without a warning, and a comparison with openpyxl
# as judge is wrong for all escaped texts. The way out is to read shared texts without that replacement (it stands in
# `read_string_table`), and to decode `_xHHHH_` oneself.
#
# Fails if the behaviour changes.
set -euo pipefail
VERSION=3.1.5
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check "openpyxl==$VERSION" XlsxWriter==3.2.9
cat >seen.py <<'SCRIPT'
import openpyxl, xlsxwriter
texts = ['box005F_7', '_x0041_']
book = openpyxl.Workbook()
for text in texts: book.active.append([text])
book.save('own.xlsx')
book = xlsxwriter.Workbook('other.xlsx')
sheet = book.add_worksheet()
for row, text in enumerate(texts): sheet.write_string(row, 0, text)
book.close()
for name in ('own', 'other'):
    rows = openpyxl.load_workbook(f'{name}.xlsx').active.iter_rows(values_only=True)
    print(name, [(text, read) for text, (read,) in zip(texts, rows)])
SCRIPT
expected="own [('box005F_7', 'box005F_7'), ('_x0041_', '_x0041_')]
other [('box005F_7', 'bo7'), ('_x0041_', '_x0041_')]"
seen=$(venv/bin/python seen.py)
echo "openpyxl $VERSION"
echo "$seen"
if [ "$seen" != "$expected" ]; then
  echo "the behaviour changed" >&2
  exit 1
fi
