import type { TemplateLabel } from './template.ts';

/** The label of a licence's number; the number is also known by its form (…字〔2022〕第00386号). */
export function licenceNumber(names: readonly string[]): TemplateLabel {
  return {
    names,
    extent: 'line',
    fields: [
      {
        element: 'licence_number',
        type: 'licence_number',
        required: true,
        anywhere: true,
      },
    ],
  };
}

/** The labels that the licences of premises share; only what they permit is named differently. */
export function tradeLicenceLabels(itemNames: readonly string[]): readonly TemplateLabel[] {
  return [
    {
      names: ['单位名称', '名称', '企业名称', '经营单位名称', '经营单位'],
      extent: 'block',
      fields: [{ element: 'premises_name', type: 'text', required: true }],
    },
    {
      names: ['法定代表人或负责人', '法定代表人负责人', '法定代表人', '主要负责人', '负责人', '经营者'],
      extent: 'line',
      fields: [
        {
          element: 'licence_responsible_person',
          type: 'name',
          required: true,
        },
      ],
    },
    {
      names: ['经营场所地址', '经营场所', '经营地址', '单位地址', '地址', '营业场所', '住所'],
      extent: 'block',
      fields: [
        {
          element: 'premises_address',
          type: 'text',
          required: true,
        },
      ],
    },
    {
      names: itemNames,
      extent: 'block',
      fields: [{ element: 'business_items', type: 'text' }],
    },
    {
      names: ['有效期限', '有效期', '有效日期', '许可期限', '经营期限'],
      extent: 'block',
      fields: [
        { element: 'licence_valid_from', type: 'date_from' },
        {
          element: 'licence_valid_to',
          type: 'date_to',
          required: true,
        },
      ],
    },
    {
      names: ['有效期至', '有效期截止日期'],
      extent: 'line',
      fields: [{ element: 'licence_valid_to', type: 'date' }],
    },
    {
      names: ['发证机关', '颁发机关', '批准机关', '发证机关盖章', '发证单位'],
      extent: 'loose',
      fields: [
        { element: 'licence_issue_date', type: 'date' },
        { element: 'licence_issuer', type: 'authority' },
      ],
    },
    {
      names: ['发证日期', '颁发日期', '签发日期'],
      extent: 'line',
      fields: [{ element: 'licence_issue_date', type: 'date' }],
    },
    {
      names: ['统一社会信用代码'],
      extent: 'line',
      fields: [
        {
          element: 'uscc',
          type: 'uscc',
        },
      ],
    },
    {
      names: ['经济类型', '经济性质', '联系电话', '监督电话', '注意事项', '备注'],
      extent: 'block',
      fields: [],
    },
  ];
}
