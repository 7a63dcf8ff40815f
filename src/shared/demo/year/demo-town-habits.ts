/**
 * What makes the year before the demonstration town join its documents without a step: so many inhabitants that two contacts each
 * fill the days that the documents show, with their share of appointments and their week (Saturday mornings count there).
 */
export const demoTownHabits = {
  inhabitants: 21_500,
  bookedShare: 0.64,
  weekdayShares: [0.189, 0.187, 0.184, 0.205, 0.188, 0.047, 0],
} as const;
