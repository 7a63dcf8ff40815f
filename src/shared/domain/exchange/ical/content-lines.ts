/** One property or boundary of a calendar file. Parameter names are in upper case. */
export type ContentLine = {
  /** Where it begins in the file, 1 = the first line. */
  readonly line: number;
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly value: string;
};

/** A line that is no property: where it is. */
type BrokenLine = { readonly line: number; readonly broken: true };

type RawLine = { readonly line: number; readonly text: string };

const unfolded = (text: string): readonly RawLine[] => {
  const lines: { line: number; text: string }[] = [];
  for (const [index, one] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const last = lines.at(-1);
    if (last && /^[ \t]/.test(one)) last.text += one.slice(1);
    else lines.push({ line: index + 1, text: one });
  }
  return lines.filter((one) => one.text.trim() !== '');
};

const parameter = /;([\w-]+)=("[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*/y;

const parsed = ({ line, text }: RawLine): ContentLine | BrokenLine => {
  const [name] = /^[\w-]+/.exec(text) ?? [];
  if (name === undefined) return { line, broken: true };
  const parameters: Record<string, string> = {};
  parameter.lastIndex = name.length;
  let at = name.length;
  for (let found = parameter.exec(text); found; found = parameter.exec(text)) {
    at = parameter.lastIndex;
    parameters[(found[1] ?? '').toUpperCase()] = (found[2] ?? '').replaceAll('"', '');
  }
  if (text[at] !== ':') return { line, broken: true };
  return { line, name: name.toUpperCase(), parameters, value: text.slice(at + 1) };
};

/** The lines of a calendar file, folded ones joined again, with where each began. Any line end and a byte order mark are taken. */
export const contentLines = (text: string): readonly (ContentLine | BrokenLine)[] => unfolded(text).map(parsed);
