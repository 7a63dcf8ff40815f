import type { Page } from '@playwright/test';

/** Runs in the page: what is wrong with how it is made, a line each. What lies below an open dialog is not looked at for headings and fields. */
const findStructureFaults = (): string[] => {
  const faults: string[] = [];
  const say = (element: Element): string =>
    `<${element.tagName.toLowerCase()}${element.id === '' ? '' : `#${element.id}`} class="${element.className}"> « ${(element.textContent ?? '').trim().slice(0, 40)} »`;
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ checkOpacity: false, checkVisibilityCSS: true }) && element.closest('[inert]') === null;
  const all = (selector: string, within: ParentNode = document): Element[] =>
    [...within.querySelectorAll(selector)].filter(isShown);

  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) faults.push(`an id is there twice: ${id}`);

  // What HTML does not allow: a browser that reads the page would put these elsewhere, or take one for the other.
  const block =
    ':is(div, p, ul, ol, dl, table, section, article, nav, main, header, footer, form, h1, h2, h3, h4, h5, h6)';
  const phrasing = ':is(span, b, i, em, strong, small, button, label, kbd, h1, h2, h3, h4, h5, h6, p)';
  for (const [what, selector] of [
    ['a block stands in a line', `${phrasing} > ${block}`],
    ['a control stands in a control', ':is(button, a[href]) :is(button, a[href], input, select, textarea)'],
    ['a list holds more than its lines', ':is(ul, ol) > :not(li)'],
    ['a line stands in no list', 'li:not(:is(ul, ol) > li)'],
    ['a list of words holds something else', 'dl > :not(dt, dd, div)'],
    ['a form stands in a form', 'form form'],
    ['a row stands in no table', 'tr:not(:is(thead, tbody, tfoot) > tr)'],
  ] as const)
    for (const element of document.querySelectorAll(`#root ${selector}, [role="dialog"] ${selector}`))
      faults.push(`${what}: ${say(element)}`);

  const dialog = all('[role="dialog"], [role="alertdialog"]').at(-1);
  const headings = all('h1, h2, h3, h4, h5, h6', dialog ?? document);
  if (headings.length === 0) faults.push('no heading');
  if (!dialog && headings.filter(({ tagName }) => tagName === 'H1').length !== 1)
    faults.push(`main headings: ${headings.filter(({ tagName }) => tagName === 'H1').length}`);
  let before = dialog ? 1 : 0;
  for (const heading of headings) {
    const level = Number(heading.tagName.slice(1));
    if (level > before + 1) faults.push(`a heading jumps from ${before} to ${level}: ${say(heading)}`);
    before = level;
  }

  // The welcome has no frame around it yet.
  const hasFrame = document.querySelector('.app') !== null;
  if (!dialog && hasFrame) {
    const [first] = all('a[href], button, input, select, textarea, [tabindex="0"]');
    if (!first?.matches('a.skip')) faults.push(`the first stop is no link to the content: ${first && say(first)}`);
    const [main, ...mores] = all('main');
    if (!main || mores.length > 0) faults.push(`main parts: ${mores.length + (main ? 1 : 0)}`);
    const [ways] = all('header nav');
    if (!ways || (main && !(ways.compareDocumentPosition(main) & Node.DOCUMENT_POSITION_FOLLOWING)))
      faults.push('the ways to the places do not stand in the head, before the main part');
    if (all('header .find').length !== 1) faults.push('the search of the head is not there');
    if (all('footer').length === 0) faults.push('no foot');
  }

  // A button that makes a number smaller may stand between.
  const farPx = 64;
  for (const field of all('input, textarea', dialog ?? document) as (HTMLInputElement | HTMLTextAreaElement)[]) {
    for (const label of field.labels ?? []) {
      const [one, other] = [label.getBoundingClientRect(), field.getBoundingClientRect()];
      // Labels for a screen reader alone are a pixel.
      if (one.width < 2 || other.width < 2) continue;
      const across = Math.max(one.left - other.right, other.left - one.right, 0);
      const down = Math.max(one.top - other.bottom, other.top - one.bottom, 0);
      if (Math.hypot(across, down) > farPx) faults.push(`a label is far from its field: ${say(label)}`);
    }
  }
  for (const choice of all('[role="radio"], input[type="radio"]', dialog ?? document)) {
    const group = choice.closest('[role="radiogroup"], [role="group"], fieldset');
    const name = group?.getAttribute('aria-label') ?? group?.getAttribute('aria-labelledby') ?? '';
    if (name.trim() === '' && !group?.querySelector('legend'))
      faults.push(`a choice in no named group: ${say(choice)}`);
  }
  return faults;
};

/** What is wrong with how the page is made: ids, nesting, headings, parts, labels, groups of choices. */
export const structureFaults = (page: Page): Promise<readonly string[]> => page.evaluate(findStructureFaults);
