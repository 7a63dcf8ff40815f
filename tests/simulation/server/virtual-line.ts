import type { Device } from '#server/store/port';
import { clientOver, type CallResponse, type Send } from '#shared/sync/wire/client';

import type { Http } from '../../../src/renderer/sync/http';
import type { Owner } from '../world/event-queue';
import type { Random } from '../world/random';
import type { VirtualWorld } from '../world/virtual-world';
import type { Answer, SimServer } from './sim-server';
import { openVirtualStream } from './virtual-stream';

/** How bad a line is: chances from 0 to 1, times in milliseconds. */
export type Weather = {
  readonly mostDelayMs: number;
  /** Chance that a way takes seconds instead. */
  readonly slow: number;
  readonly lost: number;
  /** Chance that the answer to a push comes seconds after it was stored. */
  readonly slowAnswer: number;
  /** Chance that a pull takes its time before the server looks. */
  readonly slowPull: number;
  /** Chance that the answer is lost although the server did what was asked. */
  readonly lostAnswer: number;
  /** Chance that a request arrives once more, up to minutes later. */
  readonly twice: number;
};

export const fairWeather: Weather = {
  mostDelayMs: 30,
  slow: 0,
  slowAnswer: 0,
  slowPull: 0,
  lost: 0,
  lostAnswer: 0,
  twice: 0,
};

/** The chances of a bad line; a history has those that its chaos names. */
export const badWeather: Omit<Weather, 'mostDelayMs'> = {
  slow: 0.15,
  slowAnswer: 0.3,
  slowPull: 0.3,
  lost: 0.2,
  lostAnswer: 0.25,
  twice: 0.3,
};

/** In a rush requests arrive twice now and then. */
export const rushWeather: Weather = { ...fairWeather, twice: 0.2 };

/** The line of a device to the server, over all its sessions. */
export type VirtualLine = {
  isUp: boolean;
  weather: Weather;
  readonly device: Device;
  /** The calls of one session. */
  readonly httpOf: (owner: Owner) => Http;
};

const mostSlowMs = 6_000;
const mostLateAnswerMs = 700;
const mostHeldMs = 900;
const mostLateMs = 4 * 60_000;
/** No machine takes in an answer of more: it never arrives. A page holds 4 MB of documents at most. */
const mostAnswer = 5 * 1024 * 1024;

const createCalls = (world: VirtualWorld, server: SimServer, line: VirtualLine) => {
  const { random } = world;
  const delay = (): number =>
    random() < line.weather.slow ? random() * mostSlowMs : 1 + random() * line.weather.mostDelayMs;
  const note = (path: string, answer: Answer | null, where: string): void =>
    world.trace('call', line.device.id, path, answer ? `${answer.status} ${answer.text}` : 'none', where);

  /** The way there, the work, and the way back; silence when anything on it fails. */
  const travel = (path: string, text: string, arrived: (answer: Answer) => void): void => {
    const { lost, lostAnswer, twice } = line.weather;
    if (random() < lost) return;
    const deliver = async (first: boolean): Promise<void> => {
      const answer = await server.call(line.device, path, text);
      note(path, answer, first ? 'first' : 'again');
      if (!first || answer === null || !line.isUp || random() < lostAnswer) return;
      if (answer.text.length > mostAnswer) return;
      const late = path === '/v1/push' && random() < line.weather.slowAnswer ? 300 + random() * mostLateAnswerMs : 0;
      world.at(delay() + late, () => arrived(answer));
    };
    const held = path === '/v1/pull' && random() < line.weather.slowPull ? random() * mostHeldMs : 0;
    world.at(delay() + held, () => void deliver(true));
    if (path !== '/v1/head' && random() < twice) world.at(random() ** 2 * mostLateMs, () => void deliver(false));
  };
  return { travel, delay };
};

/** A line that is up, in fair weather. */
export const createLine = (world: VirtualWorld, server: SimServer, device: Device): VirtualLine => {
  const { random }: { readonly random: Random } = world;
  const line: VirtualLine = {
    isUp: true,
    weather: fairWeather,
    device,
    httpOf: (owner) => {
      const { travel, delay } = createCalls(world, server, line);
      const send: Send = ({ path, body, patienceMs }) =>
        new Promise((resolve) => {
          const patience = world.at(patienceMs, () => resolve(null), owner);
          const finish = (response: CallResponse | null): void => {
            if (patience.cancelled || owner.dead) return;
            patience.cancelled = true;
            resolve(response);
          };
          const text = body === undefined ? '' : JSON.stringify(body);
          if (line.isUp)
            travel(path, text, ({ status, text: answer }) => finish({ status, body: JSON.parse(answer) as unknown }));
          else if (random() < 0.7) world.at(2, () => finish(null), owner);
        });
      return {
        calls: clientOver(send),
        openStream: (signal) => openVirtualStream({ world, server, line, owner, signal, delay }),
      };
    },
  };
  return line;
};
