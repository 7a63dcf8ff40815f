const size = 8;

/** A code as it is typed, shaped `XXXX-XXXX`: capitals, no sign but the dash, nothing beyond eight. */
export const shapeCode = (text: string): string => {
  const signs = text
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .slice(0, size);
  return signs.length > 4 ? `${signs.slice(0, 4)}-${signs.slice(4)}` : signs;
};

export const isWholeCode = (code: string): boolean => /^[A-Z0-9]{4}-[A-Z0-9]{4}$/.test(code);
