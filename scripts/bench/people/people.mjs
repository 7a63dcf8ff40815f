// Suite: the search as you type over 50,000 citizens, as the app makes it, beside a scan of everybody and beside MiniSearch.
import { createRequire } from 'node:module';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import v8 from 'node:v8';
import vm from 'node:vm';
import { inRoot } from '../../lib/paths.mjs';
import { median, quantile, round } from '../sync/statistics.mjs';
import { miniSearchOver } from './mini.mjs';
import { bare, naiveSearch } from './naive.mjs';
import { typings } from './typings.mjs';

const citizens = 50_000;
const shown = 12;
/** The rivals are asked a share of them: they take long. */
const rivalKeystrokes = 40;

v8.setFlagsFromString('--expose_gc');
const collect = vm.runInNewContext('gc');
const heapMb = () => {
  collect();
  return process.memoryUsage().heapUsed / 1_048_576;
};

const timed = (work) => {
  const startedMs = performance.now();
  const value = work();
  return { value, ms: performance.now() - startedMs };
};

const over = (rounds, read) => {
  const values = rounds.map(read);
  return {
    median: round(median(values), 2),
    lowest: round(Math.min(...values), 2),
    highest: round(Math.max(...values), 2),
  };
};

/** What everybody whose name bears the word is to both sides: the same people, or nothing is measured. */
function compare(search, people, words) {
  for (const word of words) {
    const ours = search
      .find(word, citizens)
      .filter(({ isNear }) => !isNear)
      .map(({ citizenId }) => citizenId);
    const begins = new RegExp(`(^|[^\\p{L}])${word}`, 'iu');
    const theirs = naiveSearch(people, word, citizens).filter((one) =>
      begins.test(bare(`${one.lastName} ${one.firstName}`)),
    );
    if (
      ours.toSorted().join() !==
      theirs
        .map(({ id }) => id)
        .toSorted()
        .join()
    )
      throw new Error(`different answers to ${word}: ${ours.length} and ${theirs.length}`);
  }
  return words.length;
}

async function openStore(engine, people) {
  const store = await engine.open(people);
  const before = heapMb();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const startedMs = performance.now();
  const search = await store.search();
  const buildMs = performance.now() - startedMs;
  delay.disable();
  return { store, search, buildMs, longestBlockMs: delay.max / 1e6, memoryMb: heapMb() - before };
}

const firstFew = 5;
/** Misspelt names of every kind, two hundred in a list; the seeds are not those of the tests. */
const lists = {
  'last name': ['last'],
  'both names': ['lastFirst', 'firstLast'],
  'both, wrong anywhere': ['bothWrong', 'firstWrong'],
};

/** How often the right name is among the first five, and how long that takes, for every list. */
function forgive(engine, people, find) {
  const searches = Object.entries(lists).map(([name, forms]) => {
    const list = engine.misspeltNames(people, { seed: `bench ${name}`, count: 200, forms });
    const answers = list.map((one) => timed(() => find(one.text, shown)));
    const hits = list.filter((one, at) => engine.isAmong(answers[at].value.slice(0, firstFew), one)).length;
    return { name, share: hits / list.length, ms: answers.map(({ ms }) => ms) };
  });
  return {
    shares: Object.fromEntries(searches.map(({ name, share }) => [name, round(share, 3)])),
    ms: searches.flatMap(({ ms }) => ms),
  };
}

