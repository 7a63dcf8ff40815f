/** Most bytes of a QR code of version 1, 2, 3… at level M (ISO/IEC 18004, table 7). */
const mostBytes = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331] as const;

/** Modules along one side of the QR code at level M for so many bytes, without its quiet margin. */
export const qrModules = (bytes: number): number => {
  const at = mostBytes.findIndex((most) => bytes <= most);
  return 17 + 4 * ((at < 0 ? mostBytes.length : at) + 1);
};
