import type { KindTemplate } from './template.ts';

/** 居民身份证, the side with the portrait. Several labels share one printed line (性别男民族汉). */
export const residentIdCard: KindTemplate = {
  kind: 'resident_id_card',
  titles: [],
  labels: [
    {
      names: ['姓名'],
      extent: 'line',
      fields: [{ element: 'person_name', type: 'name', required: true }],
    },
    {
      names: ['性别'],
      extent: 'line',
      fields: [{ element: 'sex', type: 'sex' }],
    },
    {
      names: ['民族'],
      extent: 'line',
      inline: true,
      fields: [{ element: 'ethnicity', type: 'ethnicity' }],
    },
    {
      names: ['出生', '出生日期'],
      extent: 'line',
      fields: [{ element: 'birth_date', type: 'date' }],
    },
    {
      names: ['住址'],
      extent: 'block',
      fields: [{ element: 'residence_address', type: 'text' }],
    },
    {
      names: ['公民身份号码', '公民身份证号码'],
      extent: 'line',
      fields: [
        {
          element: 'resident_id',
          type: 'resident_id',
          required: true,
          anywhere: true,
        },
      ],
    },
  ],
};

/** 居民身份证, the side with the emblem (居民身份证法, article 3). */
export const residentIdCardBack: KindTemplate = {
  kind: 'resident_id_card',
  titles: ['居民身份证', '中华人民共和国居民身份证'],
  labels: [
    {
      names: ['签发机关'],
      extent: 'line',
      fields: [{ element: 'id_card_issuer', type: 'authority', required: true }],
    },
    {
      names: ['有效期限'],
      extent: 'line',
      fields: [
        { element: 'id_card_valid_from', type: 'date_from' },
        { element: 'id_card_valid_to', type: 'date_to', required: true },
      ],
    },
  ],
};
