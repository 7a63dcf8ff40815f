import type { Entry, Reference, ReferenceKind, SiteReference } from './reference';

/** Sorts the reference documents of one site by kind. `null` until the site itself is known. */
export const toSiteReference = (documents: readonly Reference[]): SiteReference | null => {
  const all = <Kind extends ReferenceKind>(kind: Kind): Entry<Kind>[] =>
    documents
      .filter((document) => document.body.kind === kind)
      .map((document) => ({ id: document.id, ...document.body }) as Entry<Kind>);
  const site = all('site')[0];
  if (!site) return null;
  return {
    site,
    desks: all('desk').toSorted((a, b) => a.number - b.number),
    stations: all('station').toSorted((a, b) => a.number - b.number),
    departments: all('department'),
    reasons: all('reason'),
    openingPeriods: all('openingPeriod'),
    closures: all('closure'),
    series: all('series'),
    agents: all('agent').toSorted((a, b) => a.shortName.localeCompare(b.shortName, 'fr')),
    unavailabilities: all('unavailability'),
    quotas: all('quota'),
    situations: all('situation'),
    paperRules: all('paperRule'),
    feeRules: all('feeRule'),
    messageTemplates: all('messageTemplate'),
    themes: all('theme'),
    rooms: all('room'),
    queuePolicies: all('queuePolicy'),
    publicScreens: all('publicScreen'),
    kiosks: all('kiosk'),
    ticketLayouts: all('ticketLayout'),
    commitments: all('commitment'),
    answerTemplates: all('answerTemplate'),
    importProfiles: all('importProfile'),
    recurringAbsences: all('recurringAbsence'),
    rosters: all('roster'),
    rights: all('rights'),
  };
};
