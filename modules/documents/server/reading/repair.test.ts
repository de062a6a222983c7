import { checkElement } from '@zhiban/facts';
import { describe, expect, it } from 'vitest';
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
