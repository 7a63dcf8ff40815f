// Suite: the agenda on the screen with 1,500 appointments in a week, in the real app: how long until a view stands, and how even the
// frames come while a block is dragged. Our grid of a day beside the calendar library's columns of a week.
import { withDisplay } from '../../lib/display.mjs';
import { inRoot } from '../../lib/paths.mjs';
import { setUp } from '../../lib/setup.mjs';
import { median, quantile, round } from '../sync/statistics.mjs';
import { monday, perWeek, prepareTown, withWeek } from './full-week.mjs';

const paintsOfRound = 4;
const dragSteps = 180;
/** A frame at 60 per second, milliseconds; a late one waits for the next. */
const frameMs = 1000 / 60;

const allDesks = 'Tous les guichets';
const blocks = { day: '[data-block]', week: '.ag-fc-ev' };

/** Runs in the page: presses the key of a view and waits for the frame after which all its blocks stand. */
const paint = ([key, code, selector, least]) =>
  new Promise((resolve, reject) => {
    const startedMs = performance.now();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }));
    const look = () => {
      const ms = performance.now() - startedMs;
      if (document.querySelectorAll(selector).length >= least)
        requestAnimationFrame(() => resolve(performance.now() - startedMs));
      else if (ms > 20_000) reject(new Error(`only ${document.querySelectorAll(selector).length} of ${least} blocks`));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });

/** Runs in the page: notes when frames come until told to stop. */
const noteFrames = () => {
  const times = [];
  const note = (now) => {
    times.push(now);
    if (window.benchFrames === times) requestAnimationFrame(note);
  };
  window.benchFrames = times;
  requestAnimationFrame(note);
};
const takeFrames = () => {
  const times = window.benchFrames;
  window.benchFrames = null;
  return times.slice(1).map((time, index) => time - times[index]);
};

const choose = async (page, option) => {
  await page.locator('.ag-desk button').click();
  await page.getByRole('option', { name: option }).first().click();
  await page.locator('.options').waitFor({ state: 'hidden' });
};

const press = {
  day: (least) => ['1', 'Digit1', blocks.day, least],
  week: (least) => ['2', 'Digit2', blocks.week, least],
};

const metric = async (session, name) => {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find((one) => one.name === name)?.value ?? 0) * 1000;
};

/** One paint by the clock, and what the page's own thread worked for it. */
async function timed(page, session, what) {
  const before = await metric(session, 'TaskDuration');
  const ms = await page.evaluate(paint, what);
  return { ms, workMs: (await metric(session, 'TaskDuration')) - before };
}

/** Both views in turn; the first week loads the library and reads the store. */
async function paints(page, session, weekLeast) {
  const list = { day: [], week: [] };
  for (let round = 0; round <= paintsOfRound; round += 1) {
    list.week.push(await timed(page, session, press.week(weekLeast)));
    await page.waitForTimeout(300);
    list.day.push(await timed(page, session, press.day(perWeek / 6)));
    await page.waitForTimeout(300);
  }
  const [firstWeek, ...week] = list.week;
  return { firstWeek, week, day: list.day.slice(1) };
}

/** Drags a block to and fro over the view, without letting it go: the frames, and what the page's own thread worked for each. */
async function drag(page, session, selector) {
  const block = page.locator(selector).nth(40);
  await block.scrollIntoViewIfNeeded();
  const box = await block.boundingBox();
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 12, from.y + 12, { steps: 3 });
  await page.evaluate(noteFrames);
  const before = await metric(session, 'TaskDuration');
  for (let step = 0; step < dragSteps; step += 1) {
    const turn = (step / dragSteps) * Math.PI * 4;
    await page.mouse.move(
      size.width * (0.5 + 0.35 * Math.sin(turn)),
      size.height * (0.55 + 0.3 * Math.sin(turn * 1.7)),
    );
  }
  const work = (await metric(session, 'TaskDuration')) - before;
  const frames = await page.evaluate(takeFrames);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  return { frames, workMs: work / frames.length };
}

