import { colours, type Density, fontFamily, scaleOf, type ThemeName, type TypeSize } from './tokens.ts';

const kebab = (name: string): string => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
const type = ([size, line]: TypeSize): string => `${size}px/${line}px var(--zb-family)`;

/** The tokens as custom properties for the components' style sheets: `:root{--zb-action:#0B5CAD;…}`. */
export function cssVariables(theme: ThemeName, density: Density): string {
  const scale = scaleOf(theme, density);
  const [h3, h2, h1] = scale.headings;
  const variables: Record<string, string> = {
    family: fontFamily,
    body: type(scale.body),
    small: type(scale.small),
    'body-size': `${scale.body[0]}px`,
    h1: `600 ${type(h1)}`,
    h2: `600 ${type(h2)}`,
    h3: `600 ${type(h3)}`,
    control: `${scale.control}px`,
    gap: density === 'dense' && theme === 'standard' ? '12px' : '20px',
  };
  for (const [name, value] of Object.entries(colours)) variables[kebab(name)] = value;
  const body = Object.entries(variables)
    .map(([name, value]) => `--zb-${name}:${value}`)
    .join(';');
  return `:root{${body}}`;
}
