import { describe, expect, it } from 'vitest';
import { libraryOffers, licenceFor, standingOffer, usableUntil } from './reuse.ts';

const entry = (id: string, change: Partial<Parameters<typeof usableUntil>[1]> = {}) => ({
  id,
  kind: 'business_licence' as const,
  state: 'in-force' as const,
  trust: 'C' as const,
  validTo: null,
  uploadedAt: new Date('2026-01-31T02:00:00Z'),
  filedAt: new Date('2026-01-31T02:00:00Z'),
  ...change,
});
const asked = { kind: 'business_licence', reuse: ['library'] } as const;

describe('how long an earlier paper is taken', () => {
  it.each([
    ['a year, where neither it nor the service says', asked, {}, '2027-01-31'],
    ['to its own last day', asked, { validTo: '2029-05-01' }, '2029-05-01'],
    ['as long as the service says', { ...asked, reuseMonths: 1 }, {}, '2026-02-28'],
    [
      'not longer than it runs itself',
      { ...asked, reuseMonths: 12 },
      { validTo: '2026-06-30' },
      '2026-06-30',
    ],
    [
      'not longer than the service says',
      { ...asked, reuseMonths: 6 },
      { validTo: '2029-05-01' },
      '2026-07-31',
    ],
  ])('%s', (_name, material, change, expected) => {
    expect(usableUntil(material, entry('1', change))).toBe(expected);
  });
});

describe('what is offered', () => {
  const offered = (
    entries: ReturnType<typeof entry>[],
    material: Parameters<typeof libraryOffers>[0] = asked,
  ) => libraryOffers(material, entries, '2026-11-21').map(({ id }) => id);

  it('is the best proven first, then the newest', () => {
    const newer = { filedAt: new Date('2026-08-01T00:00:00Z') };
    expect(offered([entry('old'), entry('new', newer), entry('checked', { trust: 'B' })])).toEqual([
      'checked',
      'new',
      'old',
    ]);
  });

  it('is nothing withdrawn, expired, replaced, too old or of another kind', () => {
    expect(
      offered([
        entry('1', { state: 'withdrawn' }),
        entry('2', { state: 'expired' }),
        entry('3', { state: 'replaced' }),
        entry('4', { uploadedAt: new Date('2025-11-20T02:00:00Z') }),
        entry('5', { kind: 'hygiene_licence' }),
      ]),
    ).toEqual([]);
  });

  it('is nothing where the service does not say so, or cannot know the kind', () => {
    expect(offered([entry('1')], { ...asked, reuse: ['licence-register'] })).toEqual([]);
    expect(offered([entry('1', { kind: 'other' })], { kind: 'other', reuse: ['library'] })).toEqual([]);
  });

  it('leaves sensitive papers out of a standing consent', () => {
    expect(standingOffer([entry('1', { kind: 'resident_id_card' })])).toBeUndefined();
    expect(standingOffer([entry('1')])).toMatchObject({ id: '1' });
  });
});

describe('a licence that stands in', () => {
  const licence = (typeCode: string, state = '01', title = '食品经营许可证') => ({ typeCode, state, title });
  const material = { kind: 'hygiene_licence', reuse: ['licence-register'] } as const;

  it('is known by the type that its service declares, whatever it is called', () => {
    const kinds = new Map([['T1', 'hygiene_licence'] as const]);
    expect(licenceFor(material, [licence('T2'), licence('T1')], kinds)).toMatchObject({ typeCode: 'T1' });
    expect(licenceFor(material, [licence('T1', '05')], kinds)).toBeUndefined();
    expect(licenceFor({ ...material, reuse: ['library'] }, [licence('T1')], kinds)).toBeUndefined();
  });

  it('is known by its title where no service issues it', () => {
    expect(licenceFor(material, [licence('T9', '01', '公共场所卫生许可证')], new Map())).toMatchObject({
      typeCode: 'T9',
    });
  });

  it('is known by its type code where the reader has no kind', () => {
    const other = { kind: 'other', reuse: ['licence-register'], licenceType: 'T3' } as const;
    expect(licenceFor(other, [licence('T2'), licence('T3')], new Map())).toMatchObject({ typeCode: 'T3' });
    expect(licenceFor({ ...other, licenceType: undefined }, [licence('T3')], new Map())).toBeUndefined();
  });
});
