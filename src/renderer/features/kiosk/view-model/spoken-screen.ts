import { shortTime } from '#shared/i18n/fr/format';
import { spokenLabel } from '#shared/i18n/fr/spoken-call';
import { entryById } from '#shared/lib/entry-by-id';

import type { TicketScreen } from '../kiosk-state';
import { reasonName, shutSaid, startOffers, type Scene } from '../scene';
import { followLink } from './follow-link';
import { saysAhead } from './paper';

/** Letters apart and no leading zeros: every voice then says a number as its language does; French has its own way. */
const numberSaid = (label: string, language: string): string => {
  if (language === 'fr') return spokenLabel(label);
  return (label.match(/\p{L}|\d+/gu) ?? []).map((part) => part.replace(/^0+(?=\d)/u, '')).join(' ');
};

const startSaid = (scene: Scene): readonly string[] => {
  const { words, kiosk, state, isOffline } = scene;
  const offers = startOffers(kiosk);
  const opinion = offers.opinion ? [words.feedback] : [];
  if (offers.isShut) {
    const { title, hint, until } = shutSaid(scene);
    return [title, hint, ...(until === '' ? [] : [until]), ...opinion];
  }
  const times = isOffline ? [] : kiosk.expectedTimes;
  const hours = times.length > 0 ? words.appointment.hint : isOffline ? words.appointmentOffline : words.noAppointment;
  const reasons = kiosk.reasons.map(
    (reason) =>
      `${reasonName(reason, state.language)}${reason.wait && !isOffline ? `, ${words.wait(reason.wait)}` : ''}`,
  );
  return [
    ...(kiosk.checkIn ? [words.appointment.title, hours] : []),
    ...(offers.tickets
      ? [words.walkIn.title, state.noPaper ? words.noPaper : words.walkIn.hint, ...reasons, words.priority.title]
      : []),
    ...(!offers.tickets && !kiosk.checkIn ? [words.closed.title, words.closed.hint] : []),
    ...opinion,
  ];
};

const ticketSaid = ({ words, state, publication, kiosk }: Scene, screen: TicketScreen): readonly string[] => {
  const { ticket, paper } = screen;
  const reason = entryById(kiosk.reasons, ticket.reasonId);
  const hasPaper = paper === 'out' || paper === 'printing';
  return [
    hasPaper ? words.take : paper === 'failed' ? words.noPaper : words.remember,
    numberSaid(ticket.label, state.language),
    reason ? reasonName(reason, state.language) : ticket.reason,
    ...(ticket.dueTime === '' ? [] : [words.appointmentAt(shortTime(ticket.dueTime))]),
    ...(ticket.wait ? [words.paperWait(words.wait(ticket.wait))] : []),
    ...(ticket.isOwn ? [words.ownSeries] : []),
    ...(saysAhead(ticket) ? [words.paperAhead(ticket.ahead)] : []),
    publication.voice ? words.screenAndVoice : words.screenOnly,
    words.identity,
    ...(followLink(publication, screen) === '' ? [] : [words.paperFollow]),
  ];
};

/** What stands on the present screen, in sentences for the voice. Never what somebody typed. */
export const spokenScreen = (scene: Scene): readonly string[] => {
  const { words, state } = scene;
  const { screen } = state;
  switch (screen.at) {
    case 'start':
      return startSaid(scene);
    case 'times':
      return [words.times.title, words.times.hint];
    case 'code':
      return [words.code.title, words.code.hint];
    case 'letter':
      return [words.letter.title, words.letter.hint, words.letterHint];
    case 'ticket':
      return ticketSaid(scene, screen);
    case 'undone':
      return [words.undone.title, words.undone.hint];
    case 'here': {
      const { title, hint } = words.here(screen.label === '' ? '' : numberSaid(screen.label, state.language));
      return [title, hint];
    }
    case 'trouble':
      return [words.troubles[screen.why].title, words.troubles[screen.why].hint];
    case 'feedback':
      return [words.feedbackAsk, words.feedbackScale, words.feedbackTheme, words.feedbackAnonymous];
    case 'thanks':
      return [words.thanks.title, words.thanks.hint];
    case 'service':
      return [];
  }
};
