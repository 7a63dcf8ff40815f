/** A file on its way into an archive. */
export type FileToZip = readonly [path: string, content: string | Uint8Array];

/**
 * Packs files into a zip. In one go on this thread: the other way needs a worker made of a text, which the page's policy forbids. The
 * packer is fetched when it is asked for.
 */
export const zipFiles = async (files: readonly FileToZip[]): Promise<Uint8Array<ArrayBuffer>> => {
  const { strToU8, zipSync } = await import('fflate');
  return zipSync(
    Object.fromEntries(
      files.map(([path, content]) => [path, typeof content === 'string' ? strToU8(content) : content] as const),
    ),
    { level: 6 },
  );
};
