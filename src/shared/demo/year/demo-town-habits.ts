/**
 * What makes the year before the demonstration town join its documents without a step: so many inhabitants that two contacts each
 * fill the days that the documents show, with their share of appointments, what these are for, and their week (Saturday mornings count there).
 */
export const demoTownHabits = {
  inhabitants: 21_500,
  bookedShare: 0.64,
  weekdayShares: [0.189, 0.187, 0.184, 0.205, 0.188, 0.047, 0],
  bookedMix: {
    COLLECTION: 384,
    CNI: 246,
    PASSPORT: 165,
    'CNI-PASSPORT': 149,
    HOUSING: 23,
    'SOCIAL-AID': 17,
    SCHOOL: 10,
    PLANNING: 7,
  },
} as const;

/** Those of its annex: about a fifth of the people, who come without an appointment more often. */
export const demoAnnexHabits = {
  inhabitants: 4_300,
  bookedShare: 0.4,
  weekdayShares: [0.2, 0.2, 0.2, 0.2, 0.2, 0, 0],
} as const;
