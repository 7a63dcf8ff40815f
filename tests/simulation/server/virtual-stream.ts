import { siteId } from '../town/sim-town';
import type { Owner } from '../world/event-queue';
import type { VirtualWorld } from '../world/virtual-world';
import type { SimServer } from './sim-server';
import type { VirtualLine } from './virtual-line';

type Needs = {
  readonly world: VirtualWorld;
  readonly server: SimServer;
  readonly line: VirtualLine;
  readonly owner: Owner;
  readonly signal: AbortSignal;
  readonly delay: () => number;
};

type Chunk = { readonly done: boolean; readonly value?: Uint8Array };

const heartbeatMs = 15_000;
const encoder = new TextEncoder();

/** What arrived and nobody read yet, and who waits for it. */
const createPipe = () => {
  const chunks: Chunk[] = [];
  let waiting: { readonly resolve: (chunk: Chunk) => void; readonly reject: (error: Error) => void } | null = null;
  return {
    put: (chunk: Chunk): void => {
      if (waiting) waiting.resolve(chunk);
      else chunks.push(chunk);
      waiting = null;
    },
    fail: (): void => {
      waiting?.reject(new Error('aborted'));
      waiting = null;
    },
    read: (): Promise<Chunk> => {
      const next = chunks.shift();
      if (next) return Promise.resolve(next);
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject };
      });
    },
  };
};

/**
 * The event stream of a device: pokes and heartbeats, as long as the line and this life of the server last. A line that
 * goes down says nothing: the desk finds out by the silence.
 */
export const openVirtualStream = async ({ world, server, line, owner, signal, delay }: Needs): Promise<Response> => {
  await world.sleep(delay(), owner);
  if (!line.isUp || signal.aborted || server.isRevoked(line.device.id)) throw new Error('unreachable');
  const pipe = createPipe();
  const life = server.life();
  const state = { over: false };
  const end = (): void => {
    state.over = true;
    unsubscribe();
  };
  const send = (text: string): void => {
    if (state.over) return;
    if (owner.dead || signal.aborted) return end();
    if (server.life() !== life || server.isRevoked(line.device.id)) {
      end();
      if (line.isUp) world.at(delay(), () => pipe.put({ done: true }), owner);
      return;
    }
    if (line.isUp) world.at(delay(), () => pipe.put({ done: false, value: encoder.encode(text) }), owner);
  };
  const unsubscribe = server.store.onWrite(({ collection, seq, deviceId }) => {
    if (deviceId !== line.device.id) send(`data: ${JSON.stringify({ collection, scope: siteId, seq })}\n\n`);
  });
  const beat = (): void => {
    send(': alive\n\n');
    if (!state.over) world.at(heartbeatMs, beat, owner);
  };
  beat();
  signal.addEventListener('abort', () => {
    end();
    pipe.fail();
  });
  const body = { getReader: () => ({ read: pipe.read }) };
  return { ok: true, status: 200, body } as unknown as Response;
};
