import { describe, expect, it } from 'vitest';
import { level, type Skew } from '../deskew.ts';
import { straightLine, type TextLine } from '../lines.ts';
import type { Picture } from '../picture.ts';
import { layOut } from '../stages/lay-out.ts';

const width = 1000;
const height = 800;

/** A white page in grey with dark strokes: left, top, width, height. */
const sheet = (strokes: readonly (readonly [number, number, number, number])[]): Picture => {
  const data = new Uint8Array(width * height).fill(250);
  for (const [left, top, wide, high] of strokes)
    for (let y = top; y < top + high; y += 1) data.fill(40, y * width + left, y * width + left + wide);
  return { data, width, height, channels: 1 };
};

/** A line of text, 20 pixels high, at a place in pixels. */
const line = (text: string, left: number, top: number): TextLine => {
  const box = { x: left / width, y: top / height, width: (text.length * 20) / width, height: 20 / height };
  return straightLine(text, 0.99, box, height / width);
};

const across = (top: number, left = 100, wide = 600) => [left, top, wide, 2] as const;
const down = (left: number, top = 100, high = 180) => [left, top, 2, high] as const;
const texts = (tables: Awaited<ReturnType<typeof layOut>>['tables']) =>
  tables.map(({ rows }) => rows.map(row => row.map(cell => cell.text)));

describe('ruled tables', () => {
  const rules = [across(100), across(160), across(220), across(280), down(100), down(700)];
  const lines = [
    line('名称', 120, 120),
    line('墨香书店', 320, 120),
    line('数量', 120, 180),
    line('三', 320, 180),
    line('备注', 520, 180),
    line('无', 120, 240),
  ];

  it('keeps rows, cells and what they span; text outside is a paragraph', async () => {
    const picture = sheet([...rules, down(300, 100, 120), down(500, 160, 60)]);
    const all = [line('设施登记表', 400, 40), ...lines];
    const { tables, paragraphs } = await layOut({
      number: 2,
      lines: all,
      picture,
      skew: level(width, height),
    });
    expect(texts(tables)).toEqual([[['名称', '墨香书店'], ['数量', '三', '备注'], ['无']]]);
    expect(tables[0]?.rows.map(row => row.map(({ colSpan }) => colSpan))).toEqual([[1, 2], [1, 1, 1], [3]]);
    expect(tables[0]).toMatchObject({ page: 2 });
    expect(tables[0]?.box.x).toBeCloseTo(0.1, 2);
    expect(tables[0]?.box.height).toBeCloseTo(180 / height, 1);
    expect(paragraphs.map(({ text }) => text)).toEqual(['设施登记表']);
  });

  it('a cell that spans rows', async () => {
    const left = [
      across(100),
      across(160, 300, 400),
      across(220),
      down(100, 100, 120),
      down(300, 100, 120),
      down(700, 100, 120),
    ];
    const some = [
      line('证件', 120, 150),
      line('身份证', 320, 120),
      line('户口簿', 320, 180),
      line('二', 560, 180),
    ];
    const { tables } = await layOut({
      number: 1,
      lines: some,
      picture: sheet([...left, down(540, 100, 120)]),
      skew: level(width, height),
    });
    expect(tables[0]?.rows[0]?.map(({ text, rowSpan }) => [text, rowSpan])).toEqual([
      ['证件', 2],
      ['身份证', 1],
      ['', 1],
    ]);
  });

  it('reads a cell that holds print but no line', async () => {
    const print = [530, 185, 10, 16] as const;
    const picture = sheet([...rules, down(300), down(500), print]);
    const asked: number[] = [];
    const { tables, lines: all } = await layOut(
      { number: 1, lines: lines.filter(({ text }) => text !== '备注'), picture, skew: level(width, height) },
      async ([corner]) => {
        asked.push(Math.round(corner.x));
        return { text: '7', confidence: 0.9, characters: [] };
      },
    );
    expect(texts(tables)[0]?.[1]).toEqual(['数量', '三', '7']);
    expect(all).toHaveLength(6);
    expect(asked).toHaveLength(1);
    expect(Math.abs((asked[0] ?? 0) - 525)).toBeLessThan(8);
  });

  it('a table that lies askew', async () => {
    const slope = 0.03;
    const data = new Uint8Array(width * height).fill(250);
    const dot = (x: number, y: number): void => {
      for (const drop of [0, 1])
        data[Math.round(y + slope * (x - 500) + drop) * width + Math.round(x - slope * (y - 400))] = 40;
    };
    for (const y of [200, 260, 320]) for (let x = 100; x <= 700; x += 0.5) dot(x, y);
    for (const x of [100, 300, 700])
      for (let y = 200; y <= 320; y += 0.5) for (const right of [0, 1]) dot(x + right, y);
    const skew: Skew = { slope, fan: 0, y: 0, width, height };
    const { tables } = await layOut({
      number: 1,
      lines: [line('姓名', 120, 220), line('顾明川', 320, 220), line('性别', 120, 280), line('男', 320, 280)],
      picture: { data, width, height, channels: 1 },
      skew,
    });
    expect(texts(tables)).toEqual([
      [
        ['姓名', '顾明川'],
        ['性别', '男'],
      ],
    ]);
  });

  it.each([
    [
      'a frame of two lines',
      [across(20, 20, 960), across(40, 40, 920), across(770, 20, 960), down(20, 20, 750), down(978, 20, 750)],
    ],
    ['lines to write on', [across(200), across(260), across(320)]],
  ])('%s is none', async (_, strokes) => {
    const picture = sheet(strokes);
    const { tables } = await layOut({ number: 1, lines, picture, skew: level(width, height) });
    expect(tables).toEqual([]);
  });
});

describe('without rules', () => {
  const blank = { number: 1, picture: sheet([]), skew: level(width, height) };

  it('three rows in the same three columns are a table', async () => {
    const rows = [
      ['姓名', '岗位', '工龄'],
      ['顾明川', '店长', '六'],
      ['沈知遥', '收银', '二'],
    ];
    const lines = rows.flatMap((row, y) => row.map((text, x) => line(text, 100 + 250 * x, 100 + 40 * y)));
    const { tables, paragraphs } = await layOut({ ...blank, lines });
    expect(texts(tables)).toEqual([rows]);
    expect(paragraphs).toEqual([]);
  });

  it('paragraphs: an indent or a line that ends early begins another', async () => {
    const { paragraphs } = await layOut({
      ...blank,
      lines: [
        line('云溪区卫生健康局：', 100, 100),
        line('我店因搬迁遗失许可证原件一份今特此作出情况说明并', 140, 136),
        line('申请补发新证请予受理。', 100, 172),
        line('以上所述全部属实如有不符我店愿意承担相应的责任且', 140, 208),
        line('接受处理。', 100, 244),
      ],
    });
    expect(paragraphs.map(({ text }) => text)).toEqual([
      '云溪区卫生健康局：',
      '我店因搬迁遗失许可证原件一份今特此作出情况说明并申请补发新证请予受理。',
      '以上所述全部属实如有不符我店愿意承担相应的责任且接受处理。',
    ]);
  });
});
