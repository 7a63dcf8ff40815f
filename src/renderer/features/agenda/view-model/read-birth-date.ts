/** `24/11/1987` as `1987-11-24`; `''` for nothing, `null` for what is no date. */
export const readBirthDate = (text: string): string | null => {
  if (text.trim() === '') return '';
  const match =
    /^\s*(\d{1,2})[\s./-](\d{1,2})[\s./-](\d{4})\s*$/.exec(text) ?? /^\s*(\d{2})(\d{2})(\d{4})\s*$/.exec(text);
  if (!match) return null;
  const [, day = '', month = '', year = ''] = match;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(iso) && year >= '1900' ? iso : null;
};
