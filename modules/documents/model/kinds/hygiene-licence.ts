import type { KindTemplate } from './template.ts';
import { licenceNumber, tradeLicenceLabels } from './trade-licence.ts';

/** 公共场所卫生许可证. Its number often stands below the title with no label. */
export const hygieneLicence: KindTemplate = {
  kind: 'hygiene_licence',
  titles: ['公共场所卫生许可证', '卫生许可证'],
  labels: [
    licenceNumber(['许可证号', '证号', '编号', '许可证编号', '卫生许可证号']),
    ...tradeLicenceLabels(['许可项目', '许可范围', '经营项目', '许可类别']),
  ],
};
