import { describe, expect, it } from 'vitest';
import { licenceLayout } from './licence-layout.ts';
import { standardLicenceLayout } from './standard-licence-layout.ts';

const { parts } = standardLicenceLayout;
const withParts = (more: readonly unknown[]) => ({ ...standardLicenceLayout, parts: [...parts, ...more] });
const region = { x: 20, y: 20, width: 100, height: 10 };

/** What is wrong with a layout, with the part that it is about. */
function faults(layout: unknown): string[] {
  const result = licenceLayout.safeParse(layout);
  return result.error?.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`) ?? [];
}

describe('licenceLayout', () => {
  it('takes the standard layout, and fills in what is usual', () => {
    expect(faults(standardLicenceLayout)).toEqual([]);
    const text = licenceLayout
      .parse(withParts([{ part: 'text', text: '{row:经营项目}', region, size: 12 }]))
      .parts.at(-1);
    expect(text).toEqual({
      part: 'text',
      text: '{row:经营项目}',
      region,
      size: 12,
      heading: false,
      weight: 'regular',
      colour: '#1F2329',
      spacing: 0,
      align: 'left',
      vertical: 'top',
      lineHeight: 1.45,
      overflow: 'wrap',
    });
  });

  it.each([
    [
      'a placeholder that nothing fills',
      { part: 'text', text: '{holder}', region, size: 12 },
      'parts.11.text: 不认识的占位符 unknown placeholder: holder',
    ],
    [
      'what stands outside the page',
      { part: 'code', x: 280, y: 20, size: 30 },
      'parts.11: 超出页面 stands outside the page of 297 × 210 mm',
    ],
    [
      'a second heading',
      { part: 'text', text: '{title}', region, size: 12, heading: true },
      'parts: 标题（heading）要恰好一个 needs exactly one heading',
    ],
    [
      'a second seal',
      { part: 'seal', centre: { x: 100, y: 100 } },
      'parts: 印章要恰好一枚 needs exactly one seal',
    ],
    [
      'sizes the wrong way round',
      { part: 'rows', region, sizes: { largest: 9, smallest: 12 } },
      'parts.11.sizes: smallest is larger than largest',
    ],
  ])('refuses %s', (_, part, fault) => {
    expect(faults(withParts([part]))).toEqual([fault]);
  });

  it('refuses a code that telephones cannot read, and a layout without one', () => {
    expect(faults(withParts([{ part: 'code', x: 20, y: 20, size: 10 }]))).toHaveLength(1);
    const bare = { ...standardLicenceLayout, parts: parts.filter(({ part }) => part !== 'code') };
    expect(faults(bare)).toEqual(['parts: 缺少二维码 has no code']);
  });

  it('refuses what it does not know', () => {
    expect(faults(withParts([{ part: 'script', text: 'x' }]))).toHaveLength(1);
    expect(faults(withParts([{ part: 'text', text: 'x', region, size: 12, html: '<b>' }]))).toHaveLength(1);
  });
});
