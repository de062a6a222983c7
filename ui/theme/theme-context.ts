import { createContext, useContext } from 'react';
import type { ThemeName } from './tokens.ts';

export const ThemeContext = createContext<ThemeName>('standard');

/** The theme that the person chose. */
export function useThemeName(): ThemeName {
  return useContext(ThemeContext);
}
