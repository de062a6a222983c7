import { words } from './words-zh-cn.ts';

/** A module of dmn-js that says its texts in Chinese, or leaves them in English; `{name}` stands for a value. */
export function translateModule(chinese: boolean): object {
  const translate = (text: string, values: Readonly<Record<string, string>> = {}): string => {
    const said = chinese ? (words[text.trim()] ?? text) : text;
    return said.replace(/\{ ?(\w+) ?\}/g, (whole, name: string) => values[name] ?? whole);
  };
  return { translate: ['value', translate] };
}
