/** How many pictures a screen may take to show what was written. */
const mostFrames = 60;

/** Once the form of a new entry has gone and taken the focus with it, the focus goes on in the line of the list. */
export const focusRowOnceLost = (section: Element | null | undefined, frames = mostFrames): void => {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body)
      section?.querySelector<HTMLElement>('.set-row[tabindex="0"]')?.focus();
    else if (frames > 0) focusRowOnceLost(section, frames - 1);
  });
};
