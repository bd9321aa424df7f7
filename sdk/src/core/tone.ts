/** Seconds. */
const length = 0.4;
/** So long one tab that has sounded keeps the others, and itself, from doing the same; milliseconds. */
const silence = 2000;
const loud = 0.12;

/** Two short notes, a fourth apart. */
const sound = (): void => {
  const audio = new AudioContext();
  const [note, volume, now] = [audio.createOscillator(), audio.createGain(), audio.currentTime];
  note.frequency.setValueAtTime(784, now);
  note.frequency.setValueAtTime(1047, now + length / 4);
  volume.gain.setValueAtTime(0, now);
  volume.gain.linearRampToValueAtTime(loud, now + 0.01);
  volume.gain.exponentialRampToValueAtTime(0.0001, now + length);
  note.connect(volume).connect(audio.destination);
  note.onended = () => void audio.close();
  note.start(now);
  note.stop(now + length);
};

/** Sounds once in all tabs of this origin, and only where the customer has acted: browsers refuse, and rightly, anything else. */
export const tone = (): void => {
  if (!navigator.userActivation?.hasBeenActive) return;
  const alone = async (lock: unknown): Promise<void> => {
    if (!lock) return;
    sound();
    await new Promise((resolve) => setTimeout(resolve, silence));
  };
  // Without locks (a page without TLS) every tab sounds.
  (navigator.locks?.request("help-widget-tone", { ifAvailable: true }, alone) ?? alone(true)).catch(
    () => undefined,
  );
};
