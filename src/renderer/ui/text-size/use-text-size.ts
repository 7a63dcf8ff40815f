import { useLayoutEffect } from 'react';

import { textPercent, type TextSize } from '#shared/lib/text-size';

import { scaleCondition } from './scale-condition';

/** What each rule asked for as it was written. */
const written = new WeakMap<CSSMediaRule, string>();
let chosen: TextSize = 'normal';
let times = 1;

const scaleRules = (rules: CSSRuleList): void => {
  for (const rule of rules) {
    if (rule instanceof CSSMediaRule) {
      const asked = written.get(rule) ?? rule.media.mediaText;
      written.set(rule, asked);
      const wished = scaleCondition(asked, times);
      if (rule.media.mediaText !== wished) rule.media.mediaText = wished;
    } else if (rule instanceof CSSGroupingRule) scaleRules(rule.cssRules);
  }
};

const scaleSheets = (): void => {
  for (const { cssRules } of document.styleSheets) scaleRules(cssRules);
};

/** The styles of a screen come with it, when it is opened for the first time. */
const onLoad = ({ target }: Event): void => {
  if (target instanceof HTMLLinkElement && target.sheet) scaleRules(target.sheet.cssRules);
};

/** Writes the page in letters of this size, and gives it the layout of a window with as much less room. */
export const useTextSize = (size: TextSize): void => {
  useLayoutEffect(() => {
    const wished = textPercent[size] / 100;
    if (wished === times) return undefined;
    times = wished;
    chosen = size;
    document.documentElement.style.setProperty('--text-times', String(times));
    scaleSheets();
    // What is measured in letters is measured anew.
    window.dispatchEvent(new Event('resize'));
    return undefined;
  }, [size]);
  useLayoutEffect(() => {
    if (size === 'normal') return undefined;
    document.addEventListener('load', onLoad, { capture: true });
    return () => document.removeEventListener('load', onLoad, { capture: true });
  }, [size]);
};

/** Whether the window has the room that a query asks for, with letters as large as they are. */
export const isMediaMet = (query: string): boolean => matchMedia(scaleCondition(query, times)).matches;

/** The size in which this page is written. */
export const textSizeNow = (): TextSize => chosen;
