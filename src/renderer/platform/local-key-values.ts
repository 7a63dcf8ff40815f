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

/** The same for what a window keeps beside the store of a device at a site; a station that is wiped forgets it. */
export const deviceKeyValues = (
  { siteId, deviceId }: { readonly siteId: string; readonly deviceId: string },
  part = '',
): ReturnType<typeof localKeyValues> => localKeyValues(`guichet.${siteId}.${deviceId}.${part}`);
