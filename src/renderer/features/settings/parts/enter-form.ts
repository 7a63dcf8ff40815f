import { mayWrite } from '../../../ui/writing';

/** How many pictures the form of another entry may take to be there. */
const mostFrames = 60;

/** The form that a section shows. */
export const formIn = (section: Element | null): HTMLElement | null =>
  section?.querySelector<HTMLElement>('.set-form') ?? null;

const enter = (form: HTMLElement): void => form.querySelector<HTMLElement>(':is(input, button, textarea)')?.focus();

/** Whether the focus stands in a form of a new entry already: there is none to come. */
const isAtNew = (form: HTMLElement): boolean => 'isNew' in form.dataset && form.contains(document.activeElement);

/**
 * Goes into the form of a section. Where another one is to take the place of the form that `leaves`, it goes into that one as soon as it
 * is drawn, and after two pictures into the one that stands, as a new entry may be edited in the same form. It gives up as soon as the
 * person goes elsewhere: with a press, or a key that writes nothing.
 */
export const enterForm = (section: Element | null, leaves: HTMLElement | null = null): void => {
  const watch = new AbortController();
  const { signal } = watch;
  const stop = (): void => watch.abort();
  const look = (frame: number): void => {
    if (signal.aborted) return;
    const form = formIn(section);
    const isThere = form !== null && form !== leaves;
    if (form && (isThere || (frame === 2 && !isAtNew(form)))) enter(form);
    if (isThere || frame === mostFrames) stop();
    else requestAnimationFrame(() => look(frame + 1));
  };
  window.addEventListener('pointerdown', stop, { capture: true, signal });
  window.addEventListener('keydown', (press) => mayWrite(press) || stop(), { capture: true, signal });
  requestAnimationFrame(() => look(1));
};
