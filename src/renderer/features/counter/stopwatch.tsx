import { useNow } from '../../data/queries/use-now';
import { stopwatch } from './view-model/service-time';

/** Minutes and seconds since an instant. Alone in its component, so that only it changes every second. */
export const Stopwatch = ({ since, label }: { readonly since: string; readonly label: string }) => (
  <b role="timer" aria-label={label}>
    {stopwatch(since, useNow(1_000))}
  </b>
);
