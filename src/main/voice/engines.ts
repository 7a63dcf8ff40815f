import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { KioskLanguage } from '#shared/domain/model/floor-settings';
import { runProgram, type ProgramRun } from './run-program';

/** Speech of the system as a WAV file; null when it has no voice for the language. */
export type SpeechEngine = (text: string, language: KioskLanguage) => Promise<Buffer | null>;
type Run = (run: ProgramRun) => Promise<Buffer | null>;

const TIMEOUT_MS = 6_000;

/** espeak-ng reads the text from its input and writes the file to its output. Slower than its default: a hall echoes. */
export const espeak =
  (run: Run): SpeechEngine =>
  (text, language) => {
    const args = ['-v', language === 'fr' ? 'fr-fr' : language, '-s', '145', '--stdin', '--stdout', '-b', '1'];
    return run({ program: 'espeak-ng', args, input: text, timeoutMs: TIMEOUT_MS });
  };

const macVoices: Readonly<Record<KioskLanguage, string>> = {
  fr: 'Thomas',
  en: 'Daniel',
  es: 'Mónica',
  pt: 'Joana',
  ar: 'Majed',
};

/** `say` writes to a file only; it lies in a folder of its own, and goes at once. */
export const macSay =
  (run: Run): SpeechEngine =>
  async (text, language) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'guichet-voice-'));
    const file = path.join(folder, `${randomUUID()}.wav`);
    const args = ['-v', macVoices[language], '-o', file, '--file-format=WAVE', '--data-format=LEI16@22050', '-f', '-'];
    try {
      const said = await run({ program: 'say', args, input: text, timeoutMs: TIMEOUT_MS });
      return said === null ? null : await readFile(file);
    } catch {
      return null;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };

/** Reads the text from the input as UTF-8 in base64, whatever the console's code page, and writes the WAV to the output in base64. */
const windowsScript = (language: KioskLanguage): string =>
  [
    '$ErrorActionPreference = "Stop"',
    'Add-Type -AssemblyName System.Speech',
    '$text = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String([Console]::In.ReadToEnd().Trim()))',
    '$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer',
    `$found = $voice.GetInstalledVoices() | Where-Object { $_.Enabled -and $_.VoiceInfo.Culture.TwoLetterISOLanguageName -eq "${language}" } | Select-Object -First 1`,
    'if ($null -eq $found) { exit 3 }',
    '$voice.SelectVoice($found.VoiceInfo.Name)',
    '$memory = New-Object IO.MemoryStream',
    '$voice.SetOutputToWaveStream($memory)',
    '$voice.Speak($text)',
    '$voice.Dispose()',
    '[Console]::Out.Write([Convert]::ToBase64String($memory.ToArray()))',
  ].join('\n');

/** System.Speech through PowerShell. The script is a constant of ours; the text never becomes part of it. */
export const windowsSpeech =
  (run: Run): SpeechEngine =>
  async (text, language) => {
    const script = Buffer.from(windowsScript(language), 'utf16le').toString('base64');
    const args = ['-NoProfile', '-NonInteractive', '-EncodedCommand', script];
    const input = Buffer.from(text, 'utf8').toString('base64');
    const said = await run({ program: 'powershell.exe', args, input, timeoutMs: 2 * TIMEOUT_MS });
    return said === null ? null : Buffer.from(said.toString('latin1'), 'base64');
  };

/** The speech engine that belongs to a platform. */
export const engineOf = (platform: NodeJS.Platform, run: Run = runProgram): SpeechEngine => {
  if (platform === 'darwin') return macSay(run);
  return platform === 'win32' ? windowsSpeech(run) : espeak(run);
};
