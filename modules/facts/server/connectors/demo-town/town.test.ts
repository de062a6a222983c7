import { expect, test } from 'vitest';
import { checkElement, checkResidentId, checkUscc } from '../../../model/index.ts';
import { TOWN } from './index.ts';

const company = (key: string) => TOWN.companies.find(entry => entry.key === key);
const resident = (key: string) => TOWN.residents.find(entry => entry.key === key);

test('the town is big enough, and every code in it is unique and passes its check digit', () => {
  expect(TOWN.companies.length).toBeGreaterThanOrEqual(40);
  expect(TOWN.residents.length).toBeGreaterThanOrEqual(60);
  expect(TOWN.companies.filter(({ uscc }) => !checkUscc(uscc))).toEqual([]);
  expect(TOWN.residents.filter(({ residentId }) => !checkResidentId(residentId))).toEqual([]);
  for (const values of [
    TOWN.companies.map(({ key }) => key),
    TOWN.companies.map(({ uscc }) => uscc),
    TOWN.companies.map(({ name }) => name),
    TOWN.residents.map(({ key }) => key),
    TOWN.residents.map(({ residentId }) => residentId),
    TOWN.residents.map(({ name }) => name),
  ])
    expect(new Set(values).size).toBe(values.length);
});

test('a resident ID number tells the day of birth and the sex that the register knows', () => {
  for (const { residentId, birthDate, sex } of TOWN.residents) {
    expect(residentId.slice(6, 14)).toBe(birthDate.replaceAll('-', ''));
    expect(Number(residentId.charAt(16)) % 2).toBe(sex === '男' ? 1 : 0);
  }
});

test('what changed, changed on the registration date', () => {
  for (const { formerly, registrationDate, establishmentDate } of TOWN.companies) {
    expect(registrationDate >= establishmentDate).toBe(true);
    if (formerly?.legalRepresentativeKey) expect(resident(formerly.legalRepresentativeKey)).toBeDefined();
    if (formerly?.address) expect(checkElement('business_address', formerly.address).ok).toBe(true);
  }
});

test('has the people and companies that the demo accounts stand for', () => {
  expect(resident('zhang_guiying')).toMatchObject({
    name: '张桂英',
    birthDate: '1944-03-08',
    residentId: '330199194403080108',
  });
  expect(company('yunqi_bookshop')).toMatchObject({
    name: '临江市云溪书店有限公司',
    uscc: '91330199MA2Y10015U',
    legalRepresentative: '李伟',
  });
  expect(resident('wang_fang')?.name).toBe('王芳');
  expect(company('qinghe_hotel')).toMatchObject({
    name: '临江市清和宾馆有限公司',
    legalRepresentative: '陈建国',
    registrationDate: '2026-10-15',
    formerly: { until: '2026-10-14', legalRepresentativeKey: 'zhou_min' },
  });
  expect(resident('zhou_min')?.name).toBe('周敏');
  expect(company('leilei_barber')).toMatchObject({
    name: '云溪区磊磊理发店',
    type: '个体工商户',
    legalRepresentative: '赵磊',
  });
});

test('has its awkward cases', () => {
  const statuses = new Set(TOWN.companies.map(({ status }) => status));
  expect([...statuses].sort()).toEqual(['吊销', '存续', '歇业', '注销'].sort());
  expect(company('haifeng_books')?.name).toBe('临江市海风图书(集团)有限公司');
  expect(company('haifeng_books')?.formerly?.name).toBe('临江市海风图书（集团）有限公司');
  expect(company('qinghe_culture_branch')?.name).toHaveLength(54);
  expect(company('qingnian_pool')?.termTo).toBe('2026-09-30');
  expect(resident('li_ying_rare')?.name).toBe('李𬭎');
});
