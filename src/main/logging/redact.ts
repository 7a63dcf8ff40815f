const rules: readonly (readonly [RegExp, string])[] = [
  [/\b[\w.+-]+@[\w-]+\.[\w.-]+\b/g, '[email]'],
  [/\b(Bearer)\s+\S+/gi, '$1 [token]'],
  [/\b[A-Za-z0-9_-]{32,}\b/g, '[token]'],
  [/(?:\+33|\b0)[ .-]?[1-9](?:[ .-]?\d{2}){4}\b/g, '[phone]'],
  [/\b(?:19|20)\d{2}-\d{2}-\d{2}\b(?!T)/g, '[date]'],
  [/\b\d{2}\/\d{2}\/(?:19|20)\d{2}\b/g, '[date]'],
];

/** Takes e-mail addresses, phone numbers, tokens and civil dates (births) out of a log line. */
export const redact = (text: string): string =>
  rules.reduce((left, [pattern, stand]) => left.replace(pattern, stand), text);
