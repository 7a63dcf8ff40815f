import { localDay } from './local-day';

/** `A012-2026-11-24.pdf`: the number and the day, never who it is for. */
export const ticketFileName = (label: string, now: Date): string => {
  const safe = label
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${safe === '' ? 'ticket' : safe}-${localDay(now)}.pdf`;
};
