/** A file on its way into an archive: its bytes, its text, or its text piece by piece. */
export type FileToZip = readonly [path: string, content: string | Uint8Array | Iterable<string>];

// Quick: a file of figures shrinks to a tenth either way.
const level = 2;
/** The longest for which a page that waits for a file may stand still, milliseconds. */
const mostAtOnceMs = 12;

const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

const joined = (chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
};

/**
 * Packs files into a zip, on this thread with rests: the other way needs a worker made of a text, which the page's policy forbids. Bytes
 * are packed by their format already and only stored. The packer is fetched when it is asked for.
 */
export const zipFiles = async (files: readonly FileToZip[]): Promise<Uint8Array<ArrayBuffer>> => {
  const { strToU8, Zip, ZipDeflate, ZipPassThrough } = await import('fflate');
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  let since = performance.now();
  for (const [path, content] of files) {
    const isBytes = content instanceof Uint8Array;
    const entry = isBytes ? new ZipPassThrough(path) : new ZipDeflate(path, { level });
    zip.add(entry);
    const pieces = isBytes ? [content] : typeof content === 'string' ? [content] : content;
    for (const piece of pieces) {
      entry.push(typeof piece === 'string' ? strToU8(piece) : piece);
      if (performance.now() - since < mostAtOnceMs) continue;
      await rest();
      since = performance.now();
    }
    entry.push(new Uint8Array(0), true);
  }
  zip.end();
  return joined(chunks);
};
