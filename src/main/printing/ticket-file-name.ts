/** `A012-2026-11-24.pdf`: the number and the day, never who it is for. */
export const ticketFileName = (label: string, now: Date): string => {
  const safe = label
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${safe === '' ? 'ticket' : safe}-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}.pdf`;
};
