import { timeOf } from '#shared/time/civil';

/** A time as people type it (`8`, `8h`, `8h30`, `830`, `8:30`, `08.30`) as `HH:mm`; what is none stays as it is. */
export const readTime = (text: string): string => {
  const found = /^(\d{1,2})(?:\s*[h:.]\s*(\d{2})?|(\d{2}))?$/i.exec(text.trim());
  if (!found) return text.trim();
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? found[3] ?? 0)];
  return hour < 24 && minute < 60 ? timeOf(hour * 60 + minute) : text.trim();
};
