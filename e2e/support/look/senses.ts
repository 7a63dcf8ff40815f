import type { Page } from '@playwright/test';

/**
 * Runs in the page: what is said by looks alone, and what a page without its styles would lose: states, lists, languages, the order of reading, errors, a line each. `inFrench` = words that
 * look foreign and are not.
 */
const findSenseFaults = (foreign: readonly string[]): string[] => {
  const faults: string[] = [];
  const say = (element: Element): string =>
    `<${element.tagName.toLowerCase()} class="${element.className}"> « ${(element.textContent ?? '').trim().slice(0, 40)} »`;
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ checkOpacity: false, checkVisibilityCSS: true }) && element.closest('[inert]') === null;
  const all = (selector: string, within: ParentNode = document): HTMLElement[] =>
    [...within.querySelectorAll<HTMLElement>(selector)].filter(isShown);
  const dialog = all('[role="dialog"], [role="alertdialog"]').at(-1);
  const scope: ParentNode = dialog ?? document;

  // 3.1, 10.9: what is drawn as chosen is said to be so, by the element itself or by a control in or around it.
  const states =
    '[aria-selected="true"], [aria-current]:not([aria-current="false"]), [aria-checked="true"], [aria-pressed="true"], [aria-expanded="true"], [data-selected], :checked';
  for (const chosen of all('.is-sel, .is-on, .is-active', scope))
    if (!chosen.matches(states) && !chosen.querySelector(states) && !chosen.closest(states))
      faults.push(`chosen by looks alone: ${say(chosen)}`);
  // 3.1: what has a colour of alarm has words or a sign as well.
  const alarms = [...document.querySelectorAll<HTMLElement>('[class*="--bad"], [class*="--warn"], [class*="--ok"]')];
  for (const alarm of alarms.filter(isShown)) {
    if (dialog && !dialog.contains(alarm)) continue;
    const hasWords = (alarm.textContent ?? '').trim() !== '' || alarm.querySelector('svg, input') !== null;
    const isNamed = alarm.matches('svg, [aria-label], [title]') || alarm.closest('[aria-label]') !== null;
    if (!hasWords && !isNamed) faults.push(`a colour without a word: ${say(alarm)}`);
  }

  // 8.7: words of another language, or in other letters, say so.
  const walker = document.createTreeWalker(dialog ?? document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = (node.textContent ?? '').trim();
    const parent = node.parentElement;
    if (!parent || words === '') continue;
    const isForeign = /[\p{Script=Arabic}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}]{2}/u.test(words);
    if ((isForeign || foreign.includes(words)) && isShown(parent)) {
      const lang = parent.closest('[lang]')?.getAttribute('lang') ?? 'fr';
      if (lang === 'fr') faults.push(`words of another language without its mark: ${say(parent)}`);
    }
    // 9.3: a line that begins as one of a list is in one.
    if (
      /^(?:[•◦▪‣·*]|[-–—]\s)\s*\p{L}/u.test(words) &&
      isShown(parent) &&
      !parent.closest('li, td, th, option, textarea, [role="option"]')
    )
      faults.push(`reads like a line of a list: ${say(parent)}`);
  }
  // 9.3: four and more of one kind below each other are a list, a group of controls or rows.
  const grouped =
    'ul, ol, dl, menu, tr, tbody, thead, table, svg, fieldset, nav, [role="list"], [role="listbox"], [role="menu"], [role="tablist"], [role="radiogroup"], [role="group"], [role="toolbar"], [role="grid"], [role="row"], [role="rowgroup"], [role="table"], [role="presentation"]';
  for (const parent of new Set(all('a, button, p, article', scope).map((one) => one.parentElement as HTMLElement))) {
    if (!parent || parent.matches(grouped) || parent.closest('svg, [aria-hidden="true"]')) continue;
    const kinds = new Map<string, Element[]>();
    for (const one of [...parent.children].filter(isShown)) {
      const kind = `${one.tagName} ${one.className
        .toString()
        .replace(/\bis-\w+/gu, '')
        .trim()}`;
      kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
    }
    for (const [kind, ones] of kinds) {
      if (!/^(?:A|BUTTON|P|ARTICLE) /u.test(kind) || ones.length < 4) continue;
      const tops = ones.map((one) => one.getBoundingClientRect());
      if (tops.every((box, at) => at === 0 || box.top >= (tops[at - 1] as DOMRect).bottom - 1))
        faults.push(`reads like a list and is none: ${ones.length} × ${kind} in ${say(parent)}`);
    }
  }

  // 10.3: read without styles, a heading stands before what it heads, a label before its field, and what sends a form after its fields.
  for (const part of all('[aria-labelledby]', scope)) {
    const heading = document.getElementById(part.getAttribute('aria-labelledby') ?? '');
    if (!heading?.matches('h1, h2, h3, h4') || !part.contains(heading)) continue;
    const before = all('input, textarea, td, p, li', part).filter(
      (one) => heading.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING,
    );
    if (before.length > 0) faults.push(`${before.length} parts stand before their heading: ${say(heading)}`);
  }
  for (const field of all(
    'input:not([type="checkbox"], [type="radio"], [type="hidden"]), textarea',
    scope,
  ) as HTMLInputElement[])
    for (const label of field.labels ?? [])
      if (label.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_PRECEDING)
        faults.push(`a label stands after its field: ${say(label)}`);
  for (const send of all('form [type="submit"].btn--main', scope)) {
    const form = send.closest('form') as HTMLFormElement;
    const later = all('input, textarea, select', form).filter(
      (one) => send.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    if (later.length > 0) faults.push(`what sends a form stands before ${later.length} of its fields: ${say(send)}`);
  }

  // 11.9, 11.10: no button says « Rejeter » for « Fermer »; an error is tied to its field.
  for (const button of document.querySelectorAll('button'))
    if (/^rejeter$/iu.test(button.getAttribute('aria-label') ?? button.textContent?.trim() ?? ''))
      faults.push(`a button says « Rejeter »: ${say(button)}`);
  for (const note of all('.field-note--bad', scope)) {
    const isSaid = note.closest('[role="alert"], [role="status"]') !== null;
    const isTied =
      note.id !== '' &&
      document.querySelector(
        `[aria-describedby~="${CSS.escape(note.id)}"], [aria-errormessage~="${CSS.escape(note.id)}"]`,
      );
    if (!isSaid && !isTied) faults.push(`an error is tied to no field: ${say(note)}`);
  }
  return [...new Set(faults)];
};

