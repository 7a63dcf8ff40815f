import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { no, ok, type Result } from '#shared/lib/result';
import { commonInvitation, joinByFile } from './join-by-file';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-invited-'));
  file = path.join(folder, 'invitation.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const code = 'ABCDEFGHJKMNPQRSTVWXYZ23MARKMARK';
const invite = (more: object = {}): void =>
  writeFileSync(
    file,
    JSON.stringify({
      guichet: 'invitation',
      address: '10.0.0.5:4747',
      code,
      until: '2026-12-15T00:00:00.000Z',
      ...more,
    }),
  );

/** A station that nobody made anything of yet, at a server that answers what the test says. */
const station = () => {
  const world = {
    mode: 'unset',
    answers: [] as Result<null, string>[],
    asked: [] as string[],
    joined: 0,
    later: [] as (() => void)[],
    logged: [] as string[],
  };
  const write = (said: string, detail = ''): void => void world.logged.push(`${said} ${detail}`.trim());
  const start = (from = file): Promise<void> =>
    joinByFile({
      file: from,
      userData: folder,
      isUnset: () => world.mode === 'unset',
      join: async (address, by) => {
        world.asked.push(`${address} ${by}`);
        const answer = world.answers.shift() ?? ok(null);
        if (answer.ok) world.mode = 'member';
        return answer;
      },
      joined: () => {
        world.joined += 1;
      },
      later: (_ms, run) => void world.later.push(run),
      log: { warn: write, error: write } as never,
    });
  return { world, start };
};

test('a station that is nothing yet joins by the file, once: what left or was erased does not come back by itself', async () => {
  invite();
  const { world, start } = station();
  await start();
  expect([world.asked, world.joined]).toEqual([[`10.0.0.5:4747 ${code}`], 1]);
  world.mode = 'unset';
  await start();
  expect(world.joined).toBe(1);
  // Another invitation is somebody’s wish.
  invite({ code: code.replace('ABCD', 'WXYZ') });
  await start();
  expect(world.joined).toBe(2);
});

test('a station that is something, or finds no file, asks nobody', async () => {
  const { world, start } = station();
  await start();
  await start('');
  invite();
  world.mode = 'hub';
  await start();
  expect([world.asked, world.logged]).toEqual([[], []]);
});

test('a station that was something beside the file does not come by it once it is nothing again, as after it was erased', async () => {
  invite();
  const { world, start } = station();
  world.mode = 'member';
  await start();
  world.mode = 'unset';
  await start();
  expect([world.asked, world.joined, world.logged]).toEqual([[], 0, []]);
});

test('a file is read as editors of Windows save it', async () => {
  invite();
  writeFileSync(file, `\uFEFF${readFileSync(file, 'utf8')}`);
  const { world, start } = station();
  await start();
  expect(world.joined).toBe(1);
});

test('a server that is not there, or has too many at once, is asked again until somebody chooses otherwise; a refusal is the end', async () => {
  invite();
  const { world, start } = station();
  world.answers = [no('unreachable'), no('tooMany'), no('unknownCode')];
  await start();
  for (let turn = 0; turn < 2; turn += 1) {
    world.later.shift()?.();
    await new Promise((resolve) => setTimeout(resolve));
  }
  expect([world.asked.length, world.later.length, world.joined]).toEqual([3, 0, 0]);
  expect(world.logged).toEqual([
    'invitation.refused unreachable',
    'invitation.refused tooMany',
    'invitation.refused unknownCode',
  ]);
  world.answers = [no('unreachable')];
  await start();
  world.mode = 'demo';
  world.later.shift()?.();
  expect(world.asked).toHaveLength(4);
});

test('a file that is none of ours is named in the log without a word of it', async () => {
  const { world, start } = station();
  for (const text of ['{"code":"secret"}', '{', '[]']) {
    writeFileSync(file, text);
    await start();
  }
  expect(world.asked).toEqual([]);
  expect(world.logged).toHaveLength(3);
  expect(world.logged.join(' ')).not.toContain('secret');
});

test('the place of all accounts is that of the system', () => {
  expect(commonInvitation('linux', {})).toBe('/etc/guichet/invitation.json');
  expect(commonInvitation('win32', { ProgramFiles: 'D:\\Programs' })).toBe('D:\\Programs\\Guichet\\invitation.json');
  expect(commonInvitation('darwin', {})).toBe('/Library/Application Support/Guichet/invitation.json');
});
