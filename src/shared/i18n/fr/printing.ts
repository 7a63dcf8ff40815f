import type { PrintCode } from '../../domain/ticket-paper/print-state';
import { count } from './format';

const nbsp = '\u00A0';

/** Why nothing comes out, and what to do: the ticket itself is safe and is not spoken of here. */
const why: Readonly<Record<PrintCode, string>> = {
  '': '',
  printerOff: 'L’imprimante ne répond pas.',
  printerMissing: 'L’imprimante choisie n’est plus sur ce poste.',
  paperOut: 'L’imprimante n’a plus de papier.',
  coverOpen: 'Le capot de l’imprimante est ouvert.',
  printFailed: 'L’impression n’a pas abouti.',
  otherDay: 'Ticket d’un autre jour, plus imprimé tout seul.',
};

/** The words of the ticket printer of a station: its choice, its queue, its test page. */
export const printingText = {
  open: 'Imprimante de ce poste',
  /** `printer` as the station keeps it: `''` = none, `tcp://…` = one of the network. */
  named: (printer: string): string =>
    printer === ''
      ? `Ce poste n’a pas d’imprimante${nbsp}: chaque ticket devient un PDF.`
      : `Imprimante de ce poste${nbsp}: ${printer.replace(/^tcp:\/\//u, '')}`,
  pick: (printer: string): string => (printer === '' ? 'Choisir l’imprimante' : 'Changer d’imprimante'),
  why,
  sign: (waiting: number, uncertain: number): string =>
    uncertain > 0 && waiting === 0
      ? `${count(uncertain, 'ticket')} à vérifier à l’imprimante`
      : waiting === 1
        ? '1 ticket attend l’imprimante'
        : `${waiting} tickets attendent l’imprimante`,
  queue: {
    title: 'Tickets pas encore imprimés',
    list: 'Tickets pas encore imprimés',
    none: 'Aucun ticket n’attend l’imprimante.',
    noPrinter: 'Ce poste n’a pas d’imprimante\u00A0: rien n’est imprimé, chaque ticket est gardé dans un fichier.',
    safe: 'Les numéros sont gardés et l’imprimante est essayée toute seule jusqu’à ce soir. Annoncez-les en attendant.',
    states: {
      waiting: 'En attente d’imprimante',
      printing: 'Impression…',
      done: 'Imprimé',
      uncertain: 'Peut-être imprimé',
      failed: 'Pas imprimé',
    },
    uncertainHint: 'Regardez à l’imprimante avant de réimprimer.',
    retry: 'Réessayer',
    reprint: 'Réimprimer',
    drop: 'Retirer',
    isThere: 'Il est sorti',
    actOn: (act: string, label: string): string => `${act}, ticket ${label}`,
  },
  choice: {
    title: 'Où sortent les tickets',
    kind: 'Imprimante',
    none: 'Aucune',
    noneDetail: 'chaque ticket devient un PDF',
    network: 'Imprimante à tickets du réseau',
    networkDetail: 'thermique, ESC/POS',
    address: 'Adresse',
    addressHint: 'du réseau de la mairie',
    addressPlaceholder: '192.168.1.40 ou imprimante-accueil:9100',
    addressFault: 'Écrivez une adresse comme 192.168.1.40, avec le port s’il n’est pas 9100.',
    paper: 'Largeur du papier',
    width: (mm: number): string => `${mm}${nbsp}mm`,
    test: 'Imprimer une page d’essai',
    testing: 'Essai en cours…',
    save: (hasPrinter: boolean): string => (hasPrinter ? 'Choisir cette imprimante' : 'Rester sans imprimante'),
    saved: (hasPrinter: boolean): string =>
      hasPrinter
        ? 'Choisie. Les tickets qui attendaient y partent.'
        : 'Sans imprimante\u00A0: les prochains tickets deviennent des PDF.',
    gone: 'plus sur ce poste',
    trying: 'L’imprimante est appelée…',
    silent: (saveLabel: string): string =>
      `Rien n’est enregistré${nbsp}: aucune imprimante ne répond à cette adresse. Vérifiez l’adresse, et qu’elle est allumée. «${nbsp}${saveLabel}${nbsp}» de nouveau la choisit quand même.`,
  },
  tested: {
    paper: 'La page est partie. Vérifiez les accents, le code QR et la coupe.',
    file: 'Ce poste n’a pas d’imprimante\u00A0: la page d’essai est un PDF dans le dossier des tickets.',
    uncertain: 'La page est partie, mais l’imprimante n’a pas confirmé. Regardez si elle est sortie.',
    failed: (code: PrintCode): string => `${why[code]} Rien n’est changé${nbsp}: vérifiez-la et recommencez.`,
  },
  ticket: {
    waiting: 'En attente d’imprimante',
    uncertain: 'Peut-être imprimé',
    announce: (code: PrintCode, label: string): string =>
      `${why[code === '' ? 'printerOff' : code]} Le ticket ${label} est enregistré${nbsp}: annoncez le numéro.`,
    alone: 'Il sortira tout seul dès qu’elle répondra.',
    check: (label: string): string =>
      `L’imprimante s’est interrompue pendant le ticket ${label}${nbsp}: regardez s’il est sorti, sinon réimprimez.`,
    retry: 'Réessayer',
  },
  testPage: {
    label: 'ESSAI',
    title: 'Page d’essai',
    number: 'A058',
    accents: 'Français\u00A0: à é è ê ë ç ô û ï œ æ ÀÉÈÊÇŒ ’ « »',
    signs: 'Signes\u00A0: € – — … “ ” ñ ã õ á í ¿ ¡ º',
    left: 'À gauche',
    centre: 'Au centre, en gras',
    right: 'À droite',
    qr: 'GUICHET-ESSAI',
    qrHint: 'Ce code dit GUICHET-ESSAI.',
  },
} as const;