async function measure(page) {
  await page.waitForSelector('.ag-body, .ag-closed', { timeout: 60_000 });
  const session = await page.context().newCDPSession(page);
  // The time that the page’s own thread worked, not the time that others took from it.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.evaluate((day) => (window.location.hash = `#/agenda?day=${day}`), monday);
  await page.waitForSelector(blocks.day, { timeout: 30_000 });
  // Chosen, all desks stay chosen in the week, which would show one alone.
  await choose(page, /^Guichet 2/);
  await choose(page, allDesks);
  const all = await paints(page, session, perWeek);
  const dayDrag = await drag(page, session, blocks.day);
  await choose(page, /^Guichet 2/);
  const oneDesk = Math.floor(perWeek / 8);
  const oneWeek = await timed(page, session, press.week(oneDesk));
  const weekDrag = await drag(page, session, blocks.week);
  return { ...all, oneWeek, dayDrag, weekDrag };
}

const frameFigures = (drags) => {
  const frames = drags.flatMap((one) => one.frames);
  return {
    frames: frames.length,
    medianMs: round(median(frames)),
    p95Ms: round(quantile(frames, 0.95)),
    maxMs: round(Math.max(...frames)),
    onTime: round(frames.filter((ms) => ms < frameMs * 1.5).length / frames.length),
    workOfFrameMs: round(median(drags.map(({ workMs }) => workMs))),
  };
};

/** Several times one thing: by the clock, and what of it was our own thread's work. */
const over = (list) => ({
  median: round(median(list.map(({ ms }) => ms))),
  lowest: round(Math.min(...list.map(({ ms }) => ms))),
  highest: round(Math.max(...list.map(({ ms }) => ms))),
  processor: round(median(list.map(({ workMs }) => workMs))),
});

function summary(results) {
  const first = over(results.map((one) => one.firstWeek));
  const week = over(results.flatMap((one) => one.week));
  const day = over(results.flatMap((one) => one.day));
  const dayDrag = frameFigures(results.map((one) => one.dayDrag));
  const weekDrag = frameFigures(results.map((one) => one.weekDrag));
  const perBlock = week.processor / perWeek / (day.processor / (perWeek / 6));
  const figures = {
    'week of 1,500 at eight desks, first opening (library and store included), ms': first,
    'week of 1,500 at eight desks, ms': week,
    'week of one of the desks, ms': over(results.map((one) => one.oneWeek)),
    'day of 250 at eight desks in our grid, ms': day,
    'drag in our grid of a day': dayDrag,
    'drag in the week of one desk': weekDrag,
    'the library beside ours, work for each block': round(perBlock),
    'the library beside ours, work of a frame while dragging': round(weekDrag.workOfFrameMs / dayDrag.workOfFrameMs),
  };
  const goals = [
    { name: 'week of 1,500, first opening: work, ms', value: first.processor, wanted: '< 1500' },
    { name: 'day of 250: work, ms', value: day.processor, wanted: '< 200' },
    { name: 'drag in our grid: work of a frame, ms (60 fps = 16.7)', value: dayDrag.workOfFrameMs, wanted: '< 8' },
    { name: 'drag in the week of one desk: work of a frame, ms', value: weekDrag.workOfFrameMs, wanted: '< 16.7' },
  ];
  return { figures, goals };
}

export const view = {
  name: 'view',
  what: 'the agenda on the screen with 1,500 appointments in a week',
  builds: ['renderer', 'main', 'server'],
  run: async ({ rounds, say }) => {
    const program = await setUp();
    return withDisplay(async (env) => {
      say('Preparing the town');
      const town = await prepareTown(program, inRoot('out/bench-view'), env);
      const results = [];
      for (let round = 0; round < rounds; round += 1) results.push(await withWeek(program, town, env, measure));
      return summary(results);
    });
  },
};
