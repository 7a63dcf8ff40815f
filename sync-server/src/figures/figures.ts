import type { Store } from '../store/port';
import { createKnownFacts, type KnownFacts } from './known-facts';
import { createPublications, type Publications } from './published-years';
import { createProjection, type History, type Projection } from './projection';

/** What the server knows of the past of its sites. */
export type Figures = {
  readonly projection: Projection;
  readonly facts: KnownFacts;
  readonly publications: Publications;
};

/** `elapsed` = true time in milliseconds, from any beginning. */
type Needs = {
  readonly store: Store;
  readonly clock: () => number;
  readonly elapsed: () => number;
  readonly history?: History;
};

/** Projection, figures and publications over a store. */
export const createFigures = (needs: Needs): Figures => {
  const projection = createProjection(needs);
  const facts = createKnownFacts({ ...needs, projection });
  return { projection, facts, publications: createPublications({ ...needs, projection, facts }) };
};
