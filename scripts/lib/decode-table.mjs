// The text of a file of which nobody said the encoding: by its mark, by the zeros of UTF-16, as UTF-8 where nearly all of it is, else
// as Windows-1252, which every byte fits.

const marks = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
const sampleBytes = 4096;
/** Text in our letters is half zeros in UTF-16, all on one side. */
const mostlyZeros = 0.4;
function withoutMark(bytes) {
  const zeros = [0, 0];
  const length = Math.min(bytes.length, sampleBytes);
  for (let at = 0; at < length; at += 1) if (bytes[at] === 0) zeros[at % 2] += 1;
  if (zeros[1] > length * mostlyZeros) return 'utf-16le';
  return zeros[0] > length * mostlyZeros ? 'utf-16be' : 'utf-8';
}

const strict = (bytes, encoding) => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** What could not be read of a text, and the letters beyond ASCII that could. */
function counted(text) {
  let [bad, good] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) bad += 1;
    else if (code > 127) good += 1;
  }
  return { bad, good };
}

/** Decodes a file, by the encoding that is given, else by the one that is found; `null` where it is not of the one given. */
export function decodeTable(bytes, given) {
  if (given) {
    const text = strict(bytes, given);
    return text === null ? null : { text, encoding: given, badBytes: 0 };
  }
  const marked = marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))?.[0];
  const encoding = marked ?? withoutMark(bytes);
  const text = strict(bytes, encoding);
  if (text !== null) return { text, encoding, badBytes: 0 };
  const lenient = new TextDecoder(encoding).decode(bytes);
  const { bad, good } = counted(lenient);
  // A broken byte does not make UTF-8 another encoding: files are cut and joined. Windows-1252 read as UTF-8 has hardly a good letter.
  if (marked || bad < good) return { text: lenient, encoding, badBytes: bad };
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252', badBytes: 0 };
}
