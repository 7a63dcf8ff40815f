import { setTimeout as sleep } from 'node:timers/promises';

import { expect, type Page } from '@playwright/test';
import { twoFrames } from './town';

/** What somebody says on the phone, typed by an agent who looks at the caller and not at the screen. */
const name = 'Bernard Hugo';

/** One act as it is reached, and how many documents it writes itself; `many` = it goes on until nothing more is written. */
export type Act = readonly [what: string, reach: (page: Page) => Promise<void>, writes?: number | 'many'];

type Counted = Window & { writes?: number };

/** Every command notes each document that it writes in the outbox first: from here on the page counts these notes. */
const countWrites = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const counted = window as Counted;
    counted.writes = 0;
    for (const verb of ['put', 'add'] as const) {
      const own = IDBObjectStore.prototype[verb];
      IDBObjectStore.prototype[verb] = function count(this: IDBObjectStore, ...given) {
        const row = given[0] as { readonly _deleted?: unknown };
        const isNote = this.transaction.db.name.endsWith('--outbox') && !['1', 'true'].includes(String(row._deleted));
        if (isNote) counted.writes = (counted.writes ?? 0) + 1;
        return own.apply(this, given);
      };
    }
  });

/** How many documents were written since the walk began. */
export const writesOf = (page: Page): Promise<number> => page.evaluate(() => (window as Counted).writes ?? Number.NaN);

/** The number of documents once it stands still. */
const writesAtRest = async (page: Page, least: number): Promise<number> => {
  let before = Number.NaN;
  const standsStill = async (): Promise<boolean> => {
    const now = await writesOf(page);
    const same = now === before && now > least;
    before = now;
    return same;
  };
  await expect.poll(standsStill, { intervals: [500] }).toBe(true);
  return before;
};

/** Where the agent is: the place with its day and view, and what lies over it. */
const whereabouts = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const titles = '.ag-bar h2, aside.panel:not([data-pane-of]) h2, .due h2, [role="dialog"] h2, .pi-period';
    const views = ':is(.ag-end, .su-top, .pi-views, .rq-states) [role="radio"][aria-checked="true"]';
    const shown = [...document.querySelectorAll<HTMLElement>(`${titles}, ${views}`)].filter((one) =>
      one.checkVisibility(),
    );
    const day = document.querySelector<HTMLInputElement>('.su-step input')?.value ?? '';
    return [location.hash, day, ...shown.map(({ textContent }) => textContent.replaceAll(/\d+$/gu, ''))].join(' | ');
  });

/** What has the focus, and whether it is a field that took the name. */
const focused = (page: Page): Promise<{ readonly tag: string; readonly took: boolean }> =>
  page.evaluate((typed) => {
    const active = document.activeElement;
    const isField = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement;
    return { tag: active?.tagName ?? '', took: isField && active.value.includes(typed.slice(-4)) };
  }, name);

/** A key that means nothing anywhere: with it the word is over, and the next letter is a command again. */
const endWord = (page: Page): Promise<void> => page.keyboard.press('Pause');

/** What an act leaves without focus finds its home two frames after the screen followed the write; one that never does is told by who asks. */
const focusSettles = async (page: Page): Promise<void> => {
  await twoFrames(page);
  await expect
    .poll(() => page.evaluate(() => document.activeElement !== document.body), { timeout: 1_000 })
    .toBe(true)
    .catch(() => undefined);
};

/** The bare place holds nothing that could be typed into or pressed, as the body. */
const isNowhere = (tag: string): boolean => ['', 'BODY', 'MAIN'].includes(tag);

const faultsOfTyping = async (page: Page): Promise<readonly string[]> => {
  const at = await whereabouts(page);
  await page.keyboard.type(name);
  // The screen may follow the write of the act only now.
  await focusSettles(page);
  let { tag, took } = await focused(page);
  // It followed between the two looks: a focus that is lost for good is still lost after another second.
  if (isNowhere(tag)) {
    await focusSettles(page);
    ({ tag, took } = await focused(page));
  }
  const after = await whereabouts(page);
  // The field gives the name back.
  for (let left = took ? name.length : 0; left > 0; left -= 1) await page.keyboard.press('Backspace');
  await endWord(page);
  return [
    ...(isNowhere(tag) ? [`the focus is on ${tag}`] : []),
    ...(after === at ? [] : [`it went from « ${at} » to « ${after} »`]),
  ];
};

/** Does one act after the other and types the name after each; answers a line for each fault, and goes on after it. */
export type Walk = (panel: string, acts: readonly Act[]) => Promise<readonly string[]>;

/** A key that comes again sooner is a rebound to Guichet (`use-guarded-act.ts`); a person who means two acts takes longer. */
const betweenActsMs = 250;

/** Begins a walk on a page: from here on every document that is written is one that an act of the walk says it writes. */
export const beginWalk = async (page: Page): Promise<Walk> => {
  await countWrites(page);
  let due = 0;
  let lastActAt = 0;
  return async (panel, acts) => {
    const faults: string[] = [];
    for (const [what, reach, writes = 0] of acts) {
      const say = (fault: string): unknown => faults.push(`${panel}, ${what}: ${fault}`);
      if (writes !== 'many') due += writes;
      try {
        await sleep(Math.max(0, lastActAt + betweenActsMs - Date.now()));
        await reach(page);
        lastActAt = Date.now();
        if (writes === 'many') due = await writesAtRest(page, due);
        await expect.poll(() => writesOf(page), { intervals: [10, 20, 50] }).toBeGreaterThanOrEqual(due);
        await focusSettles(page);
        for (const fault of await faultsOfTyping(page)) say(fault);
      } catch (error) {
        say(`not done: ${String(error).replaceAll(/\s+/gu, ' ').slice(0, 300)}`);
      }
      // What a letter wrote is here by now, or by the end of the next act.
      const written = await writesOf(page);
      if (written > due) say(`${written - due} documents more were written than its act writes`);
      due = written;
    }
    return faults;
  };
};
