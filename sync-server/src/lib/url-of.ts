/** A text as an address, `null` where it is none. (`URL.canParse` is not there in every Electron that we run.) */
export const urlOf = (text: string): URL | null => {
  try {
    return new URL(text);
  } catch {
    return null;
  }
};
