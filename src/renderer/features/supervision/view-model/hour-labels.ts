type Step = { readonly from: string; readonly to: string };

const short = (from: string): string => {
  const hour = String(Number(from.slice(0, 2)));
  return from.endsWith(':00') ? `${hour}\u00A0h` : `${hour}${from.slice(2)}`;
};

/** Whether a closed stretch lies before a step. */
export const followsGap = (steps: readonly Step[], index: number): boolean => {
  const [before, step] = [steps[index - 1], steps[index]];
  return before !== undefined && step !== undefined && before.to < step.from;
};

/** Labels under half hours: the first one, the first after a closed stretch, and whole hours that do not touch another label. */
export const hourLabels = (steps: readonly Step[]): readonly string[] =>
  steps.map((step, index) => {
    if (index === 0 || followsGap(steps, index)) return short(step.from);
    // Beside « 13:30 » there is no room for « 14 h ».
    const isAfterLabel = index === 1 || followsGap(steps, index - 1);
    return step.from.endsWith(':00') && !isAfterLabel ? short(step.from) : '';
  });
