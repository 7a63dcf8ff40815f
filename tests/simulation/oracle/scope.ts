import type { WireDocument } from '#shared/sync/protocol';
import type { VirtualWorld } from '../world/virtual-world';
import { siteId } from '../town/sim-town';
import { facts } from './facts';

/** Whether every desk must hold a document that ends on this day, or none may; `either` close to the edge. */
export type Scope = (end: string) => 'kept' | 'gone' | 'either';

const dayMs = 86_400_000;

/** The scope of the desks as the site has set it by now, by its own entry among the reference data. */
export const scopeOf = (world: VirtualWorld, reference: ReadonlyMap<string, WireDocument>): Scope => {
  const set = (reference.get(siteId)?.['body'] as { readonly deskWindowDays?: number } | undefined)?.deskWindowDays;
  const dayBefore = (days: number): string => new Date(world.now() - days * dayMs).toISOString().slice(0, 10);
  const days = set ?? facts.windowDays;
  return (end) => {
    if (end === '' || end >= dayBefore(days)) return 'kept';
    return end < dayBefore(days + 3) ? 'gone' : 'either';
  };
};
