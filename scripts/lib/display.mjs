// A screen for the app where there is none: our own Xvfb, on a number that is free, ended with the work it served.
import { spawn } from 'node:child_process';

/** What makes Chromium's own texts (validation, date fields) French, whatever the machine speaks. */
export const frenchEnv = { LANGUAGE: 'fr', LANG: 'fr_FR.UTF-8' };

/** Whether a window can be shown here. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);

function startXvfb() {
  return new Promise((resolve, reject) => {
    // -displayfd lets Xvfb choose the number and tell it once it is ready.
    const args = ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'];
    const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended at once (${code})`)));
    server.stdio[3].once('data', (data) => resolve({ server, display: `:${String(data).trim()}` }));
  });
}

/** Calls `work(env)` with the environment that shows windows: the present display, or an Xvfb that lives as long as the work. */
export async function withDisplay(work) {
  if (hasDisplay()) return work(frenchEnv);
  const { server, display } = await startXvfb();
  const stop = () => server.kill();
  process.once('exit', stop);
  try {
    return await work({ ...frenchEnv, DISPLAY: display });
  } finally {
    process.off('exit', stop);
    stop();
  }
}
