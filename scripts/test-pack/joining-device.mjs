// A device that joins an installed server over TLS, by the code and the key that its administrator was told (tests/packaging/joining-device.ts).
import { buildAll } from '../build.mjs';
import { inRoot } from '../lib/paths.mjs';
import { collect } from '../lib/run.mjs';

/** Code and key of an invitation, as the server prints them. */
export function invitationIn(said) {
  const [, code] = /^Enrolment code (\S+)/m.exec(said) ?? [];
  const [, key] = /^Key (\S+)/m.exec(said) ?? [];
  if (code === undefined || key === undefined) throw new Error(`no invitation in ${said}`);
  return { code, key };
}

/** Joins and writes (`write`) or reads (`read`); answers what the device tells. */
export async function join(port, { code, key }, what) {
  if (!(await buildAll(['packedDesk'], { quiet: true }))) throw new Error('the device could not be built');
  const args = [inRoot('out/packed-desk/device.cjs'), `https://127.0.0.1:${port}`, key, code, what];
  const { code: ended, stdout, output } = await collect(process.execPath, args);
  if (ended !== 0) throw new Error(`the device: ${output}`);
  return JSON.parse(stdout);
}
