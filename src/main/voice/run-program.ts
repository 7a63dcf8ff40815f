import { spawn } from 'node:child_process';

export type ProgramRun = {
  readonly program: string;
  readonly args: readonly string[];
  /** What the program reads; nobody else on the machine sees it, and no shell ever does. */
  readonly input: string;
  readonly timeoutMs: number;
};

const MOST_BYTES = 8 * 1024 * 1024;

/** What a program writes to its output; null when it is not there, fails, says too much or takes too long. */
export const runProgram = ({ program, args, input, timeoutMs }: ProgramRun): Promise<Buffer | null> =>
  new Promise((resolve) => {
    const child = spawn(program, [...args], { shell: false, windowsHide: true, stdio: ['pipe', 'pipe', 'ignore'] });
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    const done = (output: Buffer | null): void => {
      clearTimeout(timer);
      resolve(output);
    };
    child.stdout.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > MOST_BYTES) child.kill('SIGKILL');
    });
    child.once('error', () => done(null));
    child.once('close', (code) => done(code === 0 ? Buffer.concat(chunks) : null));
    // A program that ends without reading breaks the pipe: its exit code tells.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
