const shape = /^(\d{15})-(\d{6})-\P{Cc}{1,57}$/u;

export const isStamp = (text: string): boolean => shape.test(text);

/** Milliseconds since 1970 of a stamp, 0 when it is none. */
export const wallOf = (text: string): number => Number(/^(\d{15})-\d{6}-/.exec(text)?.[1] ?? 0);

export const later = (a: string, b: string): string => {
  if (isStamp(a) !== isStamp(b)) return isStamp(a) ? a : b;
  return a >= b ? a : b;
};

export const deviceOf = (stamp: string): string => stamp.slice(23);

/** The next stamp of a device, after all that it saw. */
export const tick = (last: string, nowMs: number, device: string): string => {
  const [, wall = '0', count = '0'] = /^(\d{15})-(\d{6})-/.exec(last) ?? [];
  const write = (ms: number, more: number): string =>
    `${String(ms).padStart(15, '0')}-${String(more).padStart(6, '0')}-${device}`;
  if (nowMs > Number(wall)) return write(nowMs, 0);
  return Number(count) < 999_999 ? write(Number(wall), Number(count) + 1) : write(Number(wall) + 1, 0);
};
