/**
 * The lists, grids and boards in which a key of one letter or digit means something. Whoever binds such a key names the ground
 * that must hold the focus: elsewhere the letter is somebody's word and does nothing.
 */
export const grounds = [
  'welcome',
  'agents',
  'choices',
  'passage',
  'desks',
  'papers',
  'calendar',
  'grid',
  'booking',
  'moving',
  'offers',
  'cancelling',
  'due',
  'telling',
  'requests',
  'solutions',
  'blocks',
  'board',
] as const;

export type Ground = (typeof grounds)[number];

/** Where the focus stays on a person after an act, and a name may be typed next: a letter waits here for a second one (0038). */
const waiting: ReadonlySet<Ground> = new Set(['calendar', 'grid', 'due']);

/** Whether letters wait on one of these grounds until it is clear that no word is typed. */
export const isWaiting = (within: readonly Ground[]): boolean => within.some((ground) => waiting.has(ground));

/** Marks an element as a ground of keys. */
export const groundOf = (name: Ground): { readonly 'data-ground': Ground } => ({ 'data-ground': name });

const known: ReadonlySet<string> = new Set(grounds);

/** What takes letters as text: fields, and lists that go to a choice by its first letters. */
export const takesText = (target: EventTarget | null): boolean =>
  (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)) ||
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLElement && (target.isContentEditable || isTypedList(target)));

/**
 * A list that is open, or closed behind its button; a grid whose cells are filled by the letters that are typed (`data-typed`). The values of
 * a drawing are a list that nobody types over (`data-values`).
 */
export const isTypedList = (target: Element): boolean =>
  target.getAttribute('aria-haspopup') === 'listbox' ||
  target.closest('[role="listbox"]:not([data-values]), [role="menu"], [data-typed]') !== null;

/** The grounds that hold the focus; none while it stands where letters are text. */
export const groundsAt = (focused: Element | null): readonly Ground[] => {
  const held: Ground[] = [];
  if (takesText(focused)) return held;
  for (let at = focused?.closest('[data-ground]'); at; at = at.parentElement?.closest('[data-ground]')) {
    const name = at.getAttribute('data-ground') ?? '';
    if (known.has(name)) held.push(name as Ground);
  }
  return held;
};
