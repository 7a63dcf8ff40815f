const most = 600;

/**
 * The minutes of a cell: `35`, `35 min`, `0:35`, `1h`, `1 h 15`, `PT35M`. `null` for what is no length from 1 minute to 10 hours.
 */
export const readDuration = (text: string): number | null => {
  const trimmed = text.trim().toLowerCase();
  const plain = /^(\d+)(?:[.,]0+)?\s*(?:m|mn|min\.?|minutes?)?$/.exec(trimmed);
  const hours = /^(\d{1,2})\s*(?:h|heures?|:)\s*(\d{1,2})?\s*(?:m|mn|min)?(?::\d{2})?$/.exec(trimmed);
  const iso = /^pt(?:(\d+)h)?(?:(\d+)m)?(?:\d+s)?$/.exec(trimmed);
  const parts = hours ?? iso;
  const minutes = plain ? Number(plain[1]) : parts ? Number(parts[1] ?? 0) * 60 + Number(parts[2] ?? 0) : 0;
  return minutes >= 1 && minutes <= most ? minutes : null;
};
