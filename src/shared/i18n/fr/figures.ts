const nbsp = '\u00A0';

/** `1 064`, `12,5`, `−3,0`: decimal comma, thousands parted, a true minus. `digits` = decimals, always written. */
export const formatNumber = (value: number, digits = 0): string => {
  const [whole = '0', part] = Math.abs(value).toFixed(digits).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, nbsp);
  const text = part === undefined ? grouped : `${grouped},${part}`;
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
};

/** `12`, `1,2`: one decimal where it tells something, none where it is nought. */
export const formatShort = (value: number): string =>
  formatNumber(value, Math.abs(value) < 100 && Math.abs(Math.round(value * 10) % 10) > 0 ? 1 : 0);

/** `34,0 %` of a share between 0 and 1. */
export const formatShare = (share: number, digits = 1): string => `${formatNumber(share * 100, digits)}${nbsp}%`;

/** `+16,7 %`, `−12,5 %` of a change, 0.167 = a sixth more. */
export const formatChange = (change: number, digits = 1): string => {
  const text = formatShare(change, Math.abs(change) >= 1 ? 0 : digits);
  return change > 0 && /[1-9]/.test(text) ? `+${text}` : text;
};
