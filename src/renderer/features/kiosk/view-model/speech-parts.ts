/** As long as one text for the voice may be. */
const mostSigns = 400;

const cut = (sentence: string): readonly string[] => {
  if (sentence.length <= mostSigns) return [sentence];
  const at = sentence.lastIndexOf(' ', mostSigns);
  const end = at > 0 ? at : mostSigns;
  return [sentence.slice(0, end), ...cut(sentence.slice(end).trim())];
};

/** Sentences in as few texts as the voice takes, in order; none is lost, and none cut that fits. */
export const speechParts = (sentences: readonly string[]): readonly string[] => {
  const parts: string[] = [];
  for (const sentence of sentences.flatMap((one) => cut(one.trim())).filter((one) => one !== '')) {
    const last = parts.at(-1);
    const joined = last === undefined ? sentence : `${last}${/[.!?…؟]$/u.test(last) ? '' : '.'} ${sentence}`;
    if (last !== undefined && joined.length <= mostSigns) parts[parts.length - 1] = joined;
    else parts.push(sentence);
  }
  return parts;
};
