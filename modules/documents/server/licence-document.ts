import { civilDay } from '@zhiban/kernel';
import type { Kernel } from '@zhiban/kernel/server';
import type { Licence } from '../model/licence.ts';
import { chineseDate, type LicenceDocument } from './writing/index.ts';

const validity = ({ validFrom, validTo }: Licence): string =>
  `自 ${chineseDate(validFrom)} 至 ${validTo === null ? '长期' : chineseDate(validTo)}`;

const noted = ({ madeAt, reason, expiresOn }: Licence['annotations'][number]): string => {
  const until = expiresOn === null ? '' : `（至 ${chineseDate(expiresOn)} 止）`;
  return `${chineseDate(civilDay(new Date(madeAt)))}：${reason}${until}`;
};

/** The page of a licence out of its metadata: the same for its issue and for every later version. */
export function licenceDocument(
  { publicUrl }: Pick<Kernel, 'publicUrl'>,
  licence: Licence,
  note: string | null,
): LicenceDocument {
  const { annotations, items, name } = licence;
  const notes = annotations.length ? [{ label: '附注', value: annotations.map(noted).join('；') }] : [];
  return {
    licence,
    title: name,
    rows: [...items, { label: '有效期', value: validity(licence) }, ...notes],
    verifyUrl: `${publicUrl()}/verify/${licence.identifier}`,
    ...(note ? { note } : {}),
  };
}
