import type { Store } from '../store/port';
import { createKnownFacts, type KnownFacts } from './known-facts';
import { createProjection, type History, type Projection } from './projection';

/** What the server knows of the past of its sites. */
export type Insights = { readonly projection: Projection; readonly facts: KnownFacts };

/** `elapsed` = true time in milliseconds, from any beginning. */
type Needs = {
  readonly store: Store;
  readonly clock: () => number;
  readonly elapsed: () => number;
  readonly history?: History;
};

/** Projection and figures over a store. */
export const createInsights = (needs: Needs): Insights => {
  const projection = createProjection(needs);
  return { projection, facts: createKnownFacts({ ...needs, projection }) };
};
