import { runLoad, type FloorOptions, type LoadResult } from './run-floor';

export { loads } from './run-floor';

/** One load of the simulation, for the program that prints it. */
export const run = (options: FloorOptions, load: number): LoadResult => runLoad(options, load);
