import { theme as antd } from 'antd';
import { describe, expect, it } from 'vitest';
import { antdTheme } from './antd-theme.ts';
import { contrast } from './contrast.ts';
import { colours, textPairs } from './tokens.ts';

describe('contrast', () => {
  it.each([
    ['#000000', '#FFFFFF', 21],
    ['#FFFFFF', '#FFFFFF', 1],
    ['#777777', '#FFFFFF', 4.48],
    ['#0000FF', '#FFFFFF', 8.59],
  ])('of %s on %s is %d', (text, ground, expected) => {
    expect(contrast(text, ground)).toBeCloseTo(expected, 2);
  });

  it.each(textPairs)('%s on %s can be read', (text, ground) => {
    expect(contrast(colours[text], colours[ground])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['surface', 'ground'] as const)('the edge of an input stands out from %s', ground => {
    expect(contrast(colours.controlLine, colours[ground])).toBeGreaterThanOrEqual(3);
  });
});

describe.each(['standard', 'elder'] as const)("Ant Design's own texts in the %s theme", name => {
  const token = antd.getDesignToken(antdTheme(name, 'comfortable', false));
  it.each([
    ['colorText', 'colorBgContainer'],
    ['colorTextSecondary', 'colorBgContainer'],
    ['colorTextTertiary', 'colorBgContainer'],
    ['colorTextDescription', 'colorBgLayout'],
    ['colorTextPlaceholder', 'colorBgContainer'],
    ['colorTextDisabled', 'colorBgContainerDisabled'],
    ['colorLink', 'colorBgContainer'],
    ['colorLinkHover', 'colorBgContainer'],
    ['colorTextLightSolid', 'colorPrimary'],
    ['colorTextLightSolid', 'colorPrimaryHover'],
    ['colorTextLightSolid', 'colorPrimaryActive'],
    ['colorTextLightSolid', 'colorError'],
    ['colorTextLightSolid', 'colorErrorHover'],
    ['colorError', 'colorBgContainer'],
    ['colorWarning', 'colorBgContainer'],
    ['colorSuccess', 'colorBgContainer'],
  ] as const)('%s on %s can be read', (text, ground) => {
    expect(contrast(token[text], token[ground])).toBeGreaterThanOrEqual(4.5);
  });
});
