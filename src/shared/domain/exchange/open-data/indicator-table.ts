import type { Facts } from '../../insights/facts/fact';
import type { ToldMonth } from '../../insights/elected/told-months';
import type { Published } from '../../insights/protect/protect-lists';
import { isEnough, isTellable, LEAST_PUBLISHED } from '../../insights/protect/small-numbers';
import { quantile } from '../../insights/stats/quantile';
import type { Site } from '../../model/reference';
import type { Cell, DataTable, Field } from '../tables/data-table';
import type { PublishedMonth } from './published-months';

/** The indicators that are published. */
const indicators = ['contacts', 'kept', 'emailDelay', 'mailDelay', 'noShow', 'wait'] as const;
type Indicator = (typeof indicators)[number];
/** The words of the published indicators: of each its name, its unit, and how it is to be read. */
export type IndicatorWords = {
  readonly indicatorTitle: string;
  readonly administration: (commune: string) => string;
  readonly service: (site: string) => string;
  readonly collected: string;
  readonly indicators: Readonly<Record<Indicator, readonly [name: string, unit: string, comment: string]>>;
};

const text = (name: string): Field => ({ name, kind: 'text', title: name });

/** The columns of the State's schema `impact-service-public-numerique`, version 0.5.0, in its order. */
const indicatorFields: readonly Field[] = [
  text('administration_rattachement'),
  text('nom_service_public_numerique'),
  text('indicateur'),
  { name: 'valeur', kind: 'number', title: 'valeur' },
  text('unite_mesure'),
  { name: 'est_cible', kind: 'boolean', title: 'est_cible' },
  text('type_indicateur'),
  text('frequence_monitoring'),
  { name: 'date', kind: 'day', title: 'date' },
  { name: 'est_periode', kind: 'boolean', title: 'est_periode' },
  { name: 'date_debut', kind: 'day', title: 'date_debut' },
  { name: 'est_automatise', kind: 'boolean', title: 'est_automatise' },
  text('source_collecte'),
  text('denom_insee'),
  text('code_insee'),
  text('dataviz_wish'),
  text('commentaires'),
];

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** A list of counts by words, and which word stands for a key. */
type ToldList = { readonly counts: ReadonlyMap<string, Published>; readonly wordOf: (key: string) => string };

/** What is told of a month beside the indicators; `null` = withheld. `commitments`: see `ToldMonth`. */
export type ToldContacts = {
  readonly total: Published;
  readonly byChannel: ToldList;
  readonly commitments: ToldMonth['commitments'];
};

/**
 * A share in whole per cent; nothing where either side is of 1 to 10 people: it would tell of them. A finer one would tell of how many it is a
 * share.
 */
const published = (part: number, of: number): number | null => {
  const isEnoughOfBoth =
    isEnough(of, LEAST_PUBLISHED) && isTellable(part, LEAST_PUBLISHED) && isTellable(of - part, LEAST_PUBLISHED);
  return isEnoughOfBoth ? Math.round((part / of) * 100) : null;
};

/** The median of at least eleven. */
const publishedMedian = (values: readonly number[]): number | null => {
  const median = isEnough(values.length, LEAST_PUBLISHED) ? quantile(values, 0.5) : null;
  return median === null ? null : rounded(median);
};

/**
 * Each indicator of the facts of a month; `null` = too few, or not answered yet. One tells that there are people behind it, so it is left out where
 * they may be among what is withheld: the rest of that would be bounded by it.
 */
const valuesOf = (facts: Facts, told: ToldContacts): Readonly<Record<Indicator, number | null>> => {
  const { requests, appointments, tickets } = facts;
  const { byChannel, commitments } = told;
  const ifTold = (channel: string, value: number | null): number | null =>
    (byChannel.counts.get(byChannel.wordOf(channel)) ?? null) === null ? null : value;
  const delays = (channel: string): number | null => {
    const all = requests.filter((one) => one.channel === channel);
    if (all.some((one) => one.isOpen)) return null;
    return ifTold(channel, publishedMedian(all.flatMap((one) => one.workingDays ?? [])));
  };
  const came = appointments.filter((one) => one.end === 'attended').length;
  const missed = appointments.filter((one) => one.end === 'noShow').length;
  const waits = tickets.flatMap((one) => (one.booked ? [] : (one.waitMin ?? [])));
  return {
    contacts: told.total === 0 ? null : told.total,
    kept: commitments ? Math.floor((100 * commitments.kept) / commitments.of) : null,
    emailDelay: delays('email'),
    mailDelay: delays('mail'),
    noShow: ifTold('appointment', published(missed, came + missed)),
    wait: ifTold('desk', publishedMedian(waits)),
  };
};

const isOn = (day: string, month: PublishedMonth): boolean => month.from <= day && day <= month.to;

/**
 * The published indicators, a row for each month in which there is one. The contacts are the total that the lists of the month may tell.
 * Nothing of 1 to 10 people, also none that follows from these and the lists together; a delay only once all of the month is
 * answered, so that a later export says the same. The share of kept commitments is that of the publication of the month, since January. The INSEE code is not
 * known here and stays empty.
 */
export const indicatorTable = (
  facts: Facts,
  months: readonly (PublishedMonth & { readonly told: ToldContacts })[],
  site: Site,
  words: IndicatorWords,
): DataTable => {
  const rowOf = (month: PublishedMonth, indicator: Indicator, value: number): readonly Cell[] => {
    const [name, unit, comment] = words.indicators[indicator];
    const kind = indicator === 'contacts' ? 'usage' : 'impact';
    const whose: readonly Cell[] = [words.administration(site.commune), words.service(site.name), name, value, unit];
    return [
      ...whose,
      false,
      kind,
      'mensuelle',
      month.to,
      true,
      // A share of commitments is of the year up to the end of the month.
      indicator === 'kept' ? `${month.from.slice(0, 4)}-01-01` : month.from,
      true,
      words.collected,
      'COM',
      null,
      'linechart',
      comment,
    ];
  };
  const rows = months.flatMap((month) => {
    const ofMonth: Facts = {
      ...facts,
      requests: facts.requests.filter(({ day }) => isOn(day, month)),
      appointments: facts.appointments.filter(({ day }) => isOn(day, month)),
      tickets: facts.tickets.filter(({ day }) => isOn(day, month)),
    };
    const values = valuesOf(ofMonth, month.told);
    return indicators.flatMap((indicator) => {
      const value = values[indicator];
      return value === null ? [] : [rowOf(month, indicator, value)];
    });
  });
  return {
    name: 'impact-service-public-numerique',
    title: words.indicatorTitle,
    key: '',
    fields: indicatorFields,
    rows,
  };
};