/** Runs in the page while it is one column: what stands above something that is read before it. */
const findOrderFaults = (): string[] => {
  const open = [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')].at(-1);
  const shown = [...document.querySelectorAll('main')].find((one) => one.checkVisibility());
  const scope = open ?? shown ?? document.body;
  const headings = [...scope.querySelectorAll('h2, h3, h4, form [type="submit"]')].filter(
    (one) =>
      one.checkVisibility({ checkVisibilityCSS: true }) &&
      one.getBoundingClientRect().width > 2 &&
      one.closest('[inert]') === null,
  );
  /** The frames in which an element is scrolled, the outermost first, and the element itself. */
  const framesOf = (element: Element): readonly Element[] => {
    const frames = [element];
    for (let at = element.parentElement; at && at !== scope; at = at.parentElement)
      if (/auto|scroll/u.test(getComputedStyle(at).overflowY) && at.scrollHeight > at.clientHeight + 1)
        frames.unshift(at);
    return frames;
  };
  return headings.flatMap((one, at) => {
    const before = headings[at - 1];
    if (!before) return [];
    // What is scrolled out of a frame stands where the frame does.
    const [here, there] = [framesOf(one), framesOf(before)];
    const first = here.findIndex((frame, depth) => frame !== there[depth]);
    const isAbove =
      (here[first]?.getBoundingClientRect().bottom ?? 0) <= (there[first]?.getBoundingClientRect().top ?? 0);
    return isAbove ? [`« ${one.textContent} » stands above « ${before.textContent} », which is read first`] : [];
  });
};

/** What is seen in another order than it is read, on a page of one column. */
export const orderFaults = (page: Page): Promise<readonly string[]> => page.evaluate(findOrderFaults);

/** The names of the languages of a kiosk, in themselves. */
const foreignNames = ['English', 'Español', 'Português', 'العربية'];

/** What is said by looks alone on the page as it stands, and what it would lose without its styles. */
export const senseFaults = (page: Page): Promise<readonly string[]> => page.evaluate(findSenseFaults, foreignNames);
