import type { Site } from '#shared/domain/model/reference';
import { settingsSiteText } from '#shared/i18n/fr/settings-site';
import { phoneDigits, phoneInPairs } from '#shared/lib/phone';
import { DESK_WINDOW_DAYS } from '#shared/sync/desk-window';

import { readNumber } from '../parts/read-number';
import type { FormShape } from '../parts/use-entry-state';

export type SiteBody = Omit<Site, 'id'>;

/** Chosen in « Identification » and « Conservation », and carried along. */
type ChosenElsewhere = Pick<SiteBody, 'signIn' | 'retention'>;

/** The town hall as its form holds it: figures as they are typed. */
export type SiteDraft = Pick<Site, 'name' | 'commune' | 'zone' | 'territory' | 'accent'> & {
  readonly waitGoal: string;
  readonly step: string;
  readonly publicUrl: string;
  /** As it is typed; `''` = none. */
  readonly phone: string;
  readonly address: string;
  readonly dpoContact: string;
  readonly accessContact: string;
  /** `''` = not given. */
  readonly inhabitants: string;
  /** Euros by civil year; `''` = not given. */
  readonly costs: Readonly<Record<string, string>>;
  readonly trackedPopulation: boolean;
  readonly windowDays: string;
} & ChosenElsewhere;

const costsOf = (costs: SiteDraft['costs']): Pick<SiteBody, 'receptionCosts'> => {
  const receptionCosts = Object.entries(costs)
    .filter(([, euros]) => euros.trim() !== '')
    .map(([year, euros]) => ({ year: Number(year), euros: readNumber(euros) }))
    .toSorted((a, b) => a.year - b.year);
  return receptionCosts.length === 0 ? {} : { receptionCosts };
};

export const siteShape: FormShape<SiteBody, SiteDraft> = {
  toDraft: ({
    name,
    commune,
    zone,
    territory,
    accent,
    waitGoalMin,
    startStepMin = 5,
    publicUrl = '',
    phone = '',
    address = '',
    dpoContact = '',
    accessContact = '',
    inhabitants,
    receptionCosts = [],
    trackedPopulation = false,
    deskWindowDays = DESK_WINDOW_DAYS,
    signIn,
    retention,
  }) => ({
    ...(signIn ? { signIn } : {}),
    ...(retention ? { retention } : {}),
    name,
    commune,
    zone,
    territory,
    accent,
    waitGoal: String(waitGoalMin),
    step: String(startStepMin),
    publicUrl,
    phone: phoneInPairs(phone),
    address,
    dpoContact,
    accessContact,
    inhabitants: inhabitants === undefined ? '' : String(inhabitants),
    costs: Object.fromEntries(receptionCosts.map(({ year, euros }) => [String(year), String(euros)])),
    trackedPopulation,
    windowDays: String(deskWindowDays),
  }),
  toBody: ({
    waitGoal,
    step,
    publicUrl,
    phone,
    address,
    dpoContact,
    accessContact,
    inhabitants,
    costs,
    trackedPopulation,
    windowDays,
    name,
    commune,
    accent,
    ...draft
  }) => ({
    kind: 'site',
    ...draft,
    name: name.trim(),
    commune: commune.trim(),
    accent: accent.trim().toLowerCase(),
    waitGoalMin: readNumber(waitGoal),
    startStepMin: readNumber(step),
    ...(inhabitants === '' ? {} : { inhabitants: readNumber(inhabitants) }),
    ...costsOf(costs),
    ...(trackedPopulation ? { trackedPopulation } : {}),
    ...(readNumber(windowDays) === DESK_WINDOW_DAYS ? {} : { deskWindowDays: readNumber(windowDays) }),
    // What holds no digit stays as it was typed, so that its fault is told.
    ...(phone.trim() === '' ? {} : { phone: phoneDigits(phone) || phone.trim() }),
    ...(address.trim() === '' ? {} : { address: address.trim() }),
    ...(dpoContact.trim() === '' ? {} : { dpoContact: dpoContact.trim() }),
    ...(accessContact.trim() === '' ? {} : { accessContact: accessContact.trim() }),
    ...(publicUrl.trim() === '' ? {} : { publicUrl: publicUrl.trim().replace(/\/+$/, '') }),
  }),
  what: () => settingsSiteText.what,
};
