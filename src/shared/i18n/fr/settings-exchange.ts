import type { ExportWords } from '../../domain/exchange/export/export-rows';
import { channelText, statusText } from './common';
import { count, dayAndMonth, shortTime } from './format';

const channelOf = (channel: string): string =>
  channel in channelText ? channelText[channel as keyof typeof channelText] : channel;

/** Texts of the export and of the calendar feeds. */
export const settingsExchangeText = {
  export: {
    title: 'Exporter des rendez-vous',
    lead: 'Un fichier pour un tableur. Sans les noms, sauf si vous les demandez.',
    from: 'Du',
    to: 'Au',
    badSpan: 'La fin vient avant le début.',
    names: 'Avec les noms, dates de naissance, téléphones, courriels et numéros de pré-demande',
    namesWarning:
      'Ce fichier contiendra des données personnelles\u00A0: gardez-le en lieu sûr et effacez-le après usage.',
    found: (appointments: number) => count(appointments, 'rendez-vous', 'rendez-vous'),
    none: 'Aucun rendez-vous sur ces jours.',
    save: 'Enregistrer le fichier CSV',
    saved: (rows: number) => `${count(rows, 'ligne')}\u00A0: choisissez où enregistrer le fichier.`,
    form: 'Points-virgules et UTF-8, comme l’attend Excel en français. Une case qui commence par «\u00A0=\u00A0», «\u00A0+\u00A0», «\u00A0-\u00A0» ou «\u00A0@\u00A0» reçoit une apostrophe, pour qu’un tableur ne la calcule pas.',
    fileName: (from: string, to: string) => `rendez-vous-${from}-${to}.csv`,
  },
  calendars: {
    title: 'Calendriers',
    lead: 'Une adresse à laquelle un logiciel de calendrier (Outlook, Thunderbird, téléphone) s’abonne. Jamais de nom\u00A0: le motif et le nombre de personnes.',
    whose: 'Rendez-vous de',
    site: 'Toute la mairie',
    make: 'Créer une adresse',
    address: 'Adresse du calendrier',
    once: 'Elle n’est montrée qu’une fois\u00A0: copiez-la maintenant. Qui la connaît peut lire ce calendrier.',
    local: 'Cette adresse ne répond que sur ce poste.',
    copy: 'Copier',
    copied: 'Copiée',
    revoke: 'Couper',
    ask: {
      title: (name: string) => `Couper le calendrier «\u00A0${name}\u00A0»\u00A0?`,
      effect: (made: string, read: string) =>
        `Créé ${made}, ${read === '' ? 'jamais lu' : `lu ${read}`}. Les logiciels qui le suivent ne reçoivent plus rien.`,
      lost: 'Cette adresse ne revient pas\u00A0: il faudra en créer une autre et la redonner.',
      keep: 'Garder le calendrier',
    },
    revoked: (name: string) =>
      `Calendrier «\u00A0${name}\u00A0» coupé\u00A0: son adresse ne répond plus. Vous pouvez en créer une autre.`,
    none: 'Aucun calendrier. Créez une adresse pour suivre l’agenda dans un autre logiciel.',
    unreachable: 'Le serveur de la mairie ne répond pas. Les calendriers s’affichent quand la liaison est revenue.',
    notAllowed: 'Les calendriers se règlent sur un poste d’administration.',
    loading: 'Lecture des calendriers…',
    gone: 'Agent parti',
    heads: { whose: 'Rendez-vous de', made: 'Créé', read: 'Lu', act: 'Couper' },
    on: (day: string) => `le ${dayAndMonth(day)}`,
    at: (day: string, time: string) => `le ${dayAndMonth(day)} vers ${shortTime(time)}`,
    never: 'jamais',
    ended: (day: string) => `coupé le ${dayAndMonth(day)}`,
  },
} as const;

/** The words of an exported table. */
export const exportWords: ExportWords = {
  headers: {
    externalId: 'identifiant',
    day: 'date',
    time: 'heure',
    durationMin: 'durée (min)',
    reason: 'motif',
    personCount: 'nombre de personnes',
    desk: 'guichet',
    status: 'statut',
    confirmation: 'place',
    channel: 'canal',
    lastName: 'nom',
    firstName: 'prénom',
    birthDate: 'date de naissance',
    phone: 'téléphone',
    email: 'courriel',
    preApplicationNumber: 'pré-demande',
  },
  status: {
    booked: statusText.booked,
    arrived: statusText.arrived,
    attended: statusText.attended,
    noShow: statusText.noShow,
    cancelledByCitizen: 'Annulé (usager)',
    cancelledByOffice: 'Annulé (mairie)',
    void: statusText.cancelled,
  },
  confirmation: {
    pending: statusText.pending,
    accepted: 'Confirmé',
    overbooked: statusText.overbooked,
    kept: 'Surnombre gardé',
  },
  channel: channelOf,
};
