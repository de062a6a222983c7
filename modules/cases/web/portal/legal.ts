import type { LegalBasis } from '@zhiban/ui';

const BASIS = /^(《[^》]+》)\s*(.*)$/;

/** `《公共场所卫生管理条例实施细则》第二十七条` as law and article; nothing for an empty text. */
export function legalBases(text: string): LegalBasis[] {
  if (text.trim() === '') return [];
  const [, law = '', article = ''] = BASIS.exec(text.trim()) ?? [];
  return [law ? { law, article } : { law: text.trim(), article: '' }];
}
