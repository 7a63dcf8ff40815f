import { describe, expect, it } from 'vitest';

import { isWholeCode, shapeCode } from './enrol-code';

describe('shapeCode', () => {
  it('shapes what is typed or pasted', () => {
    expect(shapeCode('ab3')).toBe('AB3');
    expect(shapeCode('ab3d9')).toBe('AB3D-9');
    expect(shapeCode(' ab3d-9xyz ')).toBe('AB3D-9XYZ');
    expect(shapeCode('ab3d 9xyz 77')).toBe('AB3D-9XYZ');
    expect(shapeCode('AB3D-')).toBe('AB3D');
  });

  it('knows a whole code', () => {
    expect(isWholeCode('AB3D-9XYZ')).toBe(true);
    expect(isWholeCode('AB3D-9XY')).toBe(false);
  });
});
