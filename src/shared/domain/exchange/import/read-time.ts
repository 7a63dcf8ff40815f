import { timeOf } from '../../../time/civil';

const shape = /^(\d{1,2})\s*(?:h|H|:|\.)\s*(\d{2})?(?:\s*min\.?|[:.]\d{2}(?:\.\d+)?)?(?:Z)?$/;

/**
 * The civil `HH:mm` of a cell: `9h30`, `14 h`, `09:30:00`, or the end of a cell with a day before it (`03/03/2026 09:30`). Seconds are
 * left out. `null` for what is no time.
 */
export const readTime = (text: string): string | null => {
  const trimmed = text.trim();
  const alone = /^\S+[\sT]+(?:à\s+)?(\d{1,2}\s*[hH:].*)$/.exec(trimmed)?.[1] ?? trimmed;
  const words = /\s(?:à\s+)?(\d{1,2}\s*[hH:]\s*\d{0,2})$/.exec(trimmed)?.[1];
  const found = shape.exec(alone) ?? (words === undefined ? null : shape.exec(words.trim()));
  if (!found) return null;
  const hour = Number(found[1]);
  const minute = Number(found[2] ?? '0');
  return hour < 24 && minute < 60 ? timeOf(hour * 60 + minute) : null;
};
