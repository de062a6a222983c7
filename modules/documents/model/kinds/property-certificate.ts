import type { KindTemplate, TemplateField, TemplateLabel } from './template.ts';

const row = (names: readonly string[], ...fields: readonly TemplateField[]): TemplateLabel => ({
  names,
  fields,
  extent: 'block',
});

/** Land first, then what stands on it, as the form of the certificate has it (不动产权证书, 国土资源部 2015). */
const rightToLand = '(?:使用权|承包经营权)';
const natureOfLand = '^(?:出让|划拨|租赁|作价出资|作价入股|授权经营)';
const useOfLand = '用地';

/** 不动产权证书, the page of what is registered (不动产登记暂行条例, articles 8 and 21). */
export const propertyCertificate: KindTemplate = {
  kind: 'property_certificate',
  titles: ['不动产权证书', '中华人民共和国不动产权证书'],
  labels: [
    row(['不动产权证号', '证书号', '编号'], {
      element: 'property_certificate_number',
      type: 'form',
      form: '[\\u4e00-\\u9fff][（(]\\d{4}[）)][\\u4e00-\\u9fff]{1,12}不动产权第?[0-9]{5,10}号',
      required: true,
      anywhere: true,
    }),
    row(['权利人'], { element: 'property_owner', type: 'text', required: true }),
    row(['共有情况'], { element: 'property_sharing', type: 'text' }),
    row(['坐落'], { element: 'property_location', type: 'text', required: true }),
    row(['不动产单元号'], {
      element: 'property_unit_number',
      type: 'form',
      form: '[0-9O]{12}[GJZ][A-HSWXY][0-9O]{5}[FLQW][0-9O]{8}',
      required: true,
    }),
    row(['权利类型'], { element: 'property_right', type: 'parts', form: rightToLand }),
    row(['权利性质'], { element: 'property_right_nature', type: 'parts', form: natureOfLand }),
    row(['用途'], { element: 'property_use', type: 'parts', form: useOfLand }),
    row(['面积'], {
      element: 'property_building_area',
      type: 'form',
      form: '房屋建筑面积[：:]?([0-9.]+)|(?<!宗地面积[：:]?[0-9.]*)([0-9.]+)(?=㎡|平方米|m)',
    }),
    row(['使用期限'], { element: 'property_term', type: 'text' }),
    row(['权利其他状况', '附记', '登记机构']),
  ],
};
