import type { LetterDocument } from './letter.ts';
import type { LicenceDocument } from './licence.ts';

/** A licence and a letter of a fictional office to a fictional company, for tests and pictures. */
export const exampleLicence: LicenceDocument = {
  title: '公共场所卫生许可证',
  verifyUrl: 'https://zhiban.yunxi.example/verify/5GQ7-K2MD-9TXB',
  note: '存证编号 5GQ7-K2MD-9TXB · 本证照为演示数据，不具有法律效力',
  licence: {
    name: '公共场所卫生许可证',
    typeName: '公共场所卫生许可证',
    typeCode: '11330199MB0A12345Q001',
    number: '云卫公证字〔2026〕第000123号',
    identifier: '1.2.156.3005.2.11330199MB0A12345Q001.11330199MB0A12345Q.2026000123.001.B',
    version: '001',
    issuerName: '临江市云溪区卫生健康局',
    issuerCode: '11330199MB0A12345Q',
    issueDate: '2026-11-21',
    validFrom: '2026-11-21',
    validTo: '2030-11-20',
    holderName: '临江市云溪区栖云里民宿有限公司',
    holderCode: '91330199MA2KXQ7T8G',
    holderCodeType: '001',
    items: [{ label: '经营项目', value: '宾馆；公共浴室' }],
    annotations: [],
    state: '01',
  },
  rows: [
    { label: '单位名称', value: '临江市云溪区栖云里民宿有限公司' },
    { label: '法定代表人或负责人', value: '沈知远' },
    { label: '经营场所地址', value: '临江市云溪区望江街道竹径路128号栖云商业中心3幢1层、2层（自主申报）' },
    { label: '经营项目', value: '宾馆、酒店、招待所；公共浴室；美容店、理发店；游泳场（馆）' },
    { label: '有效期限', value: '2026年11月21日至2030年11月20日' },
  ],
};

export const exampleLetter: LetterDocument = {
  title: '不予行政许可决定书',
  number: '云卫许不准字〔2026〕第000045号',
  addressee: '临江市云溪区栖云里民宿有限公司',
  paragraphs: [
    '你单位于2026年11月18日提出的公共场所卫生许可（变更）申请（受理编号：YX-2026-000782），本机关依法受理并进行了审查。经审查，你单位的申请不符合法定条件、标准，根据《中华人民共和国行政许可法》第三十八条第二款的规定，本机关决定不予行政许可。理由如下：',
  ],
  reasons: [
    {
      text: '提交的公共场所卫生许可证载明的单位名称为“临江市云溪区栖云客栈”，与市场主体登记信息不一致，且未提交名称变更的登记证明。',
      legalBasis: '《公共场所卫生管理条例实施细则》第二十六条',
    },
    {
      text: '原卫生许可证的有效期限已于2026年6月30日届满，申请变更时该许可证已经失效。',
      legalBasis: '《中华人民共和国行政许可法》第七十条第（一）项',
    },
  ],
  remedies: [
    '如不服本决定，可以自收到本决定书之日起60日内，依据《中华人民共和国行政复议法》第二十条，向临江市云溪区人民政府申请行政复议；也可以自收到本决定书之日起六个月内，依据《中华人民共和国行政诉讼法》第四十六条，直接向云溪区人民法院提起行政诉讼。',
  ],
  issuerName: '临江市云溪区卫生健康局',
  date: '2026-11-21',
  verifyUrl: 'https://zhiban.yunxi.example/verify/8PLM-3RW6-XA2C',
};
