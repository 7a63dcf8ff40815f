import { useEffect, useState } from 'react';
import { concat, defer, from, of, switchMap, type Observable } from 'rxjs';

let note = (): void => undefined;
const shown = new Promise<void>((resolve) => {
  note = resolve;
});

/** The first place of this window stands, with the answers of the store. */
export const noteFirstShown = (): void => note();

const patienceMs = 3_000;

/** Resolves once the first place of this window stands, or after so many milliseconds: what nobody looks at waits for it. */
export const whenFirstShown = (atMostMs = patienceMs): Promise<void> =>
  Promise.race([shown, new Promise<void>((resolve) => setTimeout(resolve, atMostMs))]);

/** A question that the first place does not need: `before` at once, and what the store says as soon as that place stands, or after three seconds. */
export const onceFirstShown = <Value>(before: Value, open: () => Observable<Value>): Observable<Value> =>
  concat(of(before), defer(() => from(whenFirstShown())).pipe(switchMap(open)));

/** Whether the first place stands, or three seconds have gone by. */
export const useFirstShown = (): boolean => {
  const [isShown, setIsShown] = useState(false);
  useEffect(() => void whenFirstShown().then(() => setIsShown(true)), []);
  return isShown;
};
