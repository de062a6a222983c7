import type { KindTemplate } from './template.ts';
import { licenceNumber, tradeLicenceLabels } from './trade-licence.ts';

/** 出版物经营许可证, for wholesale and retail. */
export const publicationLicence: KindTemplate = {
  kind: 'publication_licence',
  titles: ['出版物经营许可证', '中华人民共和国出版物经营许可证'],
  labels: [
    licenceNumber(['许可证号', '证号', '编号', '许可证编号', '批准文号']),
    ...tradeLicenceLabels(['经营范围', '业务范围', '经营项目', '许可经营范围']),
  ],
};
