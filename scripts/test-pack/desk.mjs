// An installed desk in a clean system: started as an agent does, set up by the keyboard, watched from outside.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { documentsOf, rowsIn } from './rows.mjs';
import { until } from './until.mjs';

export const agent = 'agent';
const profile = `/home/${agent}/.config/Guichet`;
/** A screen is drawn and takes keys within this time, also on a loaded machine. */
const screenMs = 8_000;

const readProcess = (pid, name) => {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
};
const linkOf = (pid, name) => {
  try {
    return readlinkSync(`/proc/${pid}/${name}`);
  } catch {
    return '';
  }
};

export class Desk {
  #system;
  #display;
  #child = null;

  constructor(system, display) {
    this.#system = system;
    this.#display = display;
  }

  #station() {
    const file = this.#system.file(`${profile}/station.json`);
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  }

  /** The processes of the installed program, as the machine outside numbers them. */
  #processes() {
    const program = this.#system.file('/opt/Guichet/guichet');
    return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && linkOf(pid, 'exe') === program);
  }

  /** Starts it by the command that the package brings, as an ordinary user, without a switch. */
  async start() {
    this.#child = this.#system.start(['guichet'], {
      user: agent,
      log: this.#system.file('/guichet.log'),
      env: { HOME: `/home/${agent}`, DISPLAY: this.#display, LANG: 'fr_FR.UTF-8' },
    });
    await until('a window of Guichet', () => this.#x(['search', '--onlyvisible', '--class', 'guichet']).trim());
  }

  #x(args) {
    return spawnSync('xdotool', args, { encoding: 'utf8', env: { ...process.env, DISPLAY: this.#display } }).stdout;
  }

  /** Whether each page runs behind Chromium's sandbox: filtered system calls, and processes of its own that see no others. */
  isSandboxed() {
    const all = this.#processes();
    const pages = all.filter((pid) => readProcess(pid, 'cmdline').includes('--type=renderer'));
    const main = all.find((pid) => !readProcess(pid, 'cmdline').includes('--type='));
    const isBehind = (pid) =>
      /^Seccomp:\s*2$/m.test(readProcess(pid, 'status')) && linkOf(pid, 'ns/pid') !== linkOf(main, 'ns/pid');
    return (
      pages.length > 0 &&
      pages.every(isBehind) &&
      !all.some((pid) => readProcess(pid, 'cmdline').includes('no-sandbox'))
    );
  }

  /** « Ce poste devient le serveur de la mairie », as a person types it. */
  async becomeHub() {
    const [window] = this.#x(['search', '--onlyvisible', '--class', 'guichet']).trim().split('\n');
    this.#x(['windowfocus', '--sync', window]);
    this.#x(['key', '2']);
    await sleep(screenMs);
    this.#x(['type', '--delay', '40', 'Maud Kervella']);
    this.#x(['key', 'Tab']);
    this.#x(['type', '--delay', '40', 'Fontbelle']);
    this.#x(['key', 'Return']);
    await until('a server of its own', () => this.#station()?.station.mode === 'hub');
  }

  /** Signs in as who set the town hall up, and gives a passage without appointment its ticket. */
  async giveTicket() {
    // « Qui êtes-vous ? », the form, its reason, its ticket. Outside of opening hours it then asks whether to give one all the same, and 2 is yes;
    // inside, 2 chooses a reason for a next passage.
    for (const key of ['Return', 'F2', '1', 'Return', '2']) {
      await sleep(screenMs);
      this.#x(['key', key]);
    }
    // The act is on the disk of the desk at once; its server holds it soon after.
    await until('the ticket at the server', () => documentsOf(this.rows(), 'tickets').length > 0);
  }

  /** What the program wrote last, for who looks for a fault. */
  lastWords() {
    const log = this.#system.file('/guichet.log');
    return existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-20).join('\n') : '';
  }

  /** What its server says of itself. */
  health() {
    return until('an answer of the server', async () => {
      const port = this.#station()?.hubPort;
      const answer = await fetch(`http://127.0.0.1:${port}/v1/health`).catch(() => null);
      return answer?.ok ? answer.json() : null;
    });
  }

  /** Asks it to end, as the system does at a shutdown, and waits until nothing of it runs. */
  async stop() {
    const main = this.#processes().find((pid) => !readProcess(pid, 'cmdline').includes('--type='));
    process.kill(Number(main), 'SIGTERM');
    await until('the end of Guichet', () => this.#processes().length === 0);
    this.#child = null;
  }

  /** Ends it at once, where it still runs. */
  kill() {
    this.#child?.kill('SIGKILL');
  }

  /** Every row of the server's database, as text, by table. */
  rows() {
    return rowsIn(this.#system.file(`${profile}/server/guichet.sqlite`));
  }
}
