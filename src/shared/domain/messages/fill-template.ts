/** The fields that a template of a message may name, in French because administrators write them: `{jour}`. */
export const messageFields = ['jour', 'heure', 'lieu', 'numero', 'pieces', 'telephone'] as const;
/** A field of a template of a message. */
export type MessageField = (typeof messageFields)[number];

/** What stands for each field in one message. */
export type FieldValues = Readonly<Record<MessageField, string>>;

const inBraces = /\{([^{}\n]*)\}/gu;

const isField = (name: string): name is MessageField => messageFields.some((field) => field === name);

const fieldsIn = (text: string): readonly string[] => [...text.matchAll(inBraces)].map((match) => match[1] ?? '');

/** The names in braces that are no field: they would be sent as they stand. */
export const unknownFields = (text: string): readonly string[] => [
  ...new Set(fieldsIn(text).filter((name) => !isField(name))),
];

// A value never brings a line of its own: in a subject it would begin another header.
const oneLine = (value: string): string => value.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

const isLeftOut = (line: string, values: FieldValues): boolean => {
  const fields = fieldsIn(line).filter(isField);
  return fields.length > 0 && fields.every((field) => oneLine(values[field]) === '');
};

/**
 * A text with its fields filled in one pass, so that braces in a value stay what they are. A line whose fields are all
 * empty is left out, and the gap that it leaves is closed.
 */
export const fillTemplate = (text: string, values: FieldValues): string => {
  const lines = text.replaceAll(/\r\n?/g, '\n').split('\n');
  const kept = lines.filter((line) => !isLeftOut(line, values));
  const filled = kept
    .map((line) => line.replaceAll(inBraces, (whole, name: string) => (isField(name) ? oneLine(values[name]) : whole)))
    .join('\n');
  return kept.length < lines.length ? filled.replaceAll(/\n{3,}/g, '\n\n') : filled;
};
