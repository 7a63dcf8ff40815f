/** What is still to happen on a simulated day, in order; what is due at the same instant in the order in which it was put in. */
export const makeAgenda = () => {
  const waiting: { readonly ms: number; readonly order: number; readonly run: () => void }[] = [];
  let put = 0;
  return {
    at: (ms: number, run: () => void): void => {
      put += 1;
      const entry = { ms, order: put, run };
      let low = 0;
      let high = waiting.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        const other = waiting[middle];
        if (other && (other.ms > ms || (other.ms === ms && other.order > put))) low = middle + 1;
        else high = middle;
      }
      waiting.splice(low, 0, entry);
    },
    next: () => waiting.pop(),
  };
};
