import { no, ok, type Result } from '../lib/result';
import { townFileWords as words } from '../i18n/fr/town-file';
import { readJsonFile, type FileFault } from './read-json-file';
import { toTown, type Town } from './to-town';
import { townFileSchema, type TownFile } from './town-file-schema';

type Fault = { readonly path: string; readonly what: string };
type Kind = keyof typeof words.kinds;

const fault = (path: string, what: string): Fault => ({ path, what });

const twice = (path: string, key: string, names: readonly string[]): Fault[] =>
  names.flatMap((name, index) =>
    names.indexOf(name) < index ? [fault(`${path}[${index}].${key}`, words.twice(name))] : [],
  );

const backwards = (path: string, from: string | undefined, to: string | undefined): Fault[] =>
  from !== undefined && to !== undefined && to <= from ? [fault(`${path}.to`, words.backwards(from, to))] : [];

const daysBackwards = (path: string, from: string | undefined, to: string | undefined, key: string): Fault[] =>
  from !== undefined && to !== undefined && to < from ? [fault(`${path}.${key}`, words.backwards(from, to))] : [];

/** Looks names up in what the file itself lists. */
const namesIn = ({ desks, reasons, agents = [] }: TownFile) => {
  const known: Readonly<Record<Kind, readonly string[]>> = {
    desk: desks.map((one) => one.name),
    reason: reasons.map((one) => one.code),
    agent: agents.map((one) => one.name),
  };
  const one = (path: string, kind: Kind, name: string | undefined): Fault[] =>
    name === undefined || known[kind].includes(name)
      ? []
      : [fault(path, words.unknownName(words.kinds[kind], name, known[kind]))];
  const all = (path: string, kind: Kind, names: readonly string[] = []): Fault[] =>
    names.flatMap((name, index) => one(`${path}[${index}]`, kind, name));
  return { one, all };
};

type Names = ReturnType<typeof namesIn>;

const openingFaults = ({ openings }: TownFile, { all }: Names): Fault[] =>
  openings.flatMap((one, index) => {
    const path = `openings[${index}]`;
    const hasOne = (one.day === undefined) !== (one.weekdays === undefined);
    return [
      ...(hasOne ? [] : [fault(path, words.dayOrWeekdays)]),
      ...backwards(path, one.from, one.to),
      ...daysBackwards(path, one.validFrom, one.validUntil, 'validUntil'),
      ...all(`${path}.desks`, 'desk', one.desks),
      ...all(`${path}.reasons`, 'reason', one.reasons),
    ];
  });

const spellFaults = ({ closures = [], absences = [] }: TownFile, { one: known, all }: Names): Fault[] => [
  ...closures.flatMap((one, index) => [
    ...backwards(`closures[${index}]`, one.from, one.to),
    ...daysBackwards(`closures[${index}]`, one.fromDay, one.toDay, 'toDay'),
    ...all(`closures[${index}].desks`, 'desk', one.desks),
  ]),
  ...absences.flatMap((one, index) => [
    ...backwards(`absences[${index}]`, one.from, one.to),
    ...daysBackwards(`absences[${index}]`, one.fromDay, one.toDay, 'toDay'),
    ...known(`absences[${index}].agent`, 'agent', one.agent),
    ...known(`absences[${index}].replacedBy`, 'agent', one.replacedBy),
  ]),
];

const appointmentFaults = ({ appointments = [], reasons }: TownFile, { one: known }: Names): Fault[] =>
  appointments.flatMap((one, index) => {
    const path = `appointments[${index}]`;
    const most = reasons.find((reason) => reason.code === one.reason)?.durationsMin.length ?? Number.POSITIVE_INFINITY;
    const isTooMany = one.durationMin === undefined && (one.persons ?? 1) > most;
    return [
      ...known(`${path}.desk`, 'desk', one.desk),
      ...known(`${path}.reason`, 'reason', one.reason),
      ...(isTooMany ? [fault(`${path}.persons`, words.tooManyPersons(most))] : []),
    ];
  });

/** What the shape of a file cannot tell: names that are not there or there twice, ends before beginnings, tables that are too short. */
const checkTownFile = (file: TownFile): Fault[] => {
  const names = namesIn(file);
  const { reasons, desks, agents = [], quotas = [] } = file;
  return [
    ...twice(
      'reasons',
      'code',
      reasons.map((one) => one.code),
    ),
    ...twice(
      'desks',
      'name',
      desks.map((one) => one.name),
    ),
    ...twice(
      'agents',
      'name',
      agents.map((one) => one.name),
    ),
    ...desks.flatMap((one, index) => names.all(`desks[${index}].reasons`, 'reason', one.reasons)),
    ...agents.flatMap((one, index) => names.one(`agents[${index}].desk`, 'desk', one.desk)),
    ...openingFaults(file, names),
    ...spellFaults(file, names),
    ...quotas.flatMap((one, index) => names.all(`quotas[${index}].reasons`, 'reason', one.reasons)),
    ...appointmentFaults(file, names),
  ];
};

/** Reads a town file: its town, or everything that is wrong with it, each with its path and what to do. */
export const readTownFile = (text: string): Result<Town, readonly FileFault[]> => {
  const file = readJsonFile(text, townFileSchema);
  if (!file.ok) return file;
  const faults = checkTownFile(file.value);
  return faults.length > 0 ? no(faults) : ok(toTown(file.value));
};
