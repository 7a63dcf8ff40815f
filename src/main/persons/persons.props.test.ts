import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { no, ok } from '#shared/lib/result';
import type { CallOutput } from '#shared/sync/wire/calls';
import type { Answer } from '#shared/sync/wire/client';
import type { SealedFile } from '../secrets/sealed-file';
import { createPersons } from './persons';
import { KNOWN_FOR_MS, MOST_KEPT, MOST_WRONG } from './verifiers';

const HOUR_MS = 60 * 60_000;
const lifeMs = 72 * HOUR_MS;
const agentId = 'agent-aurore';
const rightPin = '482915';

/** What a keyring seals: it outlives the app, unless there is no keyring. */
const sealedFile = (hasKeyring: boolean) => {
  let onDisk: string | null = null;
  const open = (): SealedFile => {
    let secret = onDisk;
    return {
      keyring: () => hasKeyring,
      kept: () => (onDisk === null ? null : 'sealed'),
      get: () => secret,
      set: (value) => {
        secret = value;
        if (hasKeyring) onDisk = value;
      },
      clear: () => {
        secret = null;
        onDisk = null;
      },
    };
  };
  return { open, onDisk: () => onDisk };
};

const away: Answer<never> = no({ code: 'unreachable', status: 0 });
type SignInAnswer = Answer<CallOutput<'signIn'>>;

/** A station with a server that answers what the test says, a clock that the test turns, and a file that outlives `reopen`. */
const station = ({ hasKeyring = true } = {}) => {
  const file = sealedFile(hasKeyring);
  const world = {
    nowMs: 1_700_000_000_000,
    deviceId: 'device-1',
    isStarting: false,
    /** What the server says to codes of recovery. */
    recovery: {
      make: away as Answer<CallOutput<'makeRecoveryCodes'>>,
      use: away as Answer<CallOutput<'recoverPin'>>,
    },
    /** What the server says to a code; `null` = it is out of reach. */
    server: null as ((said: { agentId: string; pin: string }) => SignInAnswer) | null,
    logged: [] as string[],
    /** How long each sign-in counted, as it was told. */
    lives: [] as number[],
    locks: 0,
    /** What waits for its time. */
    later: [] as (() => void)[],
  };
  const log = { write: () => undefined, info: () => undefined, warn: () => undefined };
  const start = () =>
    createPersons({
      provider: { openBrowser: async () => undefined, mayBeInside: false },
      sealed: file.open(),
      deviceId: () => world.deviceId,
      nowMs: () => world.nowMs,
      log: { ...log, error: (code: string, detail?: string) => world.logged.push(`${code} ${detail}`) } as never,
      calls: {
        health: async () => (world.server ? (ok({}) as never) : away),
        signIn: async (said) => world.server?.(said) ?? away,
        choosePin: async ({ agentId: id, next }) => {
          const said = world.server?.({ agentId: id, pin: next });
          return said?.ok && said.value.verdict === 'right' ? ok(said.value) : away;
        },
        makeRecoveryCodes: async () => world.recovery.make,
        recoverPin: async () => world.recovery.use,
        signInMeans: async () => away,
        beginProviderSignIn: async () => away,
        followProviderSignIn: async () => ok({ verdict: 'right', agentId, until: '', lifeMs }),
      },
      isStarting: () => world.isStarting,
      signedIn: (ms) => world.lives.push(ms),
      lock: () => {
        world.locks += 1;
      },
      later: (_ms, run) => void world.later.push(run),
      pause: async (ms) => {
        world.nowMs += ms;
      },
    });
  let persons = start();
  return {
    world,
    file,
    signIn: (pin: string, id = agentId) => persons.signIn({ agentId: id, pin }),
    choosePin: (next: string) => persons.choosePin({ agentId, pin: '', next }),
    makeRecovery: () => persons.makeRecovery({ agentId, pin: rightPin }),
    recover: (next: string) => persons.recover({ agentId, code: 'K7QF-2M9P-HTR4', next }),
    signInElsewhere: () => persons.provider.follow({ id: 'one', act: 'look' }),
    forgetAll: () => persons.forgetAll(),
    reopen: () => {
      persons = start();
    },
  };
};

