import { expect, it } from 'vitest';
import { asPrinted } from './as-printed.ts';

const read = (text: string) => {
  const characters = [...text].map((character, index) => ({
    options: [{ text: character, probability: 0.9 }],
    at: index / text.length,
  }));
  return asPrinted({ text, confidence: 0.9, characters });
};

it.each([
  ['云卫公证字【2021)第21298号', '云卫公证字〔2021〕第21298号'],
  ['浙（2021）临江市不动产权第0012873号', '浙（2021）临江市不动产权第0012873号'],
  ['城市绿化管理.', '城市绿化管理。'],
  ['详见公告.现申请补发', '详见公告。现申请补发'],
  ['房屋建筑面积：89.62m', '房屋建筑面积：89.62㎡'],
  ['层高：3.2m', '层高：3.2m'],
  ['2016.05.20-2036.05.20', '2016.05.20-2036.05.20'],
  ['http://www.gsxt.example.cn', 'http://www.gsxt.example.cn'],
])('reads %s as %s', (text, printed) => {
  const line = read(text);
  expect(line.text).toBe(printed);
  expect(line.characters.map(({ options }) => options[0]?.text).join('')).toBe(printed);
});
