import type { ThemeConfig } from 'antd';
import { colours, type Density, fontFamily, scaleOf, type ThemeName, type TypeSize } from './tokens.ts';

const ratio = ([size, line]: TypeSize): number => line / size;

/**
 * The design language as Ant Design tokens.
 * @param still the person asked for less motion: nothing moves
 */
export function antdTheme(theme: ThemeName, density: Density, still: boolean): ThemeConfig {
  const { body, small, headings, control } = scaleOf(theme, density);
  const [h3, h2, h1] = headings;
  return {
    cssVar: { key: `zb-${theme}-${density}` },
    token: {
      fontFamily,
      fontSize: body[0],
      lineHeight: ratio(body),
      fontSizeSM: small[0],
      lineHeightSM: ratio(small),
      fontSizeLG: body[0],
      lineHeightLG: ratio(body),
      fontSizeHeading1: h1[0],
      lineHeightHeading1: ratio(h1),
      fontSizeHeading2: h2[0],
      lineHeightHeading2: ratio(h2),
      fontSizeHeading3: h3[0],
      lineHeightHeading3: ratio(h3),
      fontSizeHeading4: body[0],
      lineHeightHeading4: ratio(body),
      fontSizeHeading5: body[0],
      lineHeightHeading5: ratio(body),
      controlHeight: control,
      controlHeightLG: control,
      controlHeightSM: Math.max(24, control - 12),
      colorPrimary: colours.action,
      colorPrimaryHover: colours.actionHover,
      colorPrimaryActive: colours.actionActive,
      colorPrimaryText: colours.action,
      colorPrimaryBg: colours.actionGround,
      colorLink: colours.action,
      colorLinkHover: colours.actionHover,
      colorLinkActive: colours.actionActive,
      colorSuccess: colours.success,
      colorSuccessBg: colours.successGround,
      colorWarning: colours.warning,
      colorWarningBg: colours.warningGround,
      colorError: colours.danger,
      colorErrorHover: colours.dangerHover,
      colorErrorBg: colours.dangerGround,
      colorInfo: colours.secondary,
      colorInfoBg: colours.neutralGround,
      colorTextLightSolid: colours.surface,
      colorText: colours.ink,
      colorTextSecondary: colours.secondary,
      colorTextTertiary: colours.secondary,
      colorTextDescription: colours.secondary,
      colorTextQuaternary: colours.hint,
      colorTextPlaceholder: colours.hint,
      colorTextDisabled: colours.hint,
      colorBorder: colours.controlLine,
      colorBorderSecondary: colours.line,
      colorSplit: colours.line,
      colorBgLayout: colours.ground,
      colorBgContainer: colours.surface,
      colorBgContainerDisabled: colours.neutralGround,
      borderRadius: 6,
      borderRadiusLG: 8,
      borderRadiusSM: 4,
      sizeStep: 4,
      boxShadowTertiary: 'none',
      // A busy button must stay readable.
      opacityLoading: 1,
      motion: !still,
      motionDurationFast: '0.1s',
      motionDurationMid: '0.15s',
      motionDurationSlow: '0.18s',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      Table: { headerBg: colours.ground, headerColor: colours.secondary },
    },
  };
}
