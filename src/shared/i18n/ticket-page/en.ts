import type { TicketPageWords } from './words';

/** The words of the page of a ticket, in English. */
export const englishTicketPage: TicketPageWords = {
  lang: 'en',
  dir: 'ltr',
  yourNumber: 'Your number',
  waiting: 'Waiting',
  ahead: (people) => {
    if (people === 0) return 'You are next';
    return people === 1 ? '1 person before you' : `${people} people before you`;
  },
  wait: ({ fromMin, toMin }) =>
    fromMin === 0 ? `Estimated wait: less than ${toMin} min` : `Estimated wait: ${fromMin} to ${toMin} min`,
  unknownWait: 'We cannot estimate your wait yet.',
  stayNear: 'Stay nearby and watch the screen in the waiting room: it decides.',
  desk: (number) => `desk ${number}`,
  called: (desk) => `Please go to ${desk}`,
  calledSomewhere: 'It is your turn: follow the screen in the waiting room',
  serving: (desk) => `You are at ${desk}`,
  parked: (room) => `Please wait here: ${room}`,
  parkedAnywhere: 'Please wait: you will be called again',
  done: 'Your visit is over',
  noAnswer: 'Your number was called',
  noAnswerHint: 'Nobody answered. Go to reception: your turn is not necessarily lost.',
  gone: 'This ticket is no longer waiting',
  goneHint: 'If you are still here, go to reception.',
  refreshes: 'This page updates every 20 seconds.',
  stopRefresh: 'Stop updating by itself',
  startRefresh: 'Update by itself',
  refreshNow: 'Update now',
  untilMidnight: 'This page holds no name and disappears at midnight.',
  expired: 'This ticket is no longer shown',
  expiredHint: 'The page of a ticket can be read on its day only. If you are still waiting, go to reception.',
  trouble: 'The page cannot be shown right now',
  troubleHint: 'Your place in the queue has not changed. The page tries again by itself; watch the screen of the room.',
  ask: 'How was your visit?',
  scale: '0 = very bad, 10 = very good',
  askTheme: 'What about? (optional)',
  themes: { welcome: 'Welcome', wait: 'Waiting', answer: 'The answer', place: 'The place', other: 'Something else' },
  anonymous: 'Your answer is anonymous: it is linked neither to you nor to your ticket.',
  send: 'Send',
  thanks: 'Thank you, your opinion was saved.',
  privacy: {
    title: 'Your data',
    who: (commune) => `Responsible: town hall, ${commune}.`,
    why: 'Your visit is noted so that you are served in your turn and reception can be organised.',
    kept: ({ unit, number }) => `What is over is deleted after ${number} ${unit}.`,
    noAge: 'The town hall has not set a period yet: nothing is deleted by its age.',
    rights: 'You may ask to see these data, to have them corrected or erased, and turn to the CNIL (cnil.fr). Contact:',
  },
};
