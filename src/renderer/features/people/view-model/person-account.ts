import { requestDetails } from '#shared/domain/lifecycle/request-details';
import type { Citizen, CitizenValues } from '#shared/domain/model/citizen';
import { displayName, toCitizenValues } from '#shared/domain/model/citizen-values';
import type { SiteReference } from '#shared/domain/model/reference';
import { situationsOf } from '#shared/domain/papers/rules-in-use';
import type { Appointment, AppointmentPerson } from '#shared/domain/model/appointment';
import { bookingText } from '#shared/i18n/fr/booking';
import { isCompanionRegister } from '#shared/domain/people/companions';
import { joinPassages, type PassageSources } from '#shared/domain/people/passages';
import type { Person } from '#shared/domain/people/person';
import { channelText } from '#shared/i18n/fr/common';
import { numericDay, shortTime } from '#shared/i18n/fr/format';
import { peopleText } from '#shared/i18n/fr/people';
import { settingsMessagesText } from '#shared/i18n/fr/settings-messages';
import type { PrintablePerson } from '#shared/ipc/printables';
import { entryById } from '#shared/lib/entry-by-id';
import { phoneInPairs } from '#shared/lib/phone';
import type { MessageRow } from '#shared/sync/wire/message-calls';
import { civilOf } from '#shared/time/civil';

import { passageLine } from './passage-line';

const texts = peopleText.account;
const identity = peopleText.identity;

/** All that is known of a person, in plain fields, so that another program can read it. Instants are UTC, days are civil. */
export type PersonAccount = {
  readonly format: 'guichet-person';
  readonly version: 1;
  readonly madeAt: string;
  readonly site: string;
  /** False when something could not be asked for: `missing` says what. */
  readonly missing: readonly ('olderPassages' | 'messages' | 'reserved')[];
  /** Each file that the person was merged of, the one that stays first. */
  readonly identity: readonly (CitizenValues & { readonly id: string })[];
  readonly guardian: string;
  readonly dependants: readonly string[];
  readonly companions: readonly string[];
  readonly appointments: readonly {
    readonly id: string;
    readonly day: string;
    readonly time: string;
    readonly reason: string;
    readonly status: string;
    readonly channel: string;
    readonly bookedAt: string;
    readonly preApplicationNumbers: readonly string[];
    /** What was noted of the person for their papers: an age bracket and a situation, in words. */
    readonly noted: readonly string[];
  }[];
  readonly tickets: readonly {
    readonly id: string;
    readonly day: string;
    readonly label: string;
    readonly reason: string;
    readonly status: string;
    readonly issuedAt: string;
    readonly outcome: string;
  }[];
  readonly requests: readonly {
    readonly id: string;
    readonly day: string;
    readonly channel: string;
    readonly reason: string;
    readonly subject: string;
    readonly status: string;
  }[];
  readonly messages: readonly Pick<MessageRow, 'trigger' | 'channel' | 'state' | 'day' | 'time' | 'askedAt'>[];
};

export type AccountFacts = {
  readonly person: Person;
  /** The stored citizens of all ids. */
  readonly citizens: readonly Citizen[];
  readonly sources: PassageSources;
  readonly messages: readonly MessageRow[];
  readonly missing: PersonAccount['missing'];
  readonly reference: SiteReference;
  readonly now: Date;
};

const alive = <One extends { readonly status: string }>(all: readonly One[]): readonly One[] =>
  all.filter(({ status }) => status !== 'void');

/**
 * What is known of a person, from what desk and server keep. Of an appointment of somebody else on which they came along only what is of
 * them is told: no number of another person with a file.
 */
