/** Does something once nobody has called for a while; gives what is to be called. It holds no process open. */
export const whenIdle = (afterMs: number, work: () => void): (() => void) => {
  let timer: NodeJS.Timeout | null = null;
  return () => {
    timer ??= setTimeout(work, afterMs).unref();
    timer.refresh();
  };
};