const right: SignInAnswer = ok({ verdict: 'right', until: '2023-11-17T00:00:00.000Z', lifeMs });
const knows =
  (pins: Readonly<Record<string, string>>) =>
  ({ agentId: id, pin }: { agentId: string; pin: string }): SignInAnswer =>
    pins[id] === pin ? right : ok({ verdict: 'wrong', triesLeft: 4 });

/** A station at which one agent signed in by the server, and that is out of reach of it since. */
const offlineStation = async (options: { hasKeyring?: boolean } = {}) => {
  const here = station(options);
  here.world.server = knows({ [agentId]: rightPin });
  expect(await here.signIn(rightPin)).toMatchObject({ verdict: 'right', isOffline: false });
  here.world.server = null;
  return here;
};

const code = fc.oneof(
  fc.stringMatching(/^\d{6,9}$/),
  fc.string({ minLength: 10, maxLength: 30 }),
  fc.constantFrom(rightPin, `${rightPin}0`, rightPin.slice(1), ''),
);

describe('a code that is compared at this machine', () => {
  it('is right only if it is the one that the server found right, whatever was tried', async () => {
    const here = await offlineStation();
    await fc.assert(
      fc.asyncProperty(code, async (pin) => {
        here.world.nowMs += 16 * 60_000;
        here.world.nowMs = Math.min(here.world.nowMs, 1_700_000_000_000 + KNOWN_FOR_MS);
        const said = await here.signIn(pin);
        if (said.verdict === 'right') expect(pin).toBe(rightPin);
        expect(said.isOffline).toBe(true);
      }),
      { numRuns: 12 },
    );
  });

  it('counts as right for thirty days by the clock of this machine, longer than its sign-in counts at the server, and never after', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -30 * HOUR_MS, max: 2 * KNOWN_FOR_MS }), async (laterMs) => {
        const here = await offlineStation();
        here.world.nowMs += laterMs;
        const isGood = laterMs >= -26 * HOUR_MS && laterMs <= KNOWN_FOR_MS;
        expect((await here.signIn(rightPin)).verdict).toBe(isGood ? 'right' : 'notKnown');
      }),
      {
        numRuns: 10,
        examples: [[lifeMs + 1], [KNOWN_FOR_MS], [KNOWN_FOR_MS + 1], [-26 * HOUR_MS], [-26 * HOUR_MS - 1]],
      },
    );
  });

  it('after five wrong ones has to be waited for, a minute, then twice as long each time up to a quarter of an hour; a start of the app changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), async (reopens) => {
        const here = await offlineStation();
        const heard: number[] = [];
        for (const [index, reopensNow] of reopens.entries()) {
          if (reopensNow) here.reopen();
          const said = await here.signIn('111222');
          if (index < MOST_WRONG - 1) {
            expect(said).toMatchObject({ verdict: 'wrong', triesLeft: MOST_WRONG - 1 - index });
            continue;
          }
          expect(said.verdict).toBe('wait');
          heard.push(said.waitMs);
          here.world.nowMs += said.waitMs - 1;
          if (reopensNow) here.reopen();
          // Not even the right one is heard before.
          expect(await here.signIn(rightPin)).toMatchObject({ verdict: 'wait', waitMs: 1 });
          here.world.nowMs += 1;
        }
        expect(heard.map((ms) => ms / 60_000)).toEqual([1, 2, 4, 8, 15, 15, 15, 15]);
        expect((await here.signIn(rightPin)).verdict).toBe('right');
        expect(await here.signIn('111222')).toMatchObject({ verdict: 'wrong', triesLeft: MOST_WRONG - 1 });
      }),
      { numRuns: 2 },
    );
  });

  it('is counted before it is compared, so that codes sent at once are no more tries', async () => {
    const here = await offlineStation();
    const said = await Promise.all(Array.from({ length: 8 }, (_, index) => here.signIn(`99999${index}`)));
    expect(said.filter(({ verdict }) => verdict === 'wrong')).toHaveLength(MOST_WRONG - 1);
    expect((await here.signIn(rightPin)).verdict).toBe('wait');
  });

  it('a clock that was put back makes nobody wait longer than was said', async () => {
    const here = await offlineStation();
    for (let tried = 0; tried < MOST_WRONG; tried += 1) await here.signIn('111222');
    here.world.nowMs -= 20 * HOUR_MS;
    expect(await here.signIn(rightPin)).toMatchObject({ verdict: 'wait', waitMs: 60_000 });
  });
});

