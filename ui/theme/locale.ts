import zhCN from 'antd/locale/zh_CN.js';

type Locale = typeof zhCN.default;

/** Ant Design leaves the calendar's Chinese names to dayjs's own language, which we do not load. */
function withChineseCalendar(locale: Locale): Locale {
  const { DatePicker } = locale;
  if (!DatePicker) return locale;
  const lang = {
    ...DatePicker.lang,
    shortWeekDays: ['日', '一', '二', '三', '四', '五', '六'],
    shortMonths: Array.from({ length: 12 }, (_, month) => `${month + 1}月`),
  };
  return { ...locale, DatePicker: { ...DatePicker, lang } };
}

const chinese = withChineseCalendar(zhCN.default);

/** Where a locale says nothing, Ant Design speaks English. Not `undefined`: that would build the page anew. */
const english: Locale = { locale: 'en' };

/** Ant Design's own texts in the language of the screens. */
export function antdLocale(language: string): Locale {
  return language.startsWith('en') ? english : chinese;
}
