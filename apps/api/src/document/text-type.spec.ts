import { expect, it } from '@jest/globals';
import { isText, textType } from './text-type.js';

it.each([
  ['第一行\n第二行', 'text/plain'],
  ['{"a": "<b>"}', 'text/plain'],
  ['编号,名称\r\n1,"甲"', 'text/plain'],
  ['<?xml version="1.0" encoding="UTF-8"?><目录 版本="1"/>', 'application/xml'],
  ['\ufeff <?xml version="1.0"?>\n<!-- a --><!--> b -->\n<x:catalog>', 'application/xml'],
  ['<!DOCTYPE html><p>', null],
  ['\n<script>alert(1)</script>', null],
  ['<svg onload="alert(1)">', null],
  ['<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', null],
  ['<?xml version="1.0"?><a:svg xmlns:a="http://www.w3.org/2000/svg"/>', null],
  ['<?xml version="1.0"?><root xmlns:h="http://www.w3.org/1999/xhtml"><h:script/></root>', null],
  ['<?xml version="1.0"?><HTML>', null],
  ['<?xml version="1.0"?><xsl:stylesheet version="1.0">', null],
  ['<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><a/>', null],
  ['<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>', null],
  ['<?xml version="1.0"?><!-- without end', null],
  ['<?xml version="1.0"?>text', null],
  ['<?php echo 1;', null],
  ['#!/bin/sh\nrm', null],
] as const)('recognises %j as %s', (text, type) => {
  expect(textType(text)).toBe(type);
});

it('reads thousands of comments in linear time', () => {
  const text = `<?xml version="1.0"?>${'<!---->'.repeat(9_000)}`;
  expect(textType(text)).toBeNull();
});

async function* chunksOf(...chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
}

it.each<[string, readonly Buffer[], boolean]>([
  ['letters, tabs and line ends', [Buffer.from('政\t数\r\n\f')], true],
  ['a letter that is cut in two', [Buffer.from('政').subarray(0, 1), Buffer.from('政').subarray(1)], true],
  ['a letter that does not end', [Buffer.from('政').subarray(0, 2)], false],
  ['GB18030', [Buffer.from([0xd5, 0xfe, 0xca, 0xfd])], false],
  ['UTF-16', [Buffer.from('abc', 'utf16le')], false],
  ['U+0000', [Buffer.from('a'), Buffer.from('\0')], false],
  ['an escape', [Buffer.from('\x1b[2J')], false],
])('tells whether %s is readable text', async (_, chunks, readable) => {
  expect(await isText(chunksOf(...chunks), ['utf-8'])).toBe(readable);
});

it.each<[string, readonly number[], boolean]>([
  ['two bytes', [0xd5, 0xfe, 0xca, 0xfd], true],
  ['four bytes', [0x95, 0x32, 0x82, 0x36], true],
  ['ASCII', [0x61, 0x2c, 0x0d, 0x0a], true],
  ['half a letter', [0xd5], false],
  ['no letter', [0xff, 0xfe], false],
  ['U+0000', [0xd5, 0xfe, 0x00], false],
  ['an escape', [0xd5, 0xfe, 0x1b], false],
])('GB18030 of %s is readable text: %j %s', async (_, bytes, readable) => {
  expect(await isText(chunksOf(Buffer.from(bytes)), ['utf-8', 'gb18030'])).toBe(readable);
});