export const accountOf = (facts: AccountFacts): PersonAccount => {
  const { person, citizens, sources, reference } = facts;
  const own = new Set(person.memberIds);
  const reasonOf = (id: string): string => entryById(reference.reasons, id)?.name ?? '';
  const situations = situationsOf(reference);
  const ownOf = ({ citizenId: holder, persons }: Appointment): readonly AppointmentPerson[] =>
    persons.filter(({ citizenId = '' }) => own.has(citizenId) || (citizenId === '' && own.has(holder)));
  const notedOf = ({ ageBand, situation }: AppointmentPerson): readonly string[] => [
    ...(ageBand === undefined ? [] : [bookingText.ages[ageBand]]),
    ...(situation === undefined ? [] : [situations.find(({ code }) => code === situation)?.label ?? situation]),
  ];
  const known = person.memberIds.flatMap((id) => entryById(citizens, id) ?? []);
  return {
    format: 'guichet-person',
    version: 1,
    madeAt: facts.now.toISOString(),
    site: `${reference.site.name}, ${reference.site.commune}`,
    missing: facts.missing,
    identity: known.map((citizen) => ({ id: citizen.id, ...toCitizenValues(citizen) })),
    guardian: person.guardian ? displayName(person.guardian.values) : '',
    dependants: person.dependants.map(({ values }) => displayName(values)),
    companions: known.flatMap(({ fields }) =>
      Object.entries(fields).flatMap(([name, { v }]) => (isCompanionRegister(name) && v !== '' ? [v] : [])),
    ),
    appointments: alive(sources.appointments).map((one) => ({
      id: one.id,
      day: one.day,
      time: one.time,
      reason: reasonOf(one.reasonId),
      status: one.status,
      channel: one.channel,
      bookedAt: one.bookedAt,
      preApplicationNumbers: ownOf(one)
        .map(({ preApplicationNumber }) => preApplicationNumber)
        .filter((number) => number !== ''),
      noted: ownOf(one).flatMap(notedOf),
    })),
    tickets: alive(sources.tickets).map(({ id, day, label, reasonId, status, issuedAt, outcome }) => ({
      id,
      day,
      label,
      reason: reasonOf(reasonId),
      status,
      issuedAt,
      outcome,
    })),
    requests: alive(sources.requests).map((request) => ({
      id: request.id,
      day: request.day,
      channel: request.channel,
      reason: reasonOf(request.reasonId),
      subject: requestDetails(request).subject,
      status: request.status,
    })),
    messages: facts.messages.map(({ trigger, channel, state, day, time, askedAt }) => ({
      trigger,
      channel,
      state,
      day,
      time,
      askedAt,
    })),
  };
};

type Row = PrintablePerson['blocks'][number]['rows'][number];
const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
const row = (label: string, ...parts: readonly string[]): Row => ({
  label: shortened(label, 100),
  value: shortened(parts.filter((part) => part !== '').join(' · '), 600),
});

const identityRows = ({ identity: files, guardian, dependants, companions }: PersonAccount): readonly Row[] => [
  ...files.flatMap((values, index) => [
    ...(index > 0 ? [row(texts.mergedFile, displayName(values))] : []),
    ...[
      row(identity.lastName, values.lastName),
      row(identity.firstName, values.firstName),
      row(identity.birthDate, values.birthDate === '' ? '' : numericDay(values.birthDate)),
      row(identity.phone, phoneInPairs(values.phone)),
      row(identity.email, values.email),
    ].filter(({ value }) => value !== ''),
  ]),
  ...(guardian === '' ? [] : [row(identity.guardian, guardian)]),
  // A row for each: a long list in one would be cut.
  ...dependants.map((name) => row(texts.dependant, name)),
  ...[...new Set(companions)].map((name) => row(texts.companion, name)),
];

const { triggers, channels, outbox } = settingsMessagesText;

/** The same in plain French for paper: who they are, every passage with its subject and numbers, and what was written to them. */
export const accountPage = (facts: AccountFacts): PrintablePerson => {
  const account = accountOf(facts);
  const { zone } = facts.reference.site;
  const { day: today, time } = civilOf(account.madeAt, zone);
  const reasonName = (id: string): string => entryById(facts.reference.reasons, id)?.name ?? '';
  const passages = joinPassages(facts.sources).toReversed();
  const passageRows = passages.map((passage): Row => {
    const line = passageLine(passage, today, reasonName, () => '');
    const booked = account.appointments.find(({ id }) => id === passage.appointment?.id);
    const { preApplicationNumbers: numbers = [], noted = [] } = booked ?? {};
    const channel = passage.request && passage.kind === 'request' ? channelText[passage.request.channel] : '';
    return row(line.when, line.what, line.details, line.word, channel, ...noted, texts.numbers(numbers));
  });
  const messageRows = account.messages.map(({ trigger, channel, state, day, time: at }) =>
    row(`${numericDay(day)} ${shortTime(at)}`.trim(), triggers[trigger], channels[channel], outbox.states[state]),
  );
  return {
    day: today,
    title: texts.heading,
    site: account.site,
    blocks: [
      { title: identity.title, rows: [...identityRows(account)] },
      { title: peopleText.passages.title, rows: passageRows.length > 0 ? passageRows : [row(texts.nothing)] },
      { title: texts.messages, rows: messageRows.length > 0 ? messageRows : [row(texts.nothing)] },
    ],
    foot: [texts.foot(today, time), texts.notHere, ...account.missing.map((what) => texts.missing[what])],
  };
};
