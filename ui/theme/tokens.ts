export type ThemeName = 'standard' | 'elder';
/** `dense` is for officers' screens; the elder theme is never dense. */
export type Density = 'comfortable' | 'dense';

/** The colours of the design language. Blue marks what can be pressed and nothing else. */
export const colours = {
  action: '#0B5CAD',
  actionHover: '#094A8C',
  actionActive: '#073C73',
  actionGround: '#EAF2FA',
  ink: '#1F2329',
  secondary: '#4E5969',
  hint: '#5F6B7A',
  line: '#E5E6EB',
  /** Edges of inputs: 3:1 against white (WCAG 2.2, 1.4.11). */
  controlLine: '#7D8794',
  ground: '#F7F8FA',
  surface: '#FFFFFF',
  success: '#0A7A3B',
  successGround: '#EAF6EF',
  warning: '#9A5B00',
  warningGround: '#FFF5E5',
  danger: '#C9302C',
  dangerHover: '#A82723',
  dangerGround: '#FDF0EF',
  neutralGround: '#F0F1F4',
} as const;
export type Colour = keyof typeof colours;

/** Every pair of text and ground that components and Ant Design draw; each is at least 4.5:1. */
export const textPairs: readonly (readonly [text: Colour, ground: Colour])[] = [
  ...(['ink', 'secondary', 'hint', 'action'] as const).flatMap(text =>
    (['surface', 'ground', 'neutralGround', 'actionGround'] as const).map(ground => [text, ground] as const),
  ),
  ...(['action', 'actionHover', 'actionActive', 'danger', 'dangerHover', 'success'] as const).map(
    ground => ['surface', ground] as const,
  ),
  ...(['success', 'warning', 'danger'] as const).flatMap(state => [
    [state, 'surface'] as const,
    [state, 'ground'] as const,
    [state, `${state}Ground`] as const,
    ['ink', `${state}Ground`] as const,
    ['secondary', `${state}Ground`] as const,
    ['action', `${state}Ground`] as const,
  ]),
];

export const fontFamily =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif';

/** Size and line height in CSS pixels. */
export type TypeSize = readonly [size: number, line: number];

export interface Scale {
  readonly body: TypeSize;
  readonly small: TypeSize;
  /** From the smallest heading to the page's own. */
  readonly headings: readonly [TypeSize, TypeSize, TypeSize];
  /** Height of a button or an input in CSS pixels. */
  readonly control: number;
}

const standard: Scale = {
  body: [16, 26],
  small: [14, 22],
  headings: [
    [20, 28],
    [24, 34],
    [32, 44],
  ],
  control: 44,
};

const elder: Scale = {
  body: [20, 32],
  small: [18, 28],
  headings: [
    [24, 36],
    [28, 40],
    [36, 50],
  ],
  control: 48,
};

const dense: Scale = {
  body: [14, 22],
  small: [14, 22],
  headings: [
    [16, 26],
    [20, 28],
    [24, 34],
  ],
  control: 32,
};

/** The sizes of a theme at a density. */
export function scaleOf(theme: ThemeName, density: Density): Scale {
  if (theme === 'elder') return elder;
  return density === 'dense' ? dense : standard;
}
