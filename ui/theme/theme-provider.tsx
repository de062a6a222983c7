import { ConfigProvider } from 'antd';
import { type ReactNode, useLayoutEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { antdTheme } from './antd-theme.ts';
import './base.css';
import { cssVariables } from './css-variables.ts';
import { antdLocale } from './locale.ts';
import { ThemeContext } from './theme-context.ts';
import type { Density, ThemeName } from './tokens.ts';
import { useMedia } from './use-media.ts';

/** Gives every page below it the design language. One for the whole app: it also writes on `<html>`. */
export function ThemeProvider(props: { theme: ThemeName; density?: Density; children: ReactNode }) {
  const { theme, density = 'comfortable', children } = props;
  const { i18n } = useTranslation();
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const config = useMemo(() => antdTheme(theme, density, still), [theme, density, still]);
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
    document.documentElement.dataset.density = density;
  }, [theme, density]);
  return (
    <ThemeContext value={theme}>
      <style>{cssVariables(theme, density)}</style>
      <ConfigProvider
        theme={config}
        locale={antdLocale(i18n.language)}
        button={{ autoInsertSpace: false }}
        wave={{ disabled: true }}
      >
        {children}
      </ConfigProvider>
    </ThemeContext>
  );
}
