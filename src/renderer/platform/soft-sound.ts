const hertz = [659, 880] as const;
const stepS = 0.14;
const loudness = 0.08;

let context: AudioContext | null = null;

/** Two quiet notes for who works at this screen; silent where there is no sound. It never carries what a screen does not say. */
export const softSound = async (): Promise<void> => {
  try {
    context ??= new AudioContext();
    await context.resume();
    const audio = context;
    hertz.forEach((pitch, index) => {
      const [tone, gain] = [audio.createOscillator(), audio.createGain()];
      const at = audio.currentTime + index * stepS;
      tone.frequency.value = pitch;
      gain.gain.setValueAtTime(loudness, at);
      gain.gain.exponentialRampToValueAtTime(0.0001, at + 2 * stepS);
      tone.connect(gain).connect(audio.destination);
      tone.start(at);
      tone.stop(at + 2 * stepS);
    });
  } catch {
    // No loudspeaker: the banner says it all.
  }
};
