let context: AudioContext | null = null;

/** The one sound output of this page; `null` where there is none. */
export const audioOutput = (): AudioContext | null => {
  try {
    context ??= new AudioContext();
    void context.resume();
    return context;
  } catch {
    return null;
  }
};