describe('what this machine keeps', () => {
  it('holds neither the code nor anything by which two equal codes are seen to be equal', async () => {
    const here = await offlineStation();
    here.world.server = knows({ [agentId]: rightPin, 'agent-2': rightPin });
    await here.signIn(rightPin, 'agent-2');
    const text = here.file.onDisk() ?? '';
    const { kept } = JSON.parse(text) as { kept: { salt: string; hash: string }[] };
    expect(text).not.toContain(rightPin);
    expect(new Set(kept.flatMap(({ salt, hash }) => [salt, hash])).size).toBe(4);
    expect(here.world.logged).toEqual([]);
  });

  it('stays through a wrong code and goes with the word that an agent is shut out, or has to choose a code', async () => {
    for (const [verdict, after] of [
      ['wrong', 'right'],
      ['wait', 'right'],
      ['shutOut', 'notKnown'],
      ['noPin', 'notKnown'],
      ['mustChoose', 'notKnown'],
    ] as const) {
      const here = await offlineStation();
      here.world.server = () => ok({ verdict, triesLeft: 2, waitMs: 5 } as CallOutput<'signIn'>);
      expect((await here.signIn(rightPin)).verdict).toBe(verdict);
      here.world.server = null;
      expect([verdict, (await here.signIn(rightPin)).verdict]).toEqual([verdict, after]);
    }
  });

  it('is no longer known once this station is another device, or has left', async () => {
    const here = await offlineStation();
    here.world.deviceId = 'device-2';
    expect((await here.signIn(rightPin)).verdict).toBe('notKnown');
    here.world.deviceId = 'device-1';
    here.forgetAll();
    here.reopen();
    expect((await here.signIn(rightPin)).verdict).toBe('notKnown');
    expect(here.file.onDisk()).toBeNull();
  });

  it('is of sixty agents at most, and the one that was kept first goes', async () => {
    const here = station();
    here.world.server = () => right;
    await here.signIn(rightPin, 'agent-0');
    await Promise.all(Array.from({ length: MOST_KEPT }, (_, index) => here.signIn(rightPin, `agent-${index + 1}`)));
    here.world.server = null;
    expect((await here.signIn(rightPin, 'agent-0')).verdict).toBe('notKnown');
    expect((await here.signIn(rightPin, `agent-${MOST_KEPT}`)).verdict).toBe('right');
  });

  it('without a keyring holds until the app ends, and is said to be missing then', async () => {
    const here = await offlineStation({ hasKeyring: false });
    expect((await here.signIn(rightPin)).verdict).toBe('right');
    here.reopen();
    expect((await here.signIn(rightPin)).verdict).toBe('noKeyring');
    expect(here.file.onDisk()).toBeNull();
  });

  it('tells how long a sign-in counts, which one without the server does not make longer', async () => {
    const here = await offlineStation();
    here.world.nowMs += HOUR_MS;
    await here.signIn('111222');
    await here.signIn(rightPin);
    expect(here.world.lives).toEqual([lifeMs, lifeMs - HOUR_MS]);
  });

  it('opens a desk whose sign-in ran out while the server is away, and has the code typed again once that is back', async () => {
    const here = await offlineStation();
    here.world.nowMs += lifeMs + HOUR_MS;
    expect((await here.signIn(rightPin)).verdict).toBe('right');
    expect(here.world.lives).toEqual([lifeMs]);
    const look = async (): Promise<void> => {
      here.world.later.shift()?.();
      await new Promise((resolve) => setTimeout(resolve));
    };
    await look();
    expect([here.world.locks, here.world.later.length]).toEqual([0, 1]);
    here.world.server = knows({ [agentId]: rightPin });
    await look();
    expect([here.world.locks, here.world.later.length]).toEqual([1, 0]);
    // A sign-in by the server ends the watch.
    here.world.server = null;
    await here.signIn(rightPin);
    here.world.server = knows({ [agentId]: rightPin });
    await here.signIn(rightPin);
    await look();
    expect(here.world.locks).toBe(1);
  });

  it('has no code typed again once somebody signed in by a provider meanwhile', async () => {
    const here = await offlineStation();
    here.world.nowMs += lifeMs + HOUR_MS;
    await here.signIn(rightPin);
    here.world.server = knows({ [agentId]: rightPin });
    await here.signInElsewhere();
    here.world.later.shift()?.();
    await new Promise((resolve) => setTimeout(resolve));
    expect([here.world.locks, here.world.lives]).toEqual([0, [lifeMs, lifeMs]]);
  });

  it('is the new code once one was chosen', async () => {
    const here = await offlineStation();
    expect((await here.choosePin('573061')).verdict).toBe('unreachable');
    here.world.server = () => right;
    expect((await here.choosePin('573061')).verdict).toBe('right');
    here.world.server = null;
    expect((await here.signIn(rightPin)).verdict).toBe('wrong');
    expect((await here.signIn('573061')).verdict).toBe('right');
  });
});

