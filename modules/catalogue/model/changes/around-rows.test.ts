import { expect, it } from 'vitest';
import { aroundRows } from './around-rows.ts';

it('is the same however a file is written, and leaves out rows and drawing', () => {
  const one = `<?xml version="1.0"?>
<definitions xmlns="urn:dmn" name="规则">
  <input id="a" label='状态'><text>&quot;吊销&quot;</text></input>
  <rule id="r"><text>1</text></rule>
  <dmndi:DMNDI><dc:Bounds x="1" y="2"/></dmndi:DMNDI>
</definitions>`;
  const other = `<definitions name="规则" xmlns="urn:dmn"><input label='状态' id="a" ><text>"吊销"</text></input>
<rule id="r2"><text>2</text></rule><dmndi:DMNDI><dc:Bounds y="3" x="1" /></dmndi:DMNDI></definitions>`;
  expect(aroundRows(one)).toBe(
    '<definitions name="规则" xmlns="urn:dmn">\n<input id="a" label=\'状态\'>\n<text>"吊销"</text>\n</input>\n</definitions>',
  );
  expect(aroundRows(other)).toBe(aroundRows(one));
});

it.each([
  ['<variable typeRef="string"/>', '<variable typeRef="number"/>'],
  ['<text>a</text>', '<text>b</text>'],
  ['<allowedValues><text>"a","b"</text></allowedValues>', '<allowedValues><text>"a"</text></allowedValues>'],
  ['<decision id="a"/>', '<decision id="a"><question>?</question></decision>'],
])('tells %s from %s', (before, after) => {
  expect(aroundRows(before)).not.toBe(aroundRows(after));
});

it('takes an empty element for one without content', () => {
  expect(aroundRows('<text></text>')).toBe(aroundRows('<text />'));
});
