import { residentIdWithCheck } from '../../../model/index.ts';

/** A resident of the fictional town. No such person exists: the ID numbers are of a division that does not. */
export interface TownResident {
  readonly key: string;
  readonly name: string;
  readonly residentId: string;
  readonly sex: '男' | '女';
  readonly ethnicity: string;
  /** `1944-03-08` */
  readonly birthDate: string;
  readonly address: string;
  readonly mobilePhone: string;
}

type ResidentRow = readonly [
  key: string,
  name: string,
  sex: '男' | '女',
  birthDate: string,
  ethnicity?: string,
];

const ROWS: readonly ResidentRow[] = [
  // Over 80: the elder theme's user.
  ['zhang_guiying', '张桂英', '女', '1944-03-08'],
  ['li_wei', '李伟', '男', '1985-06-17'],
  ['wang_fang', '王芳', '女', '1990-11-02'],
  ['chen_jianguo', '陈建国', '男', '1972-10-01'],
  ['zhou_min', '周敏', '女', '1968-04-23'],
  ['zhao_lei', '赵磊', '男', '1993-08-30'],
  // Characters that fonts and input methods often lack, a middle dot, a compound surname, one character only.
  ['wang_qia', '王㛃', '女', '1988-01-12'],
  ['zhao_yan', '赵䶮', '男', '1979-07-07'],
  ['li_ying_rare', '李𬭎', '男', '1995-12-25'],
  ['ayguli', '阿依古丽·热合曼', '女', '1991-05-19', '维吾尔'],
  ['ouyang_xiu', '欧阳秀兰', '女', '1958-09-09'],
  ['situ_ming', '司徒明', '男', '1983-02-28'],
  ['bai_yi', '白一', '女', '2000-02-29', '回'],
  ['lan_xiaoshan', '蓝小珊', '女', '1987-03-15', '畲'],
  ['wu_dehai', '吴德海', '男', '1939-12-06'],
  ['zheng_hao', '郑浩', '男', '1981-09-14'],
  ['sun_yue', '孙悦', '女', '1989-04-05'],
  ['qian_bin', '钱斌', '男', '1976-08-21'],
  ['feng_xue', '冯雪', '女', '1994-01-30'],
  ['chu_liang', '褚亮', '男', '1982-05-11'],
  ['jiang_nan', '蒋楠', '女', '1986-10-18'],
  ['shen_qing', '沈青', '女', '1978-06-26'],
  ['han_dong', '韩冬', '男', '1984-12-22'],
  ['yang_liu', '杨柳', '女', '1992-03-12'],
  ['zhu_zhengyi', '朱正义', '男', '1965-07-01'],
  ['qin_lan', '秦岚', '女', '1980-11-11'],
  ['xu_wenbo', '许文博', '男', '1977-02-14'],
  ['he_xiaotian', '何晓天', '男', '1996-06-06'],
  ['lv_fangfang', '吕芳芳', '女', '1974-09-27'],
  ['shi_jun', '施俊', '男', '1988-08-08'],
  ['kong_lingyun', '孔凌云', '男', '1970-01-20'],
  ['cao_ying', '曹颖', '女', '1983-07-29'],
  ['yan_hua', '严华', '男', '1969-03-03'],
  ['hua_rong', '华蓉', '女', '1991-12-13'],
  ['jin_cheng', '金成', '男', '1986-05-25', '朝鲜'],
  ['wei_shengli', '魏胜利', '男', '1962-09-03'],
  ['tao_ran', '陶然', '男', '1998-04-16'],
  ['jiang_bo', '姜波', '男', '1975-10-30'],
  ['qi_meng', '戚梦', '女', '1993-02-19'],
  ['xie_tingting', '谢婷婷', '女', '1990-07-22'],
  ['zou_kai', '邹凯', '男', '1987-11-28'],
  ['yu_haiyan', '喻海燕', '女', '1979-01-09'],
  ['bo_wen', '柏文', '男', '1971-06-13'],
  ['shui_miao', '水淼', '女', '1999-08-17'],
  ['dou_zhi', '窦志', '男', '1967-12-31'],
  ['zhang_yunlong', '章云龙', '男', '1985-01-27'],
  ['su_xiaomei', '苏小妹', '女', '1989-09-19'],
  ['pan_gaofeng', '潘高峰', '男', '1973-05-04'],
  ['ge_chunhua', '葛春花', '女', '1960-04-04'],
  ['xi_wang', '奚望', '男', '1997-10-10'],
  ['fan_yichen', '范亦尘', '男', '2001-03-21'],
  ['peng_cheng', '彭程', '男', '1982-08-02'],
  ['lang_yue', '郎月', '女', '1995-05-31'],
  ['lu_yuan', '鲁源', '男', '1964-11-15'],
  ['wei_lan', '韦兰', '女', '1984-02-08', '壮'],
  ['chang_le', '昌乐', '男', '1978-12-12'],
  ['ma_jun', '马骏', '男', '1991-01-01', '回'],
  ['miao_fei', '苗飞', '女', '1996-09-05'],
  ['fang_yuan', '方圆', '女', '1981-06-30'],
  ['yu_boya', '俞伯雅', '男', '1966-08-19'],
  ['ren_hua', '任华', '女', '1957-05-01'],
  ['yuan_jie', '袁洁', '女', '1992-12-08'],
  ['liu_qingshan', '柳青山', '男', '1941-10-25'],
  ['tang_guo', '唐果', '女', '2003-06-01'],
];

const STREETS = ['清河路', '云溪大道', '南塘路', '竹里街', '学士巷', '望江路', '梧桐里', '桥西弄'];

/** Deterministic: the number in the list makes the address, the serial number and the telephone. */
export const residents: readonly TownResident[] = ROWS.map(
  ([key, name, sex, birthDate, ethnicity = '汉'], index) => {
    // The serial number is odd for men and even for women (GB 11643-1999, 4.1).
    const serial = String(2 * index + (sex === '男' ? 11 : 10)).padStart(3, '0');
    return {
      key,
      name,
      residentId: residentIdWithCheck(`330199${birthDate.replaceAll('-', '')}${serial}`),
      sex,
      ethnicity,
      birthDate,
      address: `浙江省临江市云溪区${STREETS[index % STREETS.length]}${12 + 7 * index}号${1 + (index % 6)}单元${201 + (index % 4) * 100}室`,
      mobilePhone: `1380000${String(1000 + index)}`,
    };
  },
);
