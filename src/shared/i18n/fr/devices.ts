import type { DeviceRank } from '../../domain/rights/writes';
import { count, dayAndMonth, quoted, shortTime } from './format';

const nbsp = '\u00A0';

const ranks = {
  desk: 'Poste',
  admin: 'Poste d’administration',
  display: 'Écran d’affichage',
  kiosk: 'Borne',
  elected: 'Poste d’élu',
} as const satisfies Record<DeviceRank, string>;

/** What the server calls the device of the app that embeds it, and itself where it acts. */
const [LOCAL_NAME, SERVER_ID] = ['local', 'server'];

/** What a machine is called, `''` for one without a name; the one that holds the server has none that people know. */
export const machineName = (name: string): string => (name === LOCAL_NAME ? 'Poste serveur' : name);
/** Whether it is the one that holds the server, by its stored name. */
export const holdsServer = (name: string): boolean => name === LOCAL_NAME;

const nameless = 'Sans nom';
const named = (name: string): string => machineName(name) || nameless;
const atServer = 'le serveur';
const here = 'ce poste';

/** Whose code a machine came by. `nameOf` gives the stored name of a machine, `undefined` = none of the list. */
const invitedBy = (
  { name, invitedBy: id = '' }: { readonly name: string; readonly invitedBy?: string },
  ownId: string,
  nameOf: (id: string) => string | undefined,
): string => {
  if (id === SERVER_ID || holdsServer(name)) return atServer;
  if (id === '') return 'inconnu (avant cette version)';
  if (id === ownId) return here;
  const by = nameOf(id);
  return by === undefined ? 'machine inconnue' : named(by);
};

/** `le 1er décembre`, with the year where it is another one. */
const on = (day: string, today: string): string =>
  `le ${dayAndMonth(day)}${day.slice(0, 4) === today.slice(0, 4) ? '' : `\u00A0${day.slice(0, 4)}`}`;

/** Texts of the one-time codes that are open. */
export const openCodesText = {
  title: 'Codes ouverts',
  ranks,
  none: 'Aucun code n’est ouvert.',
  reading: 'Lecture des codes ouverts…',
  unreachable: 'Ils ne se lisent qu’avec le serveur de la mairie, qui ne répond pas.',
  lastAdmin: {
    text: 'C’est le seul poste d’administration\u00A0: son accès n’est pas coupé, sinon personne ne pourrait plus en inviter.',
    todo: 'Invitez d’abord un autre poste d’administration, puis recommencez.',
  },
  lastAdminPerson: {
    text: 'C’est la seule personne qui peut encore administrer la mairie\u00A0: son accès reste ouvert.',
    todo: 'Qu’une autre personne du rôle Administration choisisse d’abord son code.',
  },
  keysOpen: {
    text: 'Cent clés sont déjà ouvertes, c’est le plus possible.',
    todo: 'Coupez celles qui ne servent plus.',
  },
  fullTodo: 'Annulez-en un, ou attendez que l’un d’eux serve ou se termine.',
  madeHere: 'code demandé sur ce poste',
  madeAtServer: 'code demandé sur le serveur',
  madeBy: (name: string) => `code demandé sur ${quoted(machineName(name))}`,
  madeByNobody: 'code demandé sur un autre poste',
  left: (minutes: number) => `encore ${minutes}\u00A0min`,
  end: 'Annuler ce code',
  endOf: (rank: DeviceRank, by: string, left: string) => `Annuler ce code\u00A0: ${ranks[rank]}, ${by}, ${left}`,
  ended: 'Code annulé\u00A0: il n’ouvre plus rien.',
} as const;

