import type { SlotRefusal } from '../../errors/slot-refusal';
import { count, dayAndMonth, formatMinutes, longDay, shortTime } from './format';

const purposes: Readonly<Record<string, string>> = {
  urgent: 'pour les urgences',
  withoutInternet: 'pour les personnes sans internet',
  desk: 'pour les demandes au guichet',
  phone: 'pour les appels téléphoniques',
  portal: 'pour le portail',
};
const channels: Readonly<Record<string, string>> = {
  desk: 'au guichet',
  phone: 'par téléphone',
  sms: 'par SMS',
  email: 'par courriel',
  mail: 'par courrier',
  portal: 'par le portail',
  appointment: 'sur rendez-vous',
};
const because = {
  closed: ['la mairie ne reçoit pas ces jours-là', 'Cherchez plus loin.'],
  kept: ['ce qui reste est gardé pour un autre usage', 'Cherchez plus loin, ou choisissez cet usage.'],
  quota: ['le quota de ce canal est atteint', 'Cherchez plus loin, ou demandez à l’administrateur.'],
  tooSoon: ['le délai de prévenance de ce motif n’est pas passé', 'Cherchez plus loin.'],
  beyondHorizon: ['ces jours ne sont pas encore ouverts à la réservation', 'Cherchez plus tôt.'],
  desks: ['tous les guichets sont pris', 'Cherchez plus loin.'],
  stations: ['tous les dispositifs de recueil sont pris', 'Cherchez plus loin.'],
  tooShort: ['aucune plage n’est assez longue', 'Prenez deux rendez-vous plus courts.'],
} as const satisfies Record<Extract<SlotRefusal, { code: 'noSlotBetween' }>['because'], readonly [string, string]>;

const say = (text: string, todo: string) => ({ text, todo });

const closed = (day: string, label: string) =>
  label === ''
    ? say(`Rien n’ouvre pour ce motif le ${longDay(day)}.`, 'Choisissez un autre jour.')
    : say(`Fermé le ${longDay(day)}\u00A0: ${label}.`, 'Choisissez un autre jour.');

const kept = ({ day, purpose, releasedOn }: Extract<SlotRefusal, { code: 'keptForOthers' }>) =>
  say(
    `Ce qui reste le ${dayAndMonth(day)} est gardé ${purposes[purpose] ?? 'pour un autre usage'}.`,
    releasedOn === ''
      ? 'Choisissez un autre jour, ou cet usage si c’en est un.'
      : `Ce sera ouvert à tous le ${dayAndMonth(releasedOn)}. Choisissez un autre jour.`,
  );

/** Puts into words why there is no slot. `reason` names a reason of the reference data. */
export const saySlotRefusal = (
  refusal: SlotRefusal,
  reason?: (id: string) => string,
): { readonly text: string; readonly todo: string } => {
  switch (refusal.code) {
    case 'publicHoliday':
      return say(`Le ${longDay(refusal.day)} est férié\u00A0: ${refusal.name}.`, 'Choisissez un autre jour.');
    case 'dayClosed':
      return closed(refusal.day, refusal.label);
    case 'dayTooShort':
      return say(
        `Aucune plage du ${dayAndMonth(refusal.day)} ne dure ${formatMinutes(refusal.durationMin)}.`,
        'Choisissez un autre jour, ou deux rendez-vous plus courts.',
      );
    case 'keptForOthers':
      return kept(refusal);
    case 'quotaReached':
      return say(
        `${refusal.label === '' ? 'Le quota' : `Le quota «\u00A0${refusal.label}\u00A0»`} du ${dayAndMonth(refusal.day)} est atteint (${count(refusal.most, 'rendez-vous', 'rendez-vous')}).`,
        'Choisissez un autre jour.',
      );
    case 'tooSoon':
      return say(
        `Ce motif demande un délai\u00A0: pas avant le ${longDay(refusal.day)} à ${shortTime(refusal.time)}.`,
        'Choisissez un créneau plus tard.',
      );
    case 'beyondHorizon':
      return say(
        `Ce motif se réserve jusqu’au ${longDay(refusal.lastDay)} pour le moment.`,
        'Choisissez un jour plus proche.',
      );
    case 'channelNotOffered':
      return say(
        `${reason?.(refusal.reasonId) ?? 'Ce motif'} ne se réserve pas ${channels[refusal.channel] ?? 'par ce canal'}.`,
        'Choisissez un autre canal.',
      );
    case 'dayFull':
      return say(`Tous les guichets sont pris le ${longDay(refusal.day)}.`, 'Prenez un des premiers créneaux libres.');
    case 'stationsFull':
      return say(
        refusal.stations === 0
          ? 'Cette mairie n’a pas de dispositif de recueil, et ce motif en demande un.'
          : `Un guichet est libre le ${longDay(refusal.day)}, mais aucun dispositif de recueil en même temps.`,
        refusal.stations === 0
          ? 'Un administrateur en ajoute un dans Réglages, Guichets.'
          : 'Prenez un des premiers créneaux libres.',
      );
    case 'noSlotBetween': {
      const [why, todo] = because[refusal.because];
      return say(
        `Aucun créneau du ${dayAndMonth(refusal.fromDay)} au ${dayAndMonth(refusal.toDay)}\u00A0: ${why}.`,
        todo,
      );
    }
    default:
      return refusal satisfies never;
  }
};
