const mostOctets = 75;
const plainAscii = /^[\x20-\x7e]*$/;
const kept = /[^\P{Cc}\t\n]/gu;

const octetsOf = (character: string): number => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
};

/**
 * A content line with its end, cut where it passes 75 octets of UTF-8, the space that marks a continuation included and the
 * line end not (RFC 5545, 3.1). It is cut between characters only, never inside one.
 */
export const foldedLine = (line: string): string => {
  if (line.length <= mostOctets && plainAscii.test(line)) return `${line}\r\n`;
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > mostOctets) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return `${folded}\r\n`;
};

/** A text as the value of a property (RFC 5545, 3.3.11). Line ends become `\n`; other control characters are left out. */
export const escapedText = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(kept, '')
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`);

/** The text that `escapedText` wrote. An escape that the standard does not know stands for its character. */
export const plainText = (value: string): string =>
  value.replaceAll(/\\(.)/gsu, (_, character: string) => (character === 'n' || character === 'N' ? '\n' : character));

/** The value of a parameter, in quotes; quotes and control characters cannot be written there (RFC 5545, 3.2). */
export const quotedParameter = (text: string): string => `"${text.replaceAll('"', '’').replaceAll(/\p{Cc}+/gu, ' ')}"`;
