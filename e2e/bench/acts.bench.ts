import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';

import { openDesk } from '../support/acts';
import { call } from '../support/call';
import { launchGuichet, type Launched } from '../support/launch';
import { readStore, seeWholeTown } from '../support/read-store';
import { beAgent, expectSynced, seeShell, startDemo } from '../support/town';
import { moveHundred } from './hundred';
import { summary } from './statistics';
import { walkOnce } from './walk';

const out = process.env['GUICHET_BENCH_OUT'] ?? '';
const rounds = Number(process.env['GUICHET_BENCH_ROUNDS']) || 12;
const large = process.env['GUICHET_BENCH_TOWN'] ?? '';
/** Who may do everything that is measured. */
const administrator = 'Yann K.';
const townNow = '2026-11-23T09:32:00.000Z';

type Store = { readonly name: string; readonly start: () => Promise<Launched> };

/** A desk of the demonstration town, as everybody first sees it. */
const demonstration: Store = {
  name: 'demonstration',
  start: async () => {
    const guichet = await launchGuichet({ env: { GUICHET_DEMO_NOW: townNow } });
    await startDemo(guichet.page);
    await beAgent(guichet.page, administrator);
    await seeWholeTown(guichet.page);
    return guichet;
  },
};

/** A desk of the large town, on a copy of its profile. */
const largeTown: Store = {
  name: 'large town',
  start: async () => {
    const userDataDir = mkdtempSync(path.join(tmpdir(), 'guichet-acts-'));
    cpSync(large, userDataDir, { recursive: true });
    const guichet = await launchGuichet({ userDataDir });
    await seeShell(guichet.page);
    await call(guichet.page, 'station.set', { agentId: 'agent-yann' });
    await guichet.page.reload();
    await seeShell(guichet.page);
    return {
      ...guichet,
      close: async () => {
        await guichet.close();
        rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
      },
    };
  },
};

/** Somebody whom the store knows, by name as the screens write it. */
const someCaller = async (page: Page): Promise<string> => {
  const { citizens } = await readStore(page, 'citizens');
  const one = Object.values(citizens).find(
    ({ fields }) => (fields['lastName']?.v.length ?? 0) > 8 && (fields['firstName']?.v.length ?? 0) > 5,
  );
  return `${one?.fields['firstName']?.v ?? ''} ${one?.fields['lastName']?.v ?? ''}`;
};

const write = (name: string, figures: unknown): void => {
  if (out === '') return;
  mkdirSync(out, { recursive: true });
  writeFileSync(path.join(out, `${name}.json`), JSON.stringify(figures, null, 2));
};

for (const store of large === '' ? [demonstration] : [demonstration, largeTown])
  test(`acts: ${store.name}`, async () => {
    const guichet = await store.start();
    const { page } = guichet;
    page.setDefaultTimeout(20_000);
    await page.setViewportSize({ width: 1366, height: 768 }).catch(() => undefined);
    await expectSynced(page);
    const caller = await someCaller(page);
    await openDesk(page, 7);
    const samples = new Map<string, number[]>();
    for (let round = 0; round <= rounds; round += 1) {
      // The first round loads what is loaded on demand: its times are told apart.
      const take = (act: string, ms: number): void => {
        const name = round === 0 ? `first: ${act}` : act;
        samples.set(name, [...(samples.get(name) ?? []), ms]);
      };
      await walkOnce({ page, take, round }, caller).catch(async (error: unknown) => {
        if (out !== '') await page.screenshot({ path: path.join(out, `${store.name}-stopped.png`) });
        throw error;
      });
      console.log(`${store.name}: round ${round} of ${rounds}`);
    }
    await moveHundred(page, (act, ms) => samples.set(act, [...(samples.get(act) ?? []), ms]));
    const acts = Object.fromEntries([...samples].map(([name, list]) => [name, summary(list)]));
    write(store.name, acts);
    await guichet.close();
    expect(Object.keys(acts).length).toBeGreaterThan(25);
  });
