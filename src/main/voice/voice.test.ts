import { describe, expect, it } from 'vitest';
import { engineOf } from './engines';
import { mendWav } from './mend-wav';
import type { ProgramRun } from './run-program';
import { runProgram } from './run-program';
import { createVoice } from './voice';

/** A WAV file of a pipe: both lengths are as long as can be. */
const piped = (sound: string): Buffer => {
  const wav = Buffer.alloc(44 + sound.length);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(0x7f_ff_ff_ff, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(0x7f_ff_ff_ff, 40);
  wav.write(sound, 44, 'latin1');
  return wav;
};

describe('mendWav', () => {
  it('puts both lengths right and keeps the sound', () => {
    const mended = mendWav(piped('abcd'));
    expect([mended?.readUInt32LE(4), mended?.readUInt32LE(40)]).toEqual([40, 4]);
    expect(mended?.toString('latin1', 44)).toBe('abcd');
  });

  it('takes nothing that is no sound', () => {
    expect(mendWav(Buffer.from('espeak-ng: unknown voice'.padEnd(60)))).toBeNull();
    expect(mendWav(piped(''))).toBeNull();
  });
});

describe('createVoice', () => {
  it('says each text in its own words and renders none twice', async () => {
    const asked: string[] = [];
    const voice = createVoice(
      (text) => {
        asked.push(text);
        return Promise.resolve(piped(text));
      },
      () => undefined,
    );
    const said = await Promise.all([voice.render('un', 'fr'), voice.render('deux', 'fr'), voice.render('un', 'fr')]);
    expect(said.map((wav) => Buffer.from(wav, 'base64').toString('latin1', 44))).toEqual(['un', 'deux', 'un']);
    expect(asked).toEqual(['un', 'deux']);
  });

  it('is silent where there is no voice, says so once and tries again', async () => {
    const muted: string[] = [];
    let works = false;
    const voice = createVoice(
      () => Promise.resolve(works ? piped('un') : null),
      (language) => muted.push(language),
    );
    expect([await voice.render('un', 'fr'), await voice.render('deux', 'fr'), muted]).toEqual(['', '', ['fr']]);
    works = true;
    expect(await voice.render('un', 'fr')).not.toBe('');
  });

  it('asks for nothing when there is nothing to say', async () => {
    const voice = createVoice(
      () => Promise.reject(new Error('asked')),
      () => undefined,
    );
    expect(await voice.render(' ', 'fr')).toBe('');
  });
});

describe('engineOf', () => {
  const text = 'A "zéro"; $(reboot) `reboot` & | < >';

  it.each(['linux', 'darwin', 'win32'] as const)('never puts the text on the command line of %s', async (platform) => {
    const runs: ProgramRun[] = [];
    await engineOf(platform, (run) => {
      runs.push(run);
      return Promise.resolve(null);
    })(text, 'fr');
    const [{ args, input } = { args: [], input: '' }] = runs;
    const whole = [...args, ...args.map((arg) => Buffer.from(arg, 'base64').toString('utf16le'))].join(' ');
    expect(whole).not.toContain('reboot');
    expect([input, Buffer.from(input, 'base64').toString('utf8')]).toContain(text);
  });
});

describe('runProgram', () => {
  it('is null for a program that is not there, fails or hangs', async () => {
    const run = (program: string, args: readonly string[]) => runProgram({ program, args, input: 'x', timeoutMs: 400 });
    expect(await run('guichet-no-such-program', [])).toBeNull();
    expect(await run(process.execPath, ['-e', 'process.exit(2)'])).toBeNull();
    expect(await run(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])).toBeNull();
  });

  it('hands the text over and gives back what was written', async () => {
    const echo = 'process.stdin.pipe(process.stdout)';
    const said = await runProgram({ program: process.execPath, args: ['-e', echo], input: 'é', timeoutMs: 9_000 });
    expect(said?.toString('utf8')).toBe('é');
  });
});