describe('codes of recovery', () => {
  it('need the server, one that knows them: nothing of them is compared or kept here', async () => {
    const here = await offlineStation();
    for (const reason of [
      { code: 'unreachable', status: 0 },
      { code: 'notFound', status: 404 },
    ] as const) {
      here.world.recovery = { make: no(reason), use: no(reason) };
      expect(await here.makeRecovery()).toMatchObject({ verdict: 'unreachable', codes: [] });
      expect((await here.recover('573061')).verdict).toBe('unreachable');
    }
    const reason = { code: 'notAllowed', status: 403 } as const;
    here.world.recovery = { make: no(reason), use: no(reason) };
    expect([(await here.makeRecovery()).verdict, (await here.recover('573061')).verdict]).toEqual([
      'notAllowed',
      'fault',
    ]);
    const before = here.file.onDisk();
    here.world.recovery.make = ok({ verdict: 'made', codes: ['K7QF-2M9P-HTR4'] });
    expect(await here.makeRecovery()).toMatchObject({ verdict: 'made', codes: ['K7QF-2M9P-HTR4'] });
    expect([here.file.onDisk(), here.world.logged]).toEqual([before, []]);
  });

  it('give another personal code, by which this desk opens without the server from then on', async () => {
    const here = await offlineStation();
    here.world.recovery.use = ok({ verdict: 'wrong', triesLeft: 4 });
    expect(await here.recover('573061')).toMatchObject({ verdict: 'wrong', triesLeft: 4 });
    expect((await here.signIn(rightPin)).verdict).toBe('right');
    here.world.recovery.use = ok({ verdict: 'right', until: '2023-11-17T00:00:00.000Z', lifeMs });
    expect((await here.recover('573061')).verdict).toBe('right');
    expect((await here.signIn(rightPin)).verdict).toBe('wrong');
    expect((await here.signIn('573061')).verdict).toBe('right');
    here.world.recovery.use = ok({ verdict: 'shutOut' });
    await here.recover('904417');
    expect((await here.signIn('573061')).verdict).toBe('notKnown');
  });
});

describe('a server that refuses', () => {
  it('is no server that is away: nothing is compared here', async () => {
    const here = await offlineStation();
    here.world.server = () => no({ code: 'notAllowed', status: 403 });
    expect(await here.signIn(rightPin)).toMatchObject({ verdict: 'fault', isOffline: false });
    for (const reason of [
      { code: 'foreign', status: 502 },
      { code: 'notFound', status: 404 },
      { code: 'upgradeRequired', status: 426 },
    ] as const) {
      here.world.server = () => no(reason);
      expect(await here.signIn(rightPin)).toMatchObject({ verdict: 'right', isOffline: true });
    }
  });

  it('and is busy for a moment is asked once more before anybody hears of it', async () => {
    const here = station();
    let asked = 0;
    here.world.server = () => {
      asked += 1;
      return asked === 1 ? ok({ verdict: 'wait', waitMs: 2_000 }) : right;
    };
    expect((await here.signIn(rightPin)).verdict).toBe('right');
  });

  it('and starts is waited for where the code was not found right here', async () => {
    const here = station();
    here.world.isStarting = true;
    let asked = 0;
    here.world.server = () => {
      asked += 1;
      return asked < 4 ? away : right;
    };
    expect(await here.signIn(rightPin)).toMatchObject({ verdict: 'right', isOffline: false });
    here.world.server = null;
    expect(await here.signIn(rightPin)).toMatchObject({ verdict: 'right', isOffline: true });
    expect((await here.signIn('111222')).verdict).toBe('wrong');
  });
});
