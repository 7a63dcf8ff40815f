import { count, numericDay } from './format';

const nbsp = '\u00A0';

/** Texts of the report of one page. */
export const yearlyReportText = {
  site: (site: string, commune: string) => `${site}, ${commune}`,
  town: (commune: string) => `${commune}, tous les sites`,
  fileName: (from: string, to: string) => `rapport-${from}-${to}`,
  title: (contacts: string, period: string) => `${contacts} contacts avec les habitants, ${period}`,
  /** `before` = what it is held against; `''` = nothing. */
  subtitle: (before: string, asOf: string, isPublished: boolean) =>
    `${isPublished ? '' : 'À usage interne. '}${before === '' ? '' : `Comparaison${nbsp}: ${before}. `}Arrêté au ${asOf}.`,
  figures: {
    contacts: 'Contacts',
    perThousand: `Pour 1${nbsp}000 habitants`,
    inhabitants: (shown: string) => `${shown} habitants`,
    kept: 'Engagements tenus',
    cost: 'Coût par contact',
    costOf: (total: string) => `sur ${total}${nbsp}€`,
    before: (shown: string) => `${shown} un an avant`,
    decided: (shown: string) => `sur ${shown} demandes échues`,
    unknown: '·',
  },
  blocks: {
    channels: 'Par où l’on s’adresse à la mairie',
    commitments: 'Engagements tenus et délais, par canal',
    needs: 'Besoins qui changent',
    themes: 'De quoi il s’agit',
    sites: 'Engagements tenus, par site',
    people: 'Personnes suivies, par âge atteint dans l’année',
  },
  sentences: {
    channels: (channel: string, share: string) => `${channel}${nbsp}: ${share} des contacts.`,
    noChannels: 'Aucun contact sur la période.',
    commitments: (kept: string, of: string) => `${kept} des ${of} demandes échues ont eu leur réponse à temps.`,
    noCommitments: 'Trop peu de demandes échues pour le dire.',
    fewCommitments: `Part non montrée${nbsp}: trop peu de réponses à temps ou en retard, ou retenue pour que de petits nombres ne s’en déduisent pas.`,
    growing: (reason: string, change: string) => `${reason}${nbsp}: ${change}, au-delà du hasard.`,
    steady: 'Rien ne change au-delà du hasard.',
    noBefore: 'L’année d’avant n’est pas connue.',
    themes: (theme: string) => `D’abord${nbsp}: ${theme}.`,
    noThemes: 'Aucun thème noté à la clôture.',
    sites: 'Les écarts tiennent compte de la taille des sites.',
    people: (total: string, minors: string) =>
      `${total} personnes${minors === '' ? '' : `, dont ${minors} mineurs`}. Aucun nombre de moins de onze.`,
    fewPeople: 'Trop peu de personnes pour le dire.',
  },
  all: 'Tous canaux',
  kept: (kept: string, of: string) => `${kept} sur ${of}`,
  delay: (median: string) => `médiane ${median}${nbsp}j`,
  against: (now: string, before: string, isSignificant: boolean) =>
    `${now} contre ${before}${isSignificant ? '' : ', non significatif'}`,
  positions: { usual: 'dans la norme', above: 'au-dessus', below: 'en dessous', hidden: 'non montré' },
  foot: {
    what: `Un contact${nbsp}: une demande reçue, par tout canal, ou un rendez-vous honoré.`,
    internal: `À usage interne${nbsp}: à côté d’un autre, ou du rapport annuel des élus, qui seul se publie, il laisse deviner de petits nombres.`,
    delay: 'Délais en jours calendaires, de la réception à la clôture.',
    withheld: (least: string) =>
      `·${nbsp}: moins de ${least}, ou retenu pour que moins de ${least} ne s’en déduisent pas. Aucun chiffre sur une personne ou un agent.`,
    unsynced: (desks: number) => `${count(desks, 'poste n’avait', 'postes n’avaient')} pas tout envoyé.`,
    asOf: (day: string, time: string) => `${numericDay(day)} à ${time}`,
  },
} as const;
