/**
 * Puts the clock of this whole process off by so many milliseconds, as a wrong clock of the machine would: RxDB and our own
 * code read it alike. Timers go on as they were.
 */
export const shiftClock = (offsetMs: number): void => {
  if (offsetMs === 0) return;
  const True = globalThis.Date;
  const now = (): number => True.now() + offsetMs;
  globalThis.Date = new Proxy(True, {
    construct: (target, args) => Reflect.construct(target, args.length === 0 ? [now()] : args),
    apply: () => new True(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
};
