import { Agent, globalAgent } from 'node:https';
import type { Line } from '../send-json';

/** For servers of tests that speak plain HTTP. */
export const noLine: Line = { agent: globalAgent, agentOfOne: () => new Agent() };
