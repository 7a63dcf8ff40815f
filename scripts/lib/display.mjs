// A screen for the app where there is none: our own Xvfb, on a number that is free, ended with the work it served.
import { spawn } from 'node:child_process';
import { onPath } from './programs.mjs';

/** What makes Chromium's own texts (validation, date fields) French, whatever the machine speaks. */
export const frenchEnv = { LANGUAGE: 'fr', LANG: 'fr_FR.UTF-8' };

/** Whether a window can be shown here. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);

function startXvfb(more = []) {
  return new Promise((resolve, reject) => {
    // -displayfd lets Xvfb choose the number and tell it once it is ready.
    const args = ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp', ...more];
    const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended at once (${code})`)));
    server.stdio[3].once('data', (data) => resolve({ server, display: `:${String(data).trim()}` }));
  });
}

/** Calls `work(displays)` with new displays, which live as long as the work. */
async function withXvfbs(count, work, more = []) {
  const started = await Promise.all(Array.from({ length: count }, () => startXvfb(more)));
  const stop = () => started.forEach(({ server }) => server.kill());
  process.once('exit', stop);
  try {
    return await work(started.map(({ display }) => display));
  } finally {
    process.off('exit', stop);
    stop();
  }
}

/** Calls `work(env)` with the environment that shows windows: the present display, or an Xvfb that lives as long as the work. */
export const withDisplay = (work) =>
  hasDisplay() ? work(frenchEnv) : withXvfbs(1, ([display]) => work({ ...frenchEnv, DISPLAY: display }));

/**
 * Calls `work(display)` with a new display, on which nothing else is shown; it lives as long as the work, and does not begin anew when the last
 * program leaves it: the next one met no display then.
 */
export const withOwnDisplay = (work) => withXvfbs(1, ([display]) => work(display), ['-noreset']);

/**
 * Calls `work(env)` with `count` displays of their own in GUICHET_DISPLAYS, for windows that must not take the focus from each
 * other (nor from the person at this machine); without Xvfb with the present display alone.
 */
export const withDisplays = (count, work) =>
  onPath('Xvfb')
    ? withXvfbs(count, (displays) => work({ ...frenchEnv, DISPLAY: displays[0], GUICHET_DISPLAYS: displays.join(' ') }))
    : work(frenchEnv);
