// Starting other programs: with the output shown (`run`), or collected and shown only when asked (`collect`).
import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

// With --json, stdout carries the JSON alone.
const talk = process.argv.includes('--json') ? process.stderr : process.stdout;

/** One line to the person who started the script. */
export const say = (text) => talk.write(`${text}\n`);

/** Seconds since `startedMs`, as text. */
export const seconds = (startedMs) => `${((Date.now() - startedMs) / 1000).toFixed(1)} s`;

function start(command, args, options) {
  return spawn(command, args, { cwd: root, ...options, env: { ...process.env, ...options.env } });
}

/** Runs a program with our own stdio and passes signals on; resolves to its exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = start(command, args, { stdio: 'inherit', ...options });
    const pass = (signal) => child.kill(signal);
    process.on('SIGINT', pass).on('SIGTERM', pass);
    const end = (code) => {
      process.off('SIGINT', pass).off('SIGTERM', pass);
      resolve(code);
    };
    child.on('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/** Runs a program and keeps what it prints; resolves to `{ code, stdout, output }`, never rejects. */
export function collect(command, args, options = {}) {
  return new Promise((resolve) => {
    const { timeoutMs, ...rest } = options;
    const child = start(command, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs, ...rest });
    let stdout = '';
    let output = '';
    child.stdout.on('data', (data) => {
      stdout += data;
      output += data;
    });
    child.stderr.on('data', (data) => (output += data));
    child.on('error', (error) => resolve({ code: 127, stdout, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, stdout, output }));
  });
}
