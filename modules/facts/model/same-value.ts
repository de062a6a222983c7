import { checkElement, type FactValue } from './check-element.ts';
import { element } from './elements/index.ts';
import { comparable } from './text.ts';

// A 小区 or 园区 is an estate, no district; 市场 is a market, no city.
const ADDRESS =
  /^(?<province>[^省区市县]{2,6}(?:省|自治区))?(?<city>[^省市区县]{2,6}市(?!场))?(?<district>[^省市区县路街]{0,5}[^省市区县路街小社校园厂景][区县])?(?<rest>.*)$/u;

/** The city and the district with which an address begins, without the province; the part not named is empty. */
export function placeOfAddress(address: string): { readonly city: string; readonly district: string } {
  const { city = '', district = '' } = ADDRESS.exec(address)?.groups ?? {};
  return { city, district };
}

/** Equal streets, and no contradiction among the province, city and district where both name one. */
function sameAddress(a: string, b: string): boolean {
  const left = ADDRESS.exec(a)?.groups ?? {};
  const right = ADDRESS.exec(b)?.groups ?? {};
  const agree = (part: string) =>
    left[part] === undefined || right[part] === undefined || left[part] === right[part];
  return left.rest === right.rest && ['province', 'city', 'district'].every(agree);
}

/**
 * Whether two values of an element mean the same. Blanks, full and half width, kinds of brackets and dashes, ways
 * of writing a day or an amount do not count, nor does a province, city or district that one address leaves out.
 * @throws FACTS_UNKNOWN_ELEMENT
 */
export function sameValue(code: string, a: FactValue, b: FactValue): boolean {
  const def = element(code);
  if (a === null || b === null) return a === b;
  const [left, right] = [a, b].map(value => {
    const checked = checkElement(code, value);
    return comparable(String(checked.ok ? checked.value : value));
  });
  if (left === undefined || right === undefined) return false;
  return left === right || (def.address === true && sameAddress(left, right));
}
