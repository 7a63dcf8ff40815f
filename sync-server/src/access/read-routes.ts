import type { AccessRoute } from '../routes/route';
import { exportRoutes } from './exports';
import { indicatorsRoute } from './indicators';
import { rowsRoute } from './rows';

/** The read interface for other programs of the town hall. Nothing that leaves by it names anybody. */
export const readRoutes: readonly AccessRoute[] = [indicatorsRoute, rowsRoute, ...exportRoutes];
