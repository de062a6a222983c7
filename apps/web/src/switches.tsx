import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSetting } from './settings/setting.ts';
import { languageSetting, themeSetting } from './settings/settings.ts';

/** Chinese or English, named in the language that one would get. */
export function LanguageSwitch() {
  const { t } = useTranslation('web');
  const other = useSetting(languageSetting) === 'en' ? 'zh-CN' : 'en';
  return (
    <Button type="text" lang={other} onClick={() => languageSetting.set(other)}>
      {t('language')}
    </Button>
  );
}

/** The elder theme and back. */
export function ThemeSwitch() {
  const { t } = useTranslation('web');
  const elder = useSetting(themeSetting) === 'elder';
  return (
    <Button type="text" onClick={() => themeSetting.set(elder ? 'standard' : 'elder')}>
      {t(elder ? 'elder.off' : 'elder.on')}
    </Button>
  );
}
