import type { KindTemplate } from './template.ts';

/** 营业执照: the landscape form issued since 2019 and the portrait one before it. */
export const businessLicence: KindTemplate = {
  kind: 'business_licence',
  titles: ['营业执照', '企业法人营业执照', '个体工商户营业执照', '个人独资企业营业执照'],
  labels: [
    {
      names: ['统一社会信用代码', '统一社会信用代码注册号', '注册号'],
      extent: 'block',
      fields: [
        {
          element: 'uscc',
          type: 'uscc',
          required: true,
          anywhere: true,
        },
      ],
    },
    {
      names: ['名称', '企业名称', '字号名称'],
      extent: 'block',
      fields: [{ element: 'enterprise_name', type: 'text', required: true }],
    },
    {
      names: ['类型', '企业类型', '组成形式', '主体类型'],
      extent: 'block',
      fields: [{ element: 'enterprise_type', type: 'text' }],
    },
    {
      names: ['法定代表人', '负责人', '投资人', '经营者', '执行事务合伙人', '法定代表人负责人'],
      extent: 'line',
      fields: [
        {
          element: 'legal_representative',
          type: 'name',
          required: true,
        },
      ],
    },
    {
      names: ['注册资本', '注册资金', '出资额', '成员出资总额'],
      extent: 'line',
      fields: [{ element: 'registered_capital', type: 'text' }],
    },
    {
      names: ['成立日期', '注册日期'],
      extent: 'line',
      fields: [{ element: 'establishment_date', type: 'date' }],
    },
    {
      names: ['营业期限', '合伙期限', '经营期限'],
      extent: 'block',
      fields: [
        { element: 'business_term_from', type: 'date_from' },
        { element: 'business_term_to', type: 'date_to' },
      ],
    },
    {
      names: ['住所', '营业场所', '主要经营场所', '经营场所'],
      extent: 'block',
      fields: [{ element: 'business_address', type: 'text', required: true }],
    },
    {
      names: ['经营范围'],
      extent: 'block',
      fields: [{ element: 'business_scope', type: 'text' }],
    },
    {
      names: ['登记机关'],
      extent: 'loose',
      fields: [
        { element: 'registration_date', type: 'date' },
        { element: 'registration_authority', type: 'authority' },
      ],
    },
    {
      names: [
        '国家企业信用信息公示系统网址',
        '市场主体应当于每年',
        '企业应当于每年',
        '国家市场监督管理总局监制',
        '副本',
        '扫描二维码',
      ],
      extent: 'line',
      fields: [],
    },
  ],
};
