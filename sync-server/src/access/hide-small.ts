import { isTellable } from '#shared/domain/insights/protect/small-numbers';

const counts = ['n', 'of', 'count'] as const;

const isSmall = (value: Readonly<Record<string, unknown>>): boolean =>
  counts.some((name) => {
    const count = value[name];
    return typeof count === 'number' && !isTellable(count);
  });

const withheld = (value: unknown): unknown => (typeof value === 'string' ? value : null);

/**
 * A figure as it leaves by the read interface: what is made of fewer than five is `null`, names of things and days stay. Entries of
 * reasons in `left` are left out: their department alone may see them.
 */
export const hideSmall = (value: unknown, left: ReadonlySet<string>): unknown => {
  if (Array.isArray(value))
    return value.flatMap((one: unknown) => {
      const reasonId =
        typeof one === 'object' && one !== null && 'reasonId' in one ? (one as { reasonId: unknown }).reasonId : '';
      return typeof reasonId === 'string' && left.has(reasonId) ? [] : [hideSmall(one, left)];
    });
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  return isSmall(value as Readonly<Record<string, unknown>>)
    ? Object.fromEntries(entries.map(([name, one]) => [name, withheld(one)]))
    : Object.fromEntries(entries.map(([name, one]) => [name, hideSmall(one, left)]));
};
