import { describe, expect, it } from 'vitest';

import { demoReasons } from '#shared/demo/demo-reasons';

import { blankReason, oneMorePerson, reasonShape } from './reason-shape';

const { toBody, toDraft } = reasonShape;

describe('a reason in its form', () => {
  it('comes out as it went in when nothing is touched', () => {
    for (const body of demoReasons) expect(toBody(toDraft(body))).toEqual(body);
    const whole = { ...blankReason, bufferMin: 5, noticeMin: 1440, horizonDays: 90, channels: ['desk', 'phone'] };
    expect(toBody(toDraft(whole))).toEqual({ ...whole, code: '' });
  });

  it('leaves out what is usual, and writes codes in capitals', () => {
    const draft = { ...toDraft(blankReason), code: ' cni ', buffer: '0', horizon: '180' };
    expect(toBody(draft)).toEqual({ ...blankReason, code: 'CNI' });
  });

  it('turns empty figures into ones that no rule takes', () => {
    const body = toBody({ ...toDraft(blankReason), durations: ['20', ''], horizon: '' });
    expect(body.durationsMin).toEqual([20, -1]);
    expect(body.horizonDays).toBe(-1);
  });

  it('keeps that no channel at all was chosen, so that the rule can say so', () => {
    expect(toBody({ ...toDraft(blankReason), channels: [] }).channels).toEqual([]);
  });
});

describe('a further person', () => {
  it('takes as much longer as the last one', () => {
    expect(oneMorePerson(['20'])).toEqual(['20', '35']);
    expect(oneMorePerson(['20', '35', '50'])).toEqual(['20', '35', '50', '65']);
    expect(oneMorePerson(['20', '20'])).toEqual(['20', '20', '20']);
  });
});