/** Texts of the section that lists the machines of the town hall. */
export const devicesText = {
  lead: 'Les postes, écrans et bornes qui ont accès à la mairie. Coupez l’accès d’une machine qui ne sert plus\u00A0; effacez celle qui est volée, perdue ou donnée.',
  list: 'Postes reliés',
  ranks,
  heads: {
    name: 'Nom',
    rank: 'Sorte',
    reserved: 'Demandes réservées',
    invited: 'Invité par',
    enrolled: 'Relié',
    seen: 'Vu',
    act: 'Couper l’accès ou effacer',
  },
  series: (series: string) => `série ${series}`,
  here,
  name: named,
  invitedBy,
  on,
  at: (day: string, time: string, today: string) => `${on(day, today)} vers ${shortTime(time)}`,
  never: 'jamais',
  out: 'accès coupé',
  loading: 'Lecture des postes reliés…',
  unreachable: 'Le serveur de la mairie ne répond pas. Les postes s’affichent quand la liaison est revenue.',
  notAllowed: 'Les postes se règlent sur un poste d’administration.',
  withoutRoom: (rows: number, last: string): string =>
    `${count(rows, 'saisie refusée', 'saisies refusées')}, faute de place pour les mettre de côté${nbsp}: la dernière ${last}`,
  reserved: {
    all: 'toutes',
    none: 'aucune',
    change: 'Choisir',
    changeOf: (name: string) => `Choisir les demandes réservées de «\u00A0${name}\u00A0»`,
    title: (name: string) => `Demandes réservées sur «\u00A0${name}\u00A0»`,
    effect:
      'Le poste ne garde que les demandes réservées des services cochés. Celles des autres en partent à son prochain échange\u00A0; rien n’est perdu, le serveur les garde.',
    keep: 'Annuler',
    save: 'Enregistrer',
    done: (name: string) => `Les demandes réservées de «\u00A0${name}\u00A0» sont choisies.`,
  },
  shutOut: 'Couper l’accès',
  shutOutOf: (name: string) => `Couper l’accès de «\u00A0${name}\u00A0»`,
  ask: {
    title: (name: string) => `Couper l’accès de «\u00A0${name}\u00A0»\u00A0?`,
    effect: 'Il s’arrête tout de suite et pour de bon. Les codes ouverts demandés sur cette machine sont annulés.',
    effectServer:
      'Il s’arrête tout de suite, et reprend quand Guichet y redémarre\u00A0: c’est lui qui garde les données. Les codes ouverts demandés sur cette machine sont annulés.',
    kept: 'Ce qu’elle n’a pas encore envoyé reste sur elle. Pour la relier de nouveau, il faudra l’inviter.',
    own: 'C’est le poste sur lequel vous êtes\u00A0: il n’échangera plus rien avec la mairie.',
    keep: 'Garder l’accès',
  },
  wipe: {
    act: 'Effacer',
    actOf: (name: string) => `Effacer «\u00A0${name}\u00A0»`,
    title: (name: string) => `Effacer «\u00A0${name}\u00A0»\u00A0?`,
    effect:
      'Son accès est coupé tout de suite et pour de bon. Dès qu’il joint le serveur, même dans des semaines, il efface tout ce qu’il garde de la mairie et le dit à l’écran. Personne ne peut plus l’annuler.',
    which: (rank: string, series: string, enrolled: string) =>
      `${rank}${series === '' ? '' : `, série ${series}`}, relié ${enrolled}.`,
    unsent: (seen: string) =>
      `Ce qu’il n’a pas encore envoyé est perdu. Vu pour la dernière fois\u00A0: ${seen}. Si la machine est entre vos mains, ouvrez-y d’abord Guichet et laissez-la tout envoyer.`,
    own: 'C’est le poste sur lequel vous êtes\u00A0: tout ce qu’il garde est effacé dans un instant.',
    keep: 'Ne pas effacer',
    done: (name: string) =>
      `«\u00A0${name}\u00A0» n’a plus d’accès et s’efface dès qu’il joint le serveur. La liste le dit quand c’est fait.`,
    waiting: 'à effacer\u00A0: ce poste n’est pas encore revenu',
    erased: (day: string, time: string, today: string) => `effacé ${on(day, today)} à ${shortTime(time)}`,
  },
  done: (name: string) => `L’accès de «\u00A0${name}\u00A0» est coupé.`,
  children: 'Entrées par les codes d’une machine coupée',
  childrenHint: 'Elles gardent leur accès. Coupez aussi celui des machines que vous ne connaissez pas.',
  inviteAdmin: 'Inviter un poste d’administration',
  adminCode: 'Code d’un poste d’administration',
  adminHow:
    'Sur l’autre poste, choisissez «\u00A0Rejoindre une mairie\u00A0» et donnez l’adresse et ce code. Il pourra tout régler, et couper l’accès d’autres machines.',
  address: 'Adresse',
  once: (time: string) => `Il sert une seule fois, jusqu’à ${time}.`,
  copy: 'Copier',
  copied: 'Copié',
  local: 'Cette adresse ne répond que sur ce poste.',
} as const;

/** What a screen says of requests that do not come to this desk, or do not stay on it. */
export const withheldText = {
  here: (reasons: string): string =>
    `Ce poste ne reçoit pas les demandes réservées (${reasons}). Un administrateur les ouvre dans Réglages, Postes reliés.`,
  leaves: 'Motif réservé\u00A0: cette demande va à son service et quitte ce poste dès que le serveur l’a reçue.',
} as const;
