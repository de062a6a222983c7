import type { KindTemplate, TemplateField, TemplateLabel } from './template.ts';

const label = (
  names: readonly string[],
  fields: readonly TemplateField[],
  extent: TemplateLabel['extent'] = 'line',
): TemplateLabel => ({ names, fields, extent });

/** 居民户口簿, the page of one resident: 常住人口登记卡 (户口登记条例, articles 4 and 5). */
export const householdRegister: KindTemplate = {
  kind: 'household_register',
  titles: ['常住人口登记卡'],
  labels: [
    label(['姓名'], [{ element: 'person_name', type: 'name', required: true }]),
    label(
      ['户主或与户主关系', '与户主关系'],
      [{ element: 'household_relation', type: 'text', required: true }],
    ),
    label(['性别'], [{ element: 'sex', type: 'sex' }]),
    label(['出生地'], [{ element: 'birth_place', type: 'text' }], 'block'),
    label(['民族'], [{ element: 'ethnicity', type: 'ethnicity' }]),
    label(['籍贯'], [{ element: 'native_place', type: 'text' }], 'block'),
    label(['出生日期'], [{ element: 'birth_date', type: 'date' }]),
    label(
      ['公民身份证件编号', '公民身份号码', '公民身份证号码'],
      [{ element: 'resident_id', type: 'resident_id', required: true, anywhere: true }],
    ),
    label(['文化程度'], [{ element: 'education', type: 'text' }]),
    label(
      ['婚姻状况'],
      [{ element: 'marital_status', type: 'form', form: '未婚|已婚|有配偶|丧偶|离婚|离异' }],
    ),
    label(['登记日期'], [{ element: 'household_registered_on', type: 'date' }]),
    ...[
      '曾用名',
      '本市县其他住址',
      '宗教信仰',
      '身高',
      '血型',
      '兵役状况',
      '服务处所',
      '职业',
      '承办人签章',
    ].map(name => label([name], [])),
    label(['何时由何地迁来本市县', '何时由何地迁来本址'], [], 'block'),
  ],
};
