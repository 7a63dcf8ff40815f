/** Small facts of this device in the storage of the browser, under a prefix; silent where there is none. */
export const localKeyValues = (
  prefix: string,
): { readonly read: (key: string) => string; readonly write: (key: string, value: string) => void } => {
  const storage = typeof localStorage === 'undefined' ? null : localStorage;
  return {
    read: (key) => storage?.getItem(prefix + key) ?? '',
    write: (key, value) => {
      if (value === '') storage?.removeItem(prefix + key);
      else storage?.setItem(prefix + key, value);
    },
  };
};
