/**
 * Asks folders that may be on a share that is away, which hangs instead of failing: `instead` is the answer then. Such a question holds one of the few threads by
 * which pages are read too, so one is asked at a time, and none of a folder that has not answered yet.
 */
export const createLooks = (
  timeoutMs: number,
): (<Value>(folder: string, look: () => Promise<Value>, instead: Value) => Promise<Value>) => {
  const hanging = new Set<string>();
  let before: Promise<unknown> = Promise.resolve();

  const within = <Value>(folder: string, look: () => Promise<Value>, instead: Value): Promise<Value> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        hanging.add(folder);
        resolve(instead);
      }, timeoutMs);
      timer.unref();
      const end = (): void => {
        clearTimeout(timer);
        hanging.delete(folder);
      };
      look().then(resolve, reject).finally(end);
    });

  return (folder, look, instead) => {
    const answer = before.then(() => (hanging.has(folder) ? instead : within(folder, look, instead)));
    before = answer.catch(() => undefined);
    return answer;
  };
};
