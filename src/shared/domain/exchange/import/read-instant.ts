import { isCivilDay } from '../../../time/civil-day';

const withZone = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})$/;

/** The instant (UTC) of a cell that says its zone (`2026-12-08T13:00:00Z`, `2026-12-08 14:00+01:00`); `null` for any other. */
export const readInstant = (text: string): string | null => {
  const trimmed = text.trim();
  // 30 February is no day, though `Date` makes one of March of it.
  if (!withZone.test(trimmed) || !isCivilDay(trimmed.slice(0, 10))) return null;
  const iso = trimmed
    .replace(' ', 'T')
    .replace(/\s/g, '')
    .replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
};
