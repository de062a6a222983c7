import type { Bilingual } from '@zhiban/kernel';
import type { StaffRole } from '../../../model/index.ts';

/** The fictional district 云溪区 of the fictional city 临江市. Its codes are unassigned ones of 33. */
export const DIVISIONS = [
  { code: '330190', name: '临江市', parentCode: null },
  { code: '330199', name: '云溪区', parentCode: '330190' },
] as const;

export const DEPARTMENTS = [
  {
    id: 'YX-WJ',
    name: '云溪区卫生健康局',
    divisionCode: '330199',
    uscc: '113301990026010103',
    matters: ['health', 'public-place-hygiene'],
  },
  {
    id: 'YX-WG',
    name: '云溪区文化广电旅游体育局',
    divisionCode: '330199',
    uscc: '113301990026010290',
    matters: ['culture', 'publication'],
  },
  {
    id: 'YX-SJ',
    name: '云溪区数据局',
    divisionCode: '330199',
    uscc: '11330199002601037T',
    matters: ['data', 'supervision'],
  },
] as const;

interface DemoApplicant {
  /** The town's key of the person. */
  readonly key: string;
  readonly about: Bilingual;
}

/** Who may be signed in as with one press. The rest of the town only exists. */
export const APPLICANTS: readonly DemoApplicant[] = [
  {
    key: 'li_wei',
    about: {
      zh: '临江市云溪书店有限公司的法定代表人，出版物经营许可证丢了',
      en: 'Legal representative of a bookshop that has lost its publication licence',
    },
  },
  {
    key: 'wang_fang',
    about: {
      zh: '临江市清和宾馆有限公司的经办人，公司刚换了法定代表人',
      en: 'Agent of a hotel whose legal representative has just changed',
    },
  },
  {
    key: 'zhao_lei',
    about: { zh: '云溪区磊磊理发店的经营者，个体工商户', en: 'Owner of a barber’s shop, self-employed' },
  },
  {
    key: 'zhang_guiying',
    about: { zh: '82 岁的居民，习惯用大字', en: 'A resident of 82 who prefers large type' },
  },
];

interface DemoStaff {
  readonly key: string;
  readonly name: string;
  readonly residentId: string;
  readonly departmentId: (typeof DEPARTMENTS)[number]['id'];
  readonly roles: readonly StaffRole[];
  readonly about: Bilingual;
}

export const STAFF: readonly DemoStaff[] = [
  {
    key: 'liu_yang',
    name: '刘洋',
    residentId: '330199198803121018',
    departmentId: 'YX-WJ',
    roles: ['officer'],
    about: { zh: '审批人员，办公共场所卫生许可', en: 'Officer for public-place hygiene licences' },
  },
  {
    key: 'wu_tong',
    name: '吴桐',
    residentId: '330199199005171031',
    departmentId: 'YX-WJ',
    roles: ['officer'],
    about: {
      zh: '审批人员，复核卫生许可的撤销、吊销、注销、转出',
      en: 'Officer: the second person where a hygiene licence is ended',
    },
  },
  {
    key: 'sun_li',
    name: '孙丽',
    residentId: '330199198609252022',
    departmentId: 'YX-WG',
    roles: ['officer'],
    about: { zh: '审批人员，办出版物经营许可', en: 'Officer for publication licences' },
  },
  {
    key: 'zhou_lan',
    name: '周岚',
    residentId: '330199198309262085',
    departmentId: 'YX-WG',
    roles: ['officer'],
    about: {
      zh: '审批人员，复核出版物许可的撤销、吊销、注销、转出',
      en: 'Officer: the second person where a publication licence is ended',
    },
  },
  {
    key: 'he_jing',
    name: '何静',
    residentId: '330199197904183045',
    departmentId: 'YX-SJ',
    roles: ['service_owner'],
    about: { zh: '事项管理，编写并提交事项', en: 'Service owner: writes and proposes services' },
  },
  {
    key: 'xu_ming',
    name: '许明',
    residentId: '330199197506304059',
    departmentId: 'YX-SJ',
    roles: ['service_owner'],
    about: { zh: '事项管理，复核并发布事项', en: 'Service owner: the second person who publishes' },
  },
  {
    key: 'gao_feng',
    name: '高峰',
    residentId: '330199197001085065',
    departmentId: 'YX-SJ',
    roles: ['supervisor'],
    about: { zh: '监督人员，看全区的办件', en: 'Supervisor of the whole district' },
  },
  {
    key: 'tang_yu',
    name: '唐宇',
    residentId: '330199198411176079',
    departmentId: 'YX-SJ',
    roles: ['operator'],
    about: { zh: '运维人员，提出签章密钥', en: 'Operator: proposes signing keys' },
  },
  {
    key: 'shen_hao',
    name: '沈浩',
    residentId: '330199198202037080',
    departmentId: 'YX-SJ',
    roles: ['operator'],
    about: { zh: '运维人员，复核并启用签章密钥', en: 'Operator: the second person who activates them' },
  },
];
