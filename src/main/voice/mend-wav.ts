const HEADER_BYTES = 44;

/**
 * A WAV file that was written to a pipe does not know its own length: its two length fields are put right, so that every player takes
 * it. Null for what is no WAV file or holds no sound.
 */
export const mendWav = (wav: Buffer): Buffer | null => {
  if (wav.length <= HEADER_BYTES) return null;
  if (wav.toString('latin1', 0, 4) !== 'RIFF' || wav.toString('latin1', 8, 12) !== 'WAVE') return null;
  const data = wav.indexOf('data', 12, 'latin1');
  if (data < 0 || data + 8 >= wav.length) return null;
  const mended = Buffer.from(wav);
  mended.writeUInt32LE(wav.length - 8, 4);
  mended.writeUInt32LE(wav.length - data - 8, data + 4);
  return mended;
};
