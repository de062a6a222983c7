import { checkElement } from '@zhiban/facts';
import { describe, expect, it } from 'vitest';
import type { ReadCharacter } from './ocr/decode.ts';
import { repairCode } from './repair.ts';

const uscc = (candidate: string): boolean => checkElement('uscc', candidate).ok;

describe('codes that fail their check digit', () => {
  it.each([
    ['9133O199MA2FJ8K3XT', '91330199MA2FJ8K3XT', 'O for 0'],
    ['91330199MAZFJ8K3XT', '91330199MA2FJ8K3XT', 'Z for 2'],
    ['91330199MA2FJBK3XT', '91330199MA2FJ8K3XT', 'B for 8'],
    ['9I33O199MA2FJ8K3XT', '91330199MA2FJ8K3XT', 'two at once'],
  ])('%s is mended to %s (%s)', (read, meant) => {
    expect(repairCode(read, uscc)).toBe(meant);
  });

  it('leaves a code alone in which another digit was changed', () => {
    expect(repairCode('91330199MA2FJ8K4XT', uscc)).toBeNull();
  });

  it('leaves a code alone that two exchanges would mend equally well', () => {
    expect(repairCode('18', candidate => candidate === '1B' || candidate === 'I8')).toBeNull();
  });
});

/** What the recogniser saw: the first of each is what it read, the rest what it may have been. */
const seen = (places: readonly (readonly string[])[]): ReadCharacter[] =>
  places.map((texts, index) => ({
    options: texts.map((text, rank) => ({ text, probability: 0.9 / (rank + 1) })),
    at: index / places.length,
  }));
const placesOf = (read: string, others: Readonly<Record<number, string>>): ReadCharacter[] =>
  seen([...read].map((character, index) => [character, ...(index in others ? [others[index] ?? ''] : [])]));

describe('what else the recogniser saw', () => {
  it('mends a digit that looks like no other', () => {
    const read = '91330199MA2FJ8K4XT';
    expect(repairCode(read, uscc, placesOf(read, { 15: '3', 4: '8' }))).toBe('91330199MA2FJ8K3XT');
  });

  it('brings back a character that was passed over, and drops one that was none', () => {
    const short = placesOf('91330199MA2FJK3XT', {});
    const missed = [...short.slice(0, 13), ...seen([['', '8']]), ...short.slice(13)];
    expect(repairCode('91330199MA2FJK3XT', uscc, missed)).toBe('91330199MA2FJ8K3XT');
    const double = '91330199MA2FJ88K3XT';
    expect(repairCode(double, uscc, placesOf(double, { 13: '' }))).toBe('91330199MA2FJ8K3XT');
  });

  it('leaves a code alone when two of its candidates pass', () => {
    const twin = (candidate: string): boolean => candidate === '21' || candidate === '13';
    expect(
      repairCode(
        '11',
        twin,
        seen([
          ['1', '2'],
          ['1', '3'],
        ]),
      ),
    ).toBeNull();
  });

  it('does not search through a line that was hardly read at all', () => {
    const read = '91330199MA2FJ8K4XT';
    const all = seen([...read].map(character => [character, '3', '7', '9']));
    let tried = 0;
    repairCode(
      read,
      candidate => {
        tried += 1;
        return uscc(candidate);
      },
      all,
    );
    expect(tried).toBeLessThan(100);
  });
});
