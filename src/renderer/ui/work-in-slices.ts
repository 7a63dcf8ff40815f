/** So long a stretch of work may hold the page, milliseconds: well under a frame of a slow machine. */
const stretchMs = 10;

/**
 * Works through the steps of a generator in stretches that never hold the page longer than one step and some milliseconds, and tells the
 * answer; answers how to stop. `settleMs` = begins after so long: changes come in bursts.
 */
export const workInSlices = <Answer>(
  steps: Generator<undefined, Answer>,
  onDone: (answer: Answer) => void,
  settleMs = 0,
): (() => void) => {
  let timer: ReturnType<typeof setTimeout>;
  const go = (): void => {
    const until = performance.now() + stretchMs;
    let step = steps.next();
    while (!step.done && performance.now() < until) step = steps.next();
    if (step.done) onDone(step.value);
    else timer = setTimeout(go, 0);
  };
  timer = setTimeout(go, settleMs);
  return () => clearTimeout(timer);
};
