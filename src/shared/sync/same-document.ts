const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const sameRecord = (a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean => {
  for (const key in a) {
    // A key without a value is as good as absent: neither survives JSON.
    if (a[key] !== undefined && !(Object.hasOwn(b, key) && sameValue(a[key], b[key]))) return false;
  }
  for (const key in b) {
    if (b[key] !== undefined && !(Object.hasOwn(a, key) && a[key] !== undefined)) return false;
  }
  return true;
};

/** Structural equality of JSON values, whatever the order of keys. */
export const sameValue = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b) || a === b) return true;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((entry, index) => sameValue(entry, b[index]));
  return isRecord(a) && isRecord(b) && sameRecord(a, b);
};

const withoutStoreKeys = (document: object): Record<string, unknown> => {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(document)) if (!key.startsWith('_')) kept[key] = value;
  return kept;
};

const isDeleted = (document: object): boolean => '_deleted' in document && document._deleted === true;

/**
 * Whether two documents say the same. What a store adds (`_rev`, `_meta`, `_attachments`) does not count; `_deleted`
 * does, and absent means `false`. Cheap on purpose: it runs for every document of every exchange.
 */
export const sameDocument = (a: object, b: object): boolean =>
  a === b || (isDeleted(a) === isDeleted(b) && sameRecord(withoutStoreKeys(a), withoutStoreKeys(b)));
