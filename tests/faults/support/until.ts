/** Waits until something is so. Throws with what it waited for. */
export const until = async (
  isSo: () => Promise<boolean> | boolean,
  what: string,
  mostMs = 90_000,
  everyMs = 50,
): Promise<void> => {
  const startedMs = performance.now();
  while (performance.now() - startedMs < mostMs) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  throw new Error(`not within ${mostMs} ms: ${what}`);
};