/** From the write of a correction to a search that knows it. */
async function follow(store, people) {
  const times = [];
  for (let n = 0; n < 5; n += 1) {
    const name = `Zzyzx${String.fromCharCode(97 + n)}`;
    const startedMs = performance.now();
    await store.correct(people[n * 977].id, name);
    while ((await store.search()).find(name, 1).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    times.push(performance.now() - startedMs);
  }
  return Math.max(...times);
}

export const people = {
  name: 'people',
  builds: ['benchPeople'],
  what: `${citizens} citizens, every keystroke of 48 searches, and 600 misspelt names; rivals: a scan of everybody, and MiniSearch`,
  async run({ rounds, say }) {
    const { peopleEngine: engine } = createRequire(import.meta.url)(inRoot('out/bench-people/engine.cjs'));
    const all = engine.invent(citizens);
    const keystrokes = typings(all);
    const opened = [];
    const ours = [];
    const naive = [];
    const mini = [];
    const followed = [];
    const forgiven = [];
    let same = 0;
    for (let n = 0; n < rounds; n += 1) {
      const one = await openStore(engine, all);
      if (n === 0) same = compare(one.search, all, ['martin', 'herouville', 'celik', 'benkhelifa', 'emilie', 'noe']);
      opened.push({ buildMs: one.buildMs, longestBlockMs: one.longestBlockMs, memoryMb: one.memoryMb });
      ours.push(keystrokes.map((text) => timed(() => one.search.find(text, shown)).ms));
      say(`people: ${round(one.buildMs, 0)} ms to read, ${round(quantile(ours.at(-1), 0.95))} ms p95`);
      const some = keystrokes.filter((_, at) => at % Math.ceil(keystrokes.length / rivalKeystrokes) === 0);
      forgiven.push(forgive(engine, all, (text, most) => one.search.find(text, most)));
      naive.push(some.map((text) => timed(() => naiveSearch(all, text, shown)).ms));
      followed.push(await follow(one.store, all));
      await one.store.close();
      const before = heapMb();
      const rival = timed(() => miniSearchOver(all));
      mini.push({
        buildMs: rival.ms,
        memoryMb: heapMb() - before,
        searches: some.map((text) => timed(() => rival.value.search(text, shown)).ms),
        forgiven: forgive(engine, all, (text, most) =>
          rival.value.fuzzy(text, most).map(({ lastName, firstName }) => ({ values: { lastName, firstName } })),
        ),
      });
      say(`people: round ${n + 1} of ${rounds}`);
    }
    const figures = {
      keystrokes: keystrokes.length,
      sameAnswersTo: same,
      keystrokeP50Ms: over(ours, (one) => quantile(one, 0.5)),
      keystrokeP95Ms: over(ours, (one) => quantile(one, 0.95)),
      keystrokeSlowestMs: over(ours, (one) => Math.max(...one)),
      buildMs: over(opened, (one) => one.buildMs),
      longestBlockWhileBuildingMs: over(opened, (one) => one.longestBlockMs),
      // Later rounds still hold what the one before left behind.
      memoryMb: round(opened[0].memoryMb, 1),
      correctionFoundAfterMs: over(followed, (one) => one),
      misspeltAmongFirstFive: forgiven[0].shares,
      misspeltP50Ms: over(forgiven, ({ ms }) => quantile(ms, 0.5)),
      misspeltP95Ms: over(forgiven, ({ ms }) => quantile(ms, 0.95)),
      misspeltSlowestMs: over(forgiven, ({ ms }) => Math.max(...ms)),
      naiveP95Ms: over(naive, (one) => quantile(one, 0.95)),
      miniSearchP95Ms: over(mini, (one) => quantile(one.searches, 0.95)),
      miniSearchBuildInOneBlockMs: over(mini, (one) => one.buildMs),
      miniSearchMisspeltAmongFirstFive: mini[0].forgiven.shares,
      miniSearchMisspeltP95Ms: over(mini, (one) => quantile(one.forgiven.ms, 0.95)),
      miniSearchMemoryMb: round(mini[0].memoryMb, 1),
    };
    const ratio = (rival) => round(rival.median / figures.keystrokeP95Ms.median, 1);
    return {
      figures: { ...figures, naiveRatio: ratio(figures.naiveP95Ms), miniSearchRatio: ratio(figures.miniSearchP95Ms) },
      goals: [
        { name: 'search in 50,000 citizens, keystroke p95, ms', value: figures.keystrokeP95Ms.median, wanted: '< 50' },
        { name: 'a misspelt name, p95, ms', value: figures.misspeltP95Ms.median, wanted: '< 50' },
        {
          name: 'misspelt names among the first five, least share of a list',
          value: Math.min(...Object.values(figures.misspeltAmongFirstFive)),
          wanted: '>= 0.95',
        },
      ],
    };
  },
};
